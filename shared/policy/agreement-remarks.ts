/**
 * What there is to say of the figures of a non-compete, as remarks and never as a refusal (P5). Sums are integers of fen.
 *
 * Cited: PRC Labour Contract Law, article 24 (two years at the most); Supreme People's Court, Fa Shi [2020] 26, article 36
 * (30 % of the average wage of twelve months where no compensation was agreed). The share beyond a year and the limit of a
 * penalty are those of the guidance of 2025 on non-competes as public explanations of it give them: its text was not at
 * hand, and the last remark says so.
 */
import type { AgreementKind, AgreementRemark } from '../vocabulary/agreement-terms.ts';

export interface AgreementFigures {
  readonly kind: AgreementKind;
  readonly afterMonths: number | null;
  readonly compensation: number | null;
  readonly wage: number | null;
  readonly penalty: number | null;
}

const monthsMax = 24;
const penaltyTimes = 5;
/** Per cent of the average wage: more where it binds for longer than a year. */
const shareDue = (months: number): number => (months > 12 ? 50 : 30);

export function agreementRemarks(figures: AgreementFigures): readonly AgreementRemark[] {
  const { kind, compensation, wage, penalty } = figures;
  if (kind !== 'non-compete') return [];
  const months = figures.afterMonths ?? 0;
  const remarks: AgreementRemark[] = [];
  if (months > monthsMax) remarks.push({ what: 'term-too-long', months, monthsMax });
  if (compensation === null) remarks.push({ what: 'no-compensation' });
  else if (wage === null) remarks.push({ what: 'no-wage' });
  else {
    const percent = shareDue(months);
    // A part of a fen is owed whole: rounded up.
    const due = Math.ceil((wage * percent) / 100);
    const what = compensation >= due ? 'compensation-reaches' : 'compensation-below';
    remarks.push({ what, compensation, wage, percent, due });
  }
  if (penalty !== null && compensation !== null) {
    const total = compensation * months;
    const limit = total * penaltyTimes;
    const what = penalty <= limit ? 'penalty-within' : 'penalty-above';
    remarks.push({ what, penalty, total, times: penaltyTimes, limit });
  }
  remarks.push({ what: 'counsel' });
  return remarks;
}
