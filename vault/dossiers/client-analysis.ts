/**
 * The firm's clients looked through (001-14): by category, responsible person, completeness, last look, documents, risk. Only dossiers
 * that the asker may know of are counted or shown (D3); who looked is for those who keep and approve, others see their own looks.
 */
import type { ClientAnalysis, ClientGroup, ClientStanding } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { missingParts, paperStepOf, risksOf, viewSpanOf } from '../../shared/policy/client-standing.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { clientRisks, paperSteps, viewSpanNames } from '../../shared/vocabulary/client-terms.ts';
import type { ClientLens } from '../../shared/vocabulary/client-words.ts';
import type { FormCount } from '../../shared/vocabulary/form-fields.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { finderOf } from '../../shared/vocabulary/name-fold.ts';
import { category, isKeeper } from '../../shared/vocabulary/terms.ts';
import type { SignedIn } from '../acts/at-desk.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding, cleanText } from '../acts/signing.ts';
import { ownCategories, ownCategoryName } from '../storage/categories.ts';
import { type ClientRow, clientRows, type Knowers, knowersOf } from '../storage/client-facts.ts';
import { listDossiers } from '../storage/dossiers.ts';
import { loadPerson, type Person } from '../storage/people.ts';

export type Asked = Pick<ParsedInput<'resources.analyse'>, 'by' | 'group' | 'query'>;

interface Standing extends ClientStanding {
  /** Groups of the lens that was asked for; several for risks. */
  readonly groups: readonly string[];
}

export interface Analysed {
  readonly all: readonly Standing[];
  readonly asked: readonly Standing[];
  readonly groups: readonly ClientGroup[];
}

const resourceRoles = ['author', 'borrower', 'custodian', 'approver'] as const;

export function analyse(vault: OpenVault, desk: Person, { by, group, query }: Asked): Analysed {
  const keeps = isKeeper(desk.roles);
  const known = keeps ? null : new Set(listDossiers(vault.db, desk).map(({ id }) => id));
  const knowers = keeps ? knowersOf(vault.db) : null;
  const nowMs = vault.writer.nowMs();
  const names = new Names(vault);
  const all = clientRows(vault.db, keeps ? null : desk.human)
    .filter(({ id }) => known === null || known.has(id))
    .map((row) =>
      standingOf(row, by, names, knowers === null ? null : (knowers.get(row.id) ?? nobody), nowMs),
    );
  const holds = finderOf(query);
  const asked = all.filter(
    (each) =>
      (group === undefined || each.groups.includes(group)) &&
      (query === '' || [each.code, each.client, each.responsible ?? '', each.second ?? ''].some(holds)),
  );
  return { all, asked, groups: groupsOf(vault, by, all, names) };
}

/** People and categories, each read once. */
class Names {
  private readonly vault: OpenVault;
  private readonly people = new Map<PersonId, Person>();
  private readonly categories = new Map<string, string | null>();

  constructor(vault: OpenVault) {
    this.vault = vault;
  }

  person(id: PersonId | null): Person | null {
    if (id === null) return null;
    const person = this.people.get(id) ?? loadPerson(this.vault.db, id);
    this.people.set(id, person);
    return person;
  }

  category(id: string): string | null {
    if (!this.categories.has(id)) this.categories.set(id, ownCategoryName(this.vault.db, id));
    return this.categories.get(id) ?? null;
  }

  /** By the key that stands for them in groups. */
  byNumber(key: string): Person | undefined {
    return [...this.people.values()].find(({ no }) => `#${no}` === key);
  }
}

function standingOf(
  row: ClientRow,
  by: ClientLens,
  names: Names,
  knowers: Knowers | null,
  nowMs: number,
): Standing {
  const [responsible, second] = [names.person(row.responsible), names.person(row.second)];
  const facts = {
    open: row.status === 'open',
    responsible: responsible !== null,
    responsibleLeaving: responsible?.leaving === true,
    second: second !== null,
    secondLeaving: second?.leaving === true,
    contactSheet: row.contactSheets > 0,
    profileSheet: row.profileSheets > 0,
    papers: row.documents - row.contactSheets - row.profileSheets,
    knownTo: knowers?.people ?? null,
  };
  const missing = missingParts(facts);
  const found = risksOf(facts);
  const groups: Readonly<Record<ClientLens, readonly string[]>> = {
    category: [row.category],
    responsible: [responsible === null ? 'none' : `#${responsible.no}`],
    completeness: [`${missing.length}`],
    lastView: [viewSpanOf(row.lastViewMs, nowMs)],
    documents: [paperStepOf(row.documents)],
    risk: found.length === 0 ? ['none'] : found,
  };
  return {
    code: row.code,
    client: row.client,
    category: row.category,
    ownCategory: names.category(row.category),
    classification: row.classification,
    responsible: responsible === null ? null : amongOthers(responsible),
    second: second === null ? null : amongOthers(second),
    status: row.status,
    documents: row.documents,
    contactSheet: countOf(row.contactFilled, row.contactFields),
    profileSheet: countOf(row.profileFilled, row.profileFields),
    missing,
    risks: found,
    lastViewMs: row.lastViewMs,
    knownTo: facts.knownTo,
    alone: aloneOf(knowers, names),
    groups: groups[by],
  };
}

