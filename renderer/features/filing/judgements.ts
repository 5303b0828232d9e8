/** How filings are judged before anything is signed: kept on this screen only, changeable until the signature (D5b, D7). */
import type { OpenedFiling, PendingDocument } from '../../../shared/contract/answers.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';

export interface Judgement {
  /** Null: still to be judged. */
  readonly decision: 'accept' | 'send-back' | null;
  /** `''`: nothing chosen yet; `new`: another document; otherwise the document that it is a version of. */
  readonly choice: string;
  /** Why it is no new version. */
  readonly because: string;
  /** Why it goes back. */
  readonly reason: string;
}

export const unjudged: Judgement = { decision: null, choice: '', because: '', reason: '' };

type Said = CommandInput<'document.judge'>['judgements'][number];

/** A question of likeness is asked only where there is one. */
export const needsChoice = (filing: Pick<PendingDocument, 'joined' | 'like'>): boolean =>
  filing.joined === 'new' && filing.like.length > 0;

export const mayAccept = (filing: OpenedFiling, { choice, because }: Judgement): boolean =>
  !needsChoice(filing) || (choice === 'new' ? because.trim() !== '' : choice !== '');

/** What is asked of the vault; null for one that is not judged. */
export function saidOf(
  filing: Pick<PendingDocument, 'document' | 'joined' | 'like'>,
  { decision, choice, because, reason }: Judgement,
): Said | null {
  const { document } = filing;
  if (decision === null) return null;
  if (decision === 'send-back') return { document, decision, reason };
  if (!needsChoice(filing)) return { document, decision };
  return choice === 'new'
    ? { document, decision, newBecause: because }
    : { document, decision, versionOf: choice };
}
