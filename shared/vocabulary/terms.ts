/** The closed lists of words that rules and entries are written with. */
import { z } from 'zod';

export const role = z.enum(['author', 'borrower', 'custodian', 'approver', 'auditor', 'clerk']);
export type Role = z.infer<typeof role>;

/** Custodians and approvers keep what others write and read: for them every dossier and every loan exists (D3). */
export const isKeeper = (roles: readonly Role[]): boolean =>
  roles.includes('custodian') || roles.includes('approver');

/** From the least to the most confidential; a clearance covers its own level and those before it. */
export const classifications = ['internal', 'confidential', 'secret'] as const;
export const classification = z.enum(classifications);
export type Classification = z.infer<typeof classification>;
/** Of a dossier, where nobody has said another: too high is a question, too low is a leak. */
export const usualClassification: Classification = 'confidential';

export const clearanceCovers = (clearance: Classification | null, needed: Classification): boolean =>
  clearance !== null && classifications.indexOf(clearance) >= classifications.indexOf(needed);

export const category = z.enum(['key-account', 'other']);
export type Category = z.infer<typeof category>;

export const ownership = z.enum(['company', 'formal', 'personal']);
export type Ownership = z.infer<typeof ownership>;

/** A dossier's contact sheet and profile sheet are lineages of their own, one of each in a dossier; of background checks there may be several (D2). */
export const sheet = z.enum([
  'document',
  'contact-sheet',
  'profile-sheet',
  'visit-record',
  'background-check',
]);
export type Sheet = z.infer<typeof sheet>;

export const media = z.enum([
  'pdf',
  'png',
  'jpeg',
  'webp',
  'text',
  'markdown',
  'docx',
  'xlsx',
  'eml',
  'msg',
  'gif',
  'tiff',
  'csv',
  'html',
  'other',
  'form',
]);
export type Media = z.infer<typeof media>;

export const reasonCategory = z.enum([
  'negotiation',
  'service',
  'renewal',
  'dispute',
  'audit',
  'handover',
  'other',
]);
export type ReasonCategory = z.infer<typeof reasonCategory>;

export const side = z.enum(['custody', 'approval']);
export type Side = z.infer<typeof side>;

export const part = z.enum(['rendition', 'original']);
export type Part = z.infer<typeof part>;

export const loanState = z.enum([
  'requested',
  'withdrawn',
  'rejected',
  'approved',
  'issued',
  'received',
  'returned',
  'recalled',
  'voided',
  'checked-in',
]);
export type LoanState = z.infer<typeof loanState>;

/** What leaves the vault: the file as it was filed, its pages with a mark burned in, or a paper about it (D8). */
export const releaseForm = z.enum(['original', 'marked-copy', 'certificate']);
export type ReleaseForm = z.infer<typeof releaseForm>;

export const releaseState = z.enum([
  'requested',
  'withdrawn',
  'rejected',
  'approved',
  'voided',
  'handed-out',
]);
export type ReleaseState = z.infer<typeof releaseState>;

export const roleOfSide = { custody: 'custodian', approval: 'approver' } as const satisfies Record<
  Side,
  Role
>;

export const sideOfRole = (role: string): Side | null =>
  role === 'custodian' ? 'custody' : role === 'approver' ? 'approval' : null;

/** How custody or a line of a client handover passed: by all three, or without the transferor (H1, H2). */
export const handoverManner = z.enum(['agreed', 'refused', 'absent']);
export type HandoverManner = z.infer<typeof handoverManner>;

/** Whether the client has been told of the successor (H2). */
export const clientAnswer = z.enum(['waiting', 'agreed', 'refused']);
export type ClientAnswer = z.infer<typeof clientAnswer>;

export const handoverCapacity = z.enum(['transferor', 'transferee', 'witness']);
export type HandoverCapacity = z.infer<typeof handoverCapacity>;

export const paper = z.enum([
  'transfer-instrument',
  'transfer-list',
  'client-list',
  'loan-slip',
  'filing-receipt',
  'client-letter',
  'leaving-checklist',
  'exposure-statement',
  'leaving-certificate',
  'chain-of-custody',
  'release-slip',
  'certified-copy',
  'sign-in-sheet',
  'training-certificate',
  'training-application',
  'training-plan',
  'training-archive',
  'agreement',
  'reminder-sheet',
  'resignation-form',
  'log-report',
  'monthly-report',
  'evidence',
  'own-data',
  'data-audit',
  'log-answer',
]);
export type Paper = z.infer<typeof paper>;

export const paperLanguage = z.enum(['zh-CN', 'en', 'both']);
export type PaperLanguage = z.infer<typeof paperLanguage>;

/** The capacity in which somebody signs: the meaning of that signature. */
export const signingAs = z.enum([
  'self',
  'founder',
  'author',
  'borrower',
  'custodian',
  'approver',
  'auditor',
  'clerk',
]);

export type SigningAs = z.infer<typeof signingAs>;
