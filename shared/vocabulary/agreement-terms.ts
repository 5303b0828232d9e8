/** The closed lists of words that agreements of a person are written with (P5). */
import { z } from 'zod';

/** 保密协议 and 竞业限制协议. */
export const agreementKind = z.enum(['confidentiality', 'non-compete']);
export type AgreementKind = z.infer<typeof agreementKind>;

/** `dropped` before it was signed, `released` by signatures after. One that another replaced ends with that one's signature. */
export const agreementEnd = z.enum(['dropped', 'released']);
export type AgreementEnd = z.infer<typeof agreementEnd>;

/** How an agreement stands on a day: not signed, in force, within thirty days of its end, past it, or ended before. */
export type AgreementStands =
  | 'draft'
  | 'in-force'
  | 'running-out'
  | 'expired'
  | 'released'
  | 'replaced'
  | 'dropped';

/** What there is to say of the figures of a non-compete (policy/agreement-remarks.ts). Sums are integers of fen. */
export type AgreementRemark =
  | { readonly what: 'term-too-long'; readonly months: number; readonly monthsMax: number }
  | { readonly what: 'no-compensation' }
  | { readonly what: 'no-wage' }
  | {
      readonly what: 'compensation-reaches' | 'compensation-below';
      readonly compensation: number;
      readonly wage: number;
      readonly percent: number;
      readonly due: number;
    }
  | {
      readonly what: 'penalty-within' | 'penalty-above';
      readonly penalty: number;
      readonly total: number;
      readonly times: number;
      readonly limit: number;
    }
  | { readonly what: 'counsel' };

/** What runs out is shown so many days before (P5, P7). */
export const runningOutDays = 30;
/** Longest texts of a template, in characters. */
export const templateTextMax = 20_000;
export const dossiersMax = 200;
