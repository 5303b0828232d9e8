/**
 * News for whoever asked (L13): what became of their requests since they last looked. What was decided stands in the log; up to
 * which entry somebody has looked is kept beside it, and losing that costs a second telling.
 */
import type { News } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { LoanId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { loadDocument, loadDossier } from '../storage/dossiers.ts';
import { readEntry } from '../storage/entries-of.ts';
import { keepJson, readJson } from '../storage/kept-json.ts';
import { loadLoan } from '../storage/loans.ts';
import type { Person } from '../storage/people.ts';

const keptName = 'news-seen';
/** Older decisions are in the list all the same, and no news. */
const newsMsMax = 30 * 86_400_000;

const outcomes = {
  'loan.approved': 'approved',
  'loan.rejected': 'rejected',
  'loan.recalled': 'recalled',
  'loan.extension-approved': 'lengthened',
  'loan.extension-rejected': 'not-lengthened',
} as const;

interface Decided {
  readonly idx: number;
  readonly type: keyof typeof outcomes;
  readonly at: number;
  readonly loan: LoanId;
}

/** Up to which entry somebody has looked. */
export const newsSeen = (vault: OpenVault, person: PersonId): number =>
  readJson(vault.db, keptName)[person] ?? 0;

/** The first of two approvals decides nothing yet (L12). */
function decidedSince(vault: OpenVault, person: Person): Decided[] {
  return vault.db.all<Decided & Record<string, string | number>>(
    `SELECT f.idx, f.type, json_extract(CAST(f.payload AS TEXT), '$.at.wall') AS at, l.id AS loan
     FROM loan l JOIN mention m ON m.ref = l.id JOIN leaf f ON f.idx = m.idx
     WHERE l.borrower = ? AND m.idx >= ? AND f.type IN (SELECT value FROM json_each(?)) AND at > ?
       AND json_extract(CAST(f.payload AS TEXT), '$.data.complete') IS NOT 0 ORDER BY f.idx DESC`,
    person.id,
    newsSeen(vault, person.id),
    JSON.stringify(Object.keys(outcomes)),
    vault.writer.nowMs() - newsMsMax,
  );
}

/** Loans with news, for the counts beside the screens. */
export const countNews = (vault: OpenVault, person: Person): number =>
  new Set(decidedSince(vault, person).map(({ loan }) => loan)).size;

/** Of a decision on a longer window: what is kept with the loan is why it was approved. */
const reasonOf = (vault: OpenVault, idx: number): string | null => {
  const { data, text } = readEntry<'loan.extension-rejected'>(vault.db, idx);
  return text(data.reason);
};

/** The newest of each loan, newest first, and the entry up to which this tells. */
export function showNews(vault: OpenVault, call: Call): News {
  const desk = assertStanding(vault, call, ['borrower']);
  const newest = new Map<LoanId, Decided>();
  for (const each of decidedSince(vault, desk)) if (!newest.has(each.loan)) newest.set(each.loan, each);
  return {
    upto: vault.writer.size,
    loans: [...newest.values()].map(({ idx, type, at, loan: id }) => {
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
  };
}

/** They have looked: what was told up to this entry is no news any more. */
export function seeNews(vault: OpenVault, input: ParsedInput<'news.seen'>, call: Call): { seen: number } {
  const desk = assertStanding(vault, call, ['borrower']);
  const upto = Math.min(input.upto, vault.writer.size);
  if (newsSeen(vault, desk.id) < upto)
    keepJson(vault.db, keptName, { ...readJson(vault.db, keptName), [desk.id]: upto });
  return { seen: upto };
}
