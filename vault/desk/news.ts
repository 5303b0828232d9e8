/**
 * News for whoever asked (L13): what became of their requests since they last looked. What was decided stands in the log; up to
 * which entry somebody has looked is kept beside it, and losing that costs a second telling.
 */
import type { News } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { LoanId, PersonId, ReleaseId } from '../../shared/vocabulary/ids.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { loadDocument, loadDossier } from '../storage/dossiers.ts';
import { readEntry } from '../storage/entries-of.ts';
import { keepJson, readJson } from '../storage/kept-json.ts';
import { loadLoan } from '../storage/loans.ts';
import { type Person, shownAmongOthers } from '../storage/people.ts';
import { approvalsOfRelease, loadRelease } from '../storage/releases.ts';

const kinds = ['loans', 'releases'] as const;
type Kind = (typeof kinds)[number];
/** Each has a list of its own, and who has looked at the one has not looked at the other. */
const keptNames = { loans: 'news-seen', releases: 'release-news-seen' } as const;
/** Older decisions are in the list all the same, and no news. */
const newsMsMax = 30 * 86_400_000;

const outcomes = {
  'loan.approved': 'approved',
  'loan.rejected': 'rejected',
  'loan.recalled': 'recalled',
  'loan.extension-approved': 'lengthened',
  'loan.extension-rejected': 'not-lengthened',
} as const;

const releaseOutcomes = { 'release.approved': 'approved', 'release.rejected': 'rejected' } as const;

interface Decided<Type, Id> {
  readonly idx: number;
  readonly type: Type;
  readonly at: number;
  readonly id: Id;
}
type DecidedLoan = Decided<keyof typeof outcomes, LoanId>;
type DecidedRelease = Decided<keyof typeof releaseOutcomes, ReleaseId>;

const seenOf = (vault: OpenVault, kind: Kind, person: PersonId): number =>
  readJson(vault.db, keptNames[kind])[person] ?? 0;

/** Changes whenever somebody has looked at one of the lists. */
export const newsSeen = (vault: OpenVault, person: PersonId): number =>
  seenOf(vault, 'loans', person) + seenOf(vault, 'releases', person);

/** Newest first. The first of two approvals decides nothing yet (L12). */
function decidedSince(vault: OpenVault, kind: 'loans', person: Person): DecidedLoan[];
function decidedSince(vault: OpenVault, kind: 'releases', person: Person): DecidedRelease[];
function decidedSince(vault: OpenVault, kind: Kind, person: Person): Decided<string, string>[] {
  const [asked, types] =
    kind === 'loans'
      ? ['loan a JOIN mention m ON m.ref = a.id JOIN leaf f ON f.idx = m.idx WHERE a.borrower = ?', outcomes]
      : [
          'release a JOIN mention m ON m.ref = a.id JOIN leaf f ON f.idx = m.idx WHERE a.requester = ?',
          releaseOutcomes,
        ];
  return vault.db.all<Decided<string, string> & Record<string, string | number>>(
    `SELECT f.idx, f.type, json_extract(CAST(f.payload AS TEXT), '$.at.wall') AS at, a.id FROM ${asked}
       AND m.idx >= ? AND f.type IN (SELECT value FROM json_each(?)) AND at > ?
       AND json_extract(CAST(f.payload AS TEXT), '$.data.complete') IS NOT 0 ORDER BY f.idx DESC`,
    person.id,
    seenOf(vault, kind, person.id),
    JSON.stringify(Object.keys(types)),
    vault.writer.nowMs() - newsMsMax,
  );
}

/** Of several decisions on one thing the newest, newest first. */
const newestOfEach = <T extends { readonly id: string }>(decided: readonly T[]): T[] =>
  [
    ...decided
      .toReversed()
      .reduce((newest, each) => {
        newest.delete(each.id);
        return newest.set(each.id, each);
      }, new Map<string, T>())
      .values(),
  ].toReversed();

/** Things with news, for the counts beside the screens. */
export const countNews = (vault: OpenVault, person: Person): number =>
  newestOfEach(decidedSince(vault, 'loans', person)).length;
export const countReleaseNews = (vault: OpenVault, person: Person): number =>
  newestOfEach(decidedSince(vault, 'releases', person)).length;

/** Of a decision on a longer window: what is kept with the loan is why it was approved. */
const reasonOf = (vault: OpenVault, idx: number): string | null => {
  const { data, text } = readEntry<'loan.extension-rejected'>(vault.db, idx);
  return text(data.reason);
};

/** The newest of each loan, newest first, and the entry up to which this tells. */
export function showNews(vault: OpenVault, call: Call): News {
  const desk = assertStanding(vault, call, ['borrower', 'custodian']);
  return {
    upto: vault.writer.size,
    loans: newestOfEach(decidedSince(vault, 'loans', desk)).map(({ idx, type, at, id }) => {
      const loan = loadLoan(vault.db, id);
      const document = loadDocument(vault.db, loan.document);
      return {
        loan: `L${loan.no}`,
        document: `${loadDossier(vault.db, loan.dossier).code}/${document.no}`,
        title: document.title,
        outcome: outcomes[type],
        reason: reasonOf(vault, idx) ?? loan.decisionReason,
        atMs: at,
      };
    }),
    releases: newestOfEach(decidedSince(vault, 'releases', desk)).map(({ type, at, id }) => {
      const release = loadRelease(vault.db, id);
      return {
        release: `R${release.no}`,
        code: loadDossier(vault.db, release.dossier).code,
        recipient:
          release.recipient === null
            ? (release.outsider ?? '')
            : shownAmongOthers(vault.db, release.recipient),
        outcome: releaseOutcomes[type],
        reason:
          type === 'release.rejected'
            ? release.decisionReason
            : (approvalsOfRelease(vault.db, id).at(-1)?.reason ?? null),
        atMs: at,
      };
    }),
  };
}

/** They have looked: what was told up to this entry is no news any more. */
export function seeNews(vault: OpenVault, input: ParsedInput<'news.seen'>, call: Call): { seen: number } {
  const desk = assertStanding(vault, call, ['borrower', 'custodian']);
  const upto = Math.min(input.upto, vault.writer.size);
  for (const kind of input.of === undefined ? kinds : [input.of])
    if (seenOf(vault, kind, desk.id) < upto)
      keepJson(vault.db, keptNames[kind], { ...readJson(vault.db, keptNames[kind]), [desk.id]: upto });
  return { seen: upto };
}
