/** Rows of the log as people read them, and which rows a filter lets through. */
import type { LogRow } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import {
  type AnyEntry,
  type EntryType,
  entryTypes,
  outcomeOf,
  parseEntryBody,
} from '../../shared/vocabulary/entry.ts';
import type { Language } from '../../shared/vocabulary/refusal.ts';
import { entryObjects, entrySentence } from '../audit/entry-sentence.ts';
import type { OpenVault } from '../open-vault.ts';
import { decodeUtf8 } from '../sealing/suite.ts';
import { findDocument, findDossier } from '../storage/dossiers.ts';
import { type LeafRow, openingsOf } from '../storage/log-rows.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';

export type LogFilter = Omit<ParsedInput<'log.page'>, 'before' | 'limit'>;

export const readBody = (leaf: Pick<LeafRow, 'payload'>): AnyEntry =>
  parseEntryBody(JSON.parse(decodeUtf8(new Uint8Array(leaf.payload))));

/** An auditor without clearance sees numbers for names, and no texts (D3). */
export const hidesNames = (desk: Person): boolean =>
  desk.roles.includes('auditor') && desk.clearance === null;

function typesWanted(filter: LogFilter): readonly EntryType[] | null {
  const asked = filter.types?.filter((type): type is EntryType => entryTypes.includes(type as EntryType));
  if (filter.outcome === undefined) return asked ?? null;
  return (asked ?? entryTypes).filter((type) => outcomeOf(type) === filter.outcome);
}

const wallOf = (vault: OpenVault, index: number): number => {
  const leaf = vault.db.get<LeafRow>('SELECT * FROM leaf WHERE idx = ?', index);
  return leaf === undefined ? 0 : readBody(leaf).at.wall;
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

export interface FoundLeaves {
  readonly leaves: readonly LeafRow[];
  readonly next: number | null;
}

/** Newest first, before `before`. */
export function findLeaves(
  vault: OpenVault,
  desk: Person,
  filter: LogFilter,
  before: number,
  limit: number,
): FoundLeaves {
  const refs: string[] = [];
  if (filter.person !== undefined) refs.push(findPerson(vault.db, filter.person).id);
  if (filter.about !== undefined) {
    refs.push(
      filter.about.includes('/')
        ? findDocument(vault.db, filter.about, desk).document.id
        : findDossier(vault.db, filter.about, desk).id,
    );
  }
  const types = typesWanted(filter);
  const low = Math.max(0, (filter.fromMs === undefined ? 0 : firstAt(vault, filter.fromMs)) - jumpSlack);
  const high = Math.min(before, filter.toMs === undefined ? before : firstAt(vault, filter.toMs) + jumpSlack);
  const floor = refs.length === 0 ? Math.max(low, high - scannedMax) : low;
  const where = [
    'l.idx >= ?',
    'l.idx < ?',
    ...refs.map(() => 'EXISTS (SELECT 1 FROM mention m WHERE m.ref = ? AND m.idx = l.idx)'),
    ...(types === null ? [] : [`l.type IN (${types.map(() => '?').join(',')})`]),
  ];
  // One reference leads; the others are looked up for each of its rows.
  const [lead, ...others] = refs;
  const from = lead === undefined ? 'leaf l' : 'mention lead JOIN leaf l ON l.idx = lead.idx';
  const conditions =
    lead === undefined ? where : ['lead.ref = ?', 'lead.idx >= ?', 'lead.idx < ?', ...where.slice(2 + 1)];
  const values =
    lead === undefined ? [floor, high, ...(types ?? [])] : [lead, floor, high, ...others, ...(types ?? [])];
  const leaves = vault.db
    .all<LeafRow>(
      `SELECT l.* FROM ${from} WHERE ${conditions.join(' AND ')} ORDER BY l.idx DESC LIMIT ?`,
      ...values,
      limit,
    )
    .filter((leaf) => {
      if (filter.fromMs === undefined && filter.toMs === undefined) return true;
      const { wall } = readBody(leaf).at;
      return wall >= (filter.fromMs ?? 0) && wall < (filter.toMs ?? Number.POSITIVE_INFINITY);
    });
  const last = leaves.at(-1)?.idx;
  const next = leaves.length >= limit && last !== undefined ? last : floor > low ? floor : null;
  return { leaves, next: next === 0 ? null : next };
}

export function shownRow(vault: OpenVault, desk: Person, leaf: LeafRow, language: Language): LogRow {
  const body = readBody(leaf);
  const hidden = hidesNames(desk);
  const actor = body.signers[0]?.person ?? body.actor.person;
  const person = actor === null || actor === undefined ? null : loadPerson(vault.db, actor);
  const who = person === null ? null : hidden ? `#${person.no}` : person.name;
  const objects = entryObjects(vault.db, body, language);
  const texts = new Map(openingsOf(vault.db, leaf.idx).map((o) => [o.commitment, o.text]));
  const textOf = (commitment: unknown): string | null => {
    if (hidden || typeof commitment !== 'object' || commitment === null) return null;
    return texts.get((commitment as { commit?: string }).commit ?? '') ?? null;
  };
  const data = body.data as { reason?: unknown; ground?: unknown };
  return {
    index: leaf.idx,
    type: body.type,
    atMs: body.at.wall,
    offsetMinutes: body.at.offset,
    person: who,
    role: (body.signers[0]?.as as LogRow['role']) ?? body.actor.role,
    sentence: entrySentence(
      body,
      who,
      hidden ? { ...objects, named: objects.about, person: null } : objects,
      language,
    ),
    about: objects.about,
    place: textOf(body.place),
    reason: textOf(data.reason ?? data.ground),
    outcome: body.outcome,
  };
}
