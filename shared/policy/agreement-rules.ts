/** Agreements (P5): who keeps their register, when they are changed, signed and ended. Nobody keeps the register of their own. */
import type { AgreementKind } from '../vocabulary/agreement-terms.ts';
import type { Rule } from './rule-table.ts';

interface Standing {
  /** It is about the person who signs for the register, under any account. */
  readonly own: boolean;
  readonly signed: boolean;
  readonly ended: boolean;
}
const notOwn: Rule<Standing> = { code: 'AGREEMENT_OWN', broken: (f) => f.own };
const notOver: Rule<Standing> = { code: 'AGREEMENT_OVER', broken: (f) => f.ended };
const notSigned: Rule<Standing> = { code: 'AGREEMENT_SIGNED', broken: (f) => f.signed };

export interface MakeFacts extends Standing {
  readonly kind: AgreementKind;
  readonly from: string;
  readonly until: string | null;
  readonly afterMonths: number | null;
  /** Area, compensation, wage or penalty is given. */
  readonly hasSums: boolean;
  /** What it replaces is in force, of the same person and kind; true where it replaces nothing. */
  readonly replacesFit: boolean;
}
export const makeRules: readonly Rule<MakeFacts>[] = [
  notOwn,
  notOver,
  notSigned,
  { code: 'AGREEMENT_UNFIT', broken: (f) => !f.replacesFit },
  {
    code: 'AGREEMENT_TERMS',
    broken: (f) => (f.kind === 'non-compete' ? !((f.afterMonths ?? 0) > 0) : f.hasSums),
  },
  { code: 'DATES_INVALID', broken: (f) => f.until !== null && !(f.from <= f.until) },
];

export interface SignFacts extends Standing {
  /** The state that was shown is the one that is signed. */
  readonly sameState: boolean;
  readonly replacesFit: boolean;
}
/** At the desk the person signs themselves: `own` is of the paper that is brought in. */
export const signRules: readonly Rule<SignFacts>[] = [
  notOwn,
  notOver,
  notSigned,
  { code: 'AGREEMENT_CHANGED', broken: (f) => !f.sameState },
  { code: 'AGREEMENT_UNFIT', broken: (f) => !f.replacesFit },
];

export const endRules: readonly Rule<Standing>[] = [notOwn, notOver];
