/** Rows of the log as people read them, and which rows a filter lets through. */

import type { LogRow } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import {
  type AnyEntry,
  type EntryType,
  entryTypes,
  outcomeOf,
  parseEntryBody,
} from '../../shared/vocabulary/entry.ts';
import { type Language, Refusal } from '../../shared/vocabulary/refusal.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { entryObjects, entrySentence, type Filed } from '../audit/entry-sentence.ts';
import { decodeUtf8 } from '../sealing/suite.ts';
import { findDocument, findDossier } from '../storage/dossiers.ts';
import { findLeaf, type LeafRow, openingsOf } from '../storage/log-rows.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';

export type LogFilter = Omit<ParsedInput<'log.page'>, 'before' | 'limit'>;

export const readBody = (leaf: Pick<LeafRow, 'payload'>): AnyEntry =>
  parseEntryBody(JSON.parse(decodeUtf8(new Uint8Array(leaf.payload))));

export const logReaders = ['auditor', 'custodian', 'approver'] as const;

/** An auditor without clearance sees numbers for names, and no texts (D3). */
export const hidesNames = (desk: Person): boolean =>
  desk.roles.includes('auditor') && desk.clearance === null;

/** Whoever is shown no names asks by number (`#7`), or the answer to a name would tell whose number it is (D3). */
export function personAsked(vault: OpenVault, desk: Person, who: string): Person {
  if (hidesNames(desk) && !/^#\d{1,9}$/.test(who)) throw new Refusal('NO_SUCH_PERSON');
  return findPerson(vault.db, who);
}

function typesWanted(filter: LogFilter): readonly EntryType[] | null {
  const asked = filter.types?.filter((type): type is EntryType => entryTypes.includes(type as EntryType));
  if (filter.outcome === undefined) return asked ?? null;
  return (asked ?? entryTypes).filter((type) => outcomeOf(type) === filter.outcome);
}

const wallOf = (vault: OpenVault, index: number): number => {
  const leaf = findLeaf(vault.db, index);
  return leaf === null ? 0 : readBody(leaf).at.wall;
};

/** First index at or after a time; the log's times run forward but for clock jumps, which rows are checked for. */
function firstAt(vault: OpenVault, ms: number): number {
  let [low, high] = [0, vault.writer.size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (wallOf(vault, middle) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A jump of the clock may have put entries of a day on the other side of its border. */
const jumpSlack = 2_000;
/** Rows looked at in one go; a rare kind of entry is sought further with the next page. */
const scannedMax = 200_000;

export interface Refs {
  /** Gives the ids of which an entry names one. */
  readonly select: string;
  readonly ids: readonly string[];
}

/** An issue, a return, the end of a view name the loan or the view only, and are about its document all the same. */
function refsAbout(vault: OpenVault, about: string, desk: Person): Refs {
  if (about.includes('/')) {
    const { id } = findDocument(vault.db, about, desk).document;
    return {
      select: `SELECT ? UNION ALL SELECT id FROM loan WHERE document = ? UNION ALL SELECT id FROM view WHERE document = ?
        UNION ALL SELECT id FROM note WHERE document = ? UNION ALL SELECT release FROM release_item WHERE document = ?`,
      ids: [id, id, id, id, id],
    };
  }
  const { id } = findDossier(vault.db, about, desk);
  return {
    select: `SELECT ? UNION ALL SELECT id FROM document WHERE dossier = ? UNION ALL SELECT id FROM loan WHERE dossier = ?
      UNION ALL SELECT v.id FROM view v JOIN document d ON d.id = v.document WHERE d.dossier = ?
      UNION ALL SELECT n.id FROM note n JOIN document d ON d.id = n.document WHERE d.dossier = ?
      UNION ALL SELECT id FROM release WHERE dossier = ?`,
    ids: [id, id, id, id, id, id],
  };
}

/** What is asked about, as ids that entries name. */
export function refsOf(
  vault: OpenVault,
  desk: Person,
  { person, about }: { readonly person?: string | undefined; readonly about?: string | undefined },
): readonly Refs[] {
  return [
    ...(person === undefined ? [] : [{ select: 'SELECT ?', ids: [personAsked(vault, desk, person).id] }]),
    ...(about === undefined ? [] : [refsAbout(vault, about, desk)]),
  ];
}

/** Entries in [low, high) that name one id of each of `refs`. */
export function leavesNaming(
  refs: readonly Refs[],
  low: number,
  high: number,
): {
  readonly from: string;
  readonly conditions: readonly string[];
  readonly values: readonly (string | number)[];
} {
  // What is asked about leads; the others are looked up for each of its rows.
  const [lead, ...others] = refs.toReversed();
  return {
    from:
      lead === undefined
        ? 'leaf l'
        : `(SELECT DISTINCT m.idx FROM mention m WHERE m.ref IN (${lead.select}) AND m.idx >= ? AND m.idx < ?) lead
           JOIN leaf l ON l.idx = lead.idx`,
    conditions: [
      'l.idx >= ?',
      'l.idx < ?',
      ...others.map(
        ({ select }) => `EXISTS (SELECT 1 FROM mention m WHERE m.ref IN (${select}) AND m.idx = l.idx)`,
      ),
    ],
    values: [
      ...(lead === undefined ? [] : [...lead.ids, low, high]),
      low,
      high,
      ...others.flatMap(({ ids }) => ids),
    ],
  };
}

export interface FoundLeaves {
  readonly leaves: readonly LeafRow[];
  readonly next: number | null;
}

/** What a filter asks of the entries before `before`, but for the border of a jumped clock. */
function searchOf(vault: OpenVault, desk: Person, filter: LogFilter, before: number) {
  const types = typesWanted(filter);
  return {
    refs: refsOf(vault, desk, filter),
    low: Math.max(0, (filter.fromMs === undefined ? 0 : firstAt(vault, filter.fromMs)) - jumpSlack),
    high: Math.min(before, filter.toMs === undefined ? before : firstAt(vault, filter.toMs) + jumpSlack),
    leavesBetween(refs: readonly Refs[], low: number, high: number, order: 'ASC' | 'DESC', limit: number) {
      const named = leavesNaming(refs, low, high);
      const conditions = [
        ...named.conditions,
        ...(types === null ? [] : [`l.type IN (${types.map(() => '?').join(',')})`]),
      ];
      return vault.db.all<LeafRow>(
        `SELECT l.* FROM ${named.from} WHERE ${conditions.join(' AND ')} ORDER BY l.idx ${order} LIMIT ?`,
        ...named.values,
        ...(types ?? []),
        limit,
      );
    },
    isWithin(leaf: LeafRow): boolean {
      if (filter.fromMs === undefined && filter.toMs === undefined) return true;
      const { wall } = readBody(leaf).at;
      return wall >= (filter.fromMs ?? 0) && wall < (filter.toMs ?? Number.POSITIVE_INFINITY);
    },
  };
}

/** Newest first, before `before`. */
export function findLeaves(
  vault: OpenVault,
  desk: Person,
  filter: LogFilter,
  before: number,
  limit: number,
): FoundLeaves {
  const { refs, low, high, leavesBetween, isWithin } = searchOf(vault, desk, filter, before);
  const floor = refs.length === 0 ? Math.max(low, high - scannedMax) : low;
  const found = leavesBetween(refs, floor, high, 'DESC', limit);
  // A whole page may lie beyond the border that the clock's jumps left open: the search goes on below it.
  const last = found.at(-1)?.idx;
  const next = found.length >= limit && last !== undefined ? last : floor > low ? floor : null;
  return { leaves: found.filter(isWithin), next: next === 0 ? null : next };
}

/** Oldest first, those before `size`; `at` is how far the search has come. */
export function* leavesForward(
  vault: OpenVault,
  desk: Person,
  filter: LogFilter,
  size: number,
  limit: number,
): Generator<{ readonly leaves: readonly LeafRow[]; readonly at: number }> {
  const { refs, low, high, leavesBetween, isWithin } = searchOf(vault, desk, filter, size);
  for (let from = low; from < high; ) {
    const to = refs.length === 0 ? Math.min(high, from + scannedMax) : high;
    const found = leavesBetween(refs, from, to, 'ASC', limit);
    const last = found.at(-1)?.idx;
    from = found.length >= limit && last !== undefined ? last + 1 : to;
    yield { leaves: found.filter(isWithin), at: from };
  }
}

export const shownRow = (vault: OpenVault, desk: Person, leaf: LeafRow, language: Language): LogRow =>
  shownParts(vault, desk, leaf, language).row;

/** A row with what it was made of, as far as whoever is at the desk may know it. */
export function shownParts(
  vault: OpenVault,
  desk: Person,
  leaf: LeafRow,
  language: Language,
): {
  readonly row: LogRow;
  readonly body: AnyEntry;
  readonly personNo: number | null;
  readonly filed: Filed | null;
} {
  const body = readBody(leaf);
  const hidden = hidesNames(desk);
  const actor = body.signers[0]?.person ?? body.actor.person;
  const person = actor === null || actor === undefined ? null : loadPerson(vault.db, actor);
  const who = person === null ? null : hidden ? `#${person.no}` : amongOthers(person);
  const objects = entryObjects(vault.db, body, language);
  const texts = new Map(openingsOf(vault.db, leaf.idx).map((o) => [o.commitment, o.text]));
  const textOf = (commitment: unknown): string | null => {
    if (hidden || typeof commitment !== 'object' || commitment === null) return null;
    return texts.get((commitment as { commit?: string }).commit ?? '') ?? null;
  };
  const data = body.data as { reason?: unknown; ground?: unknown; remark?: unknown };
  const row: LogRow = {
    index: leaf.idx,
    type: body.type,
    atMs: body.at.wall,
    offsetMinutes: body.at.offset,
    person: who,
    role: body.signers[0]?.as ?? body.actor.role,
    sentence: entrySentence(
      body,
      who,
      hidden ? { ...objects, named: objects.about, person: null } : objects,
      language,
    ),
    about: objects.about,
    place: textOf(body.place),
    reason: textOf(data.reason ?? data.ground ?? data.remark),
    outcome: body.outcome,
  };
  const filed =
    hidden && objects.filed !== null ? { ...objects.filed, client: null, title: null } : objects.filed;
  return { row, body, personNo: person?.no ?? null, filed };
}
