/** What the ceremony remembers while it goes on. Passphrases are forgotten as soon as the vault is made. */
import type { CreatedVault } from '../../../shared/contract/answers.ts';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import type { ClassLabels } from '../../../shared/vocabulary/class-labels.ts';
import { defaultPolicy, type PolicySettings } from '../../../shared/vocabulary/policy-settings.ts';

export const seats = ['custodian', 'approver', 'custodian2', 'approver2'] as const;
export type SeatName = (typeof seats)[number];
export const roleOfSeat = (seat: SeatName): 'custodian' | 'approver' =>
  seat.startsWith('custodian') ? 'custodian' : 'approver';
export const isSecond = (seat: SeatName): boolean => seat.endsWith('2');

export interface Seated {
  readonly seat: SeatName;
  readonly name: string;
  readonly staffNumber: string;
  readonly department: string;
  readonly passphrase: string;
  readonly keyFolder: string;
  readonly spareFolder: string;
}

export interface Plan {
  readonly name: string;
  readonly folder: string;
  readonly anchorFolder: string;
  readonly policy: PolicySettings;
  /** Null: the usual ones, in each reader's language. */
  readonly labels: ClassLabels | null;
  readonly sheets: { readonly threshold: number; readonly of: number };
}

export const firstPlan: Plan = {
  name: '',
  folder: '',
  anchorFolder: '',
  policy: defaultPolicy,
  labels: null,
  sheets: { threshold: 2, of: 3 },
};

export type Step = 'name' | SeatName | 'seal' | 'compare' | 'sheets' | 'done';
export const steps: readonly Step[] = ['name', ...seats, 'seal', 'compare', 'sheets'];

/** `GU-2026.key`: from the staff number, in characters that every file system takes. */
export function keyFilePath(folder: string, staffNumber: string): string {
  const name = staffNumber.normalize('NFKC').replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'key';
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return `${folder.replace(/[/\\]+$/, '')}${separator}${name}.key`;
}

export function creationOf(
  plan: Plan,
  founders: readonly Seated[],
  station: string,
): CommandInput<'vault.create'> {
  return {
    folder: plan.folder,
    name: plan.name,
    sample: false,
    policy: plan.policy,
    ...(plan.labels === null ? {} : { labels: plan.labels }),
    founders: founders.map((founder) => ({
      name: founder.name,
      staffNumber: founder.staffNumber,
      ...(founder.department === '' ? {} : { department: founder.department }),
      role: roleOfSeat(founder.seat),
      clearance: 'secret',
      passphrase: founder.passphrase,
      keyFiles: [
        keyFilePath(founder.keyFolder, founder.staffNumber),
        keyFilePath(founder.spareFolder, founder.staffNumber),
      ],
    })),
    sheets: { custody: plan.sheets, approval: plan.sheets },
    anchorFolders: plan.anchorFolder === '' ? [] : [plan.anchorFolder],
    station,
  };
}

export interface SheetToShow {
  readonly side: 'custody' | 'approval';
  readonly n: number;
  readonly of: number;
  readonly text: string;
}

export const sheetsToShow = (created: CreatedVault): SheetToShow[] =>
  (['custody', 'approval'] as const).flatMap((side) =>
    created.sheets[side].map((text, i) => ({ side, n: i + 1, of: created.sheets[side].length, text })),
  );