const nobody: Knowers = { people: 0, alone: null };

function aloneOf(knowers: Knowers | null, names: Names): ClientStanding['alone'] {
  const person = names.person(knowers?.alone?.person ?? null);
  return person === null ? null : { person: amongOthers(person), out: knowers?.alone?.out ?? 0 };
}

const countOf = (filled: number | null, of: number | null): FormCount | null =>
  filled === null || of === null ? null : { filled, of };

/** Every group of a closed list, also those that hold nobody; of people those that somebody is responsible by, the most first. */
function groupsOf(vault: OpenVault, by: ClientLens, all: readonly Standing[], names: Names): ClientGroup[] {
  const counts = new Map<string, { clients: number; atRisk: number }>();
  for (const each of all)
    for (const key of each.groups) {
      const count = counts.get(key) ?? { clients: 0, atRisk: 0 };
      counts.set(key, {
        clients: count.clients + 1,
        atRisk: count.atRisk + (each.risks.length > 0 ? 1 : 0),
      });
    }
  const group = (key: string, label: string | null = null): ClientGroup => ({
    key,
    label,
    ...(counts.get(key) ?? { clients: 0, atRisk: 0 }),
  });
  switch (by) {
    case 'category': {
      const known = [...category.options, ...ownCategories(vault.db).map(({ id }) => id)] as string[];
      const old = [...counts.keys()].filter((key) => !known.includes(key));
      return [...known, ...old].map((key) => group(key, names.category(key)));
    }
    case 'responsible':
      return [...counts.keys()]
        .map((key) => {
          const person = names.byNumber(key);
          return group(key, person === undefined ? null : amongOthers(person));
        })
        .sort((one, other) => other.clients - one.clients || (one.key < other.key ? -1 : 1));
    case 'completeness':
      return ['0', '1', '2', '3', '4', '5'].map((key) => group(key));
    case 'lastView':
      return viewSpanNames.map((key) => group(key));
    case 'documents':
      return paperSteps.map((key) => group(key));
    case 'risk':
      return [...clientRisks, 'none'].map((key) => group(key));
  }
}

/** Sessions that the whole list was shown to, on record: what the screen draws of it is a part of that listing (A0, D3). */
const shownWhole = new WeakSet<SignedIn>();

export function showResources(
  vault: OpenVault,
  input: ParsedInput<'resources.analyse'>,
  call: Call,
): ClientAnalysis {
  const desk = assertStanding(vault, call, resourceRoles);
  const asked = { ...input, query: cleanText(input.query) };
  const found = analyse(vault, desk, asked);
  const session = vault.signedIn;
  if (!call.byScreen || session === null || !shownWhole.has(session)) {
    recordListing(vault, call, asked, found.asked.length);
    if (session !== null && asked.query === '' && asked.group === undefined) shownWhole.add(session);
  }
  return {
    visible: found.all.length,
    atRisk: found.all.filter((each) => each.risks.length > 0).length,
    groups: found.groups,
    total: found.asked.length,
    rows: found.asked
      .slice(input.offset, input.offset + input.limit)
      .map(({ groups: _, ...standing }) => standing),
  };
}

/** Listing is an entry: who, where, how many (D3); `file` where the list was written to one. */
export function recordListing(
  vault: OpenVault,
  call: Call,
  { by, group, query }: Asked,
  results: number,
  file = false,
): void {
  const said = [file ? 'csv' : 'list', group === undefined ? by : `${by}=${group}`, query]
    .filter((each) => each !== '')
    .join(' ');
  vault.writer.transact((tx) =>
    tx.append({
      type: 'directory.searched',
      data: (texts) => ({ query: texts.of(said), results }),
      actor: vault.actor(call.about.role),
      place: vault.place(),
    }),
  );
}
