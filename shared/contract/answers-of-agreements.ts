/** What is answered about agreements of a person (P5). Sums are integers of fen, days `2027-03-01`. */
import type { AgreementKind, AgreementRemark, AgreementStands } from '../vocabulary/agreement-terms.ts';
import type { TermOf } from '../vocabulary/term-words.ts';
import type { Classification } from '../vocabulary/terms.ts';
import type { FirmRulesKind } from '../vocabulary/training-terms.ts';

export interface AgreementTemplate {
  readonly template: number;
  readonly kind: AgreementKind;
  readonly version: number;
  readonly title: string;
  readonly zh: string;
  readonly en: string;
  readonly issuedAtMs: number;
}

/** A document of the vault that is the file which a register names, or is not; its code where one may know it. */
export interface ScanSealed {
  readonly stands: TermOf<'scanStands'>;
  readonly document: string | null;
}

export interface AgreementShown {
  readonly agreement: number;
  /** Index of the entry that says what it is: what is signed. */
  readonly state: number;
  readonly personNo: number;
  readonly person: string;
  readonly kind: AgreementKind;
  readonly title: string;
  readonly template: { readonly template: number; readonly version: number; readonly title: string } | null;
  readonly replaces: number | null;
  readonly from: string;
  readonly until: string | null;
  readonly afterMonths: number | null;
  readonly dossiers: readonly string[];
  readonly classes: readonly Classification[];
  readonly secrets: string;
  readonly area: string;
  readonly compensation: number | null;
  readonly wage: number | null;
  readonly penalty: number | null;
  readonly remark: string;
  readonly stands: AgreementStands;
  readonly signedOn: string | null;
  /** Of one signed by hand: the digest of the scan, and where it is kept. */
  readonly scan: {
    readonly sha256: string;
    readonly kept: string;
    readonly sealed: ScanSealed | null;
  } | null;
  readonly endedOn: string | null;
  readonly ground: string;
  readonly remarks: readonly AgreementRemark[];
  /** The person at the desk is the person of the agreement. */
  readonly own: boolean;
}

/** What binds somebody beyond their last day: agreements in force, and rules that they acknowledged. */
export interface BindingAfter {
  readonly agreements: readonly {
    readonly agreement: number;
    readonly kind: AgreementKind;
    readonly title: string;
    readonly signedOn: string;
    readonly until: string | null;
    readonly afterMonths: number | null;
    /** Last day, where it has one; counted from the day that leaving takes effect. */
    readonly bindsUntil: string | null;
    readonly area: string;
    readonly secrets: string;
    readonly compensation: number | null;
  }[];
  readonly rules: readonly {
    readonly kind: FirmRulesKind;
    readonly title: string;
    readonly version: number;
    readonly on: string;
  }[];
}
