/**
 * Identifiers: 16 random bytes as 32 lower-case hexadecimal digits. They say nothing about what they name,
 * so they may stand in signed bytes (A1b). The brands keep a loan from being passed as a person.
 */
import { z } from 'zod';

const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));

export const idText = hex(32);
/** SHA-256 values, Ed25519 and X25519 public keys. */
export const hex32Bytes = hex(64);
/** Ed25519 signatures. */
export const hex64Bytes = hex(128);

export const vaultId = idText.brand('VaultId');
export const personId = idText.brand('PersonId');
export const keysetId = idText.brand('KeysetId');
export const dossierId = idText.brand('DossierId');
/** A category of clients of the firm's own. */
export const categoryId = idText.brand('CategoryId');
/** A field of the firm's own on a sheet about a client. */
export const fieldId = idText.brand('FieldId');
export const documentId = idText.brand('DocumentId');
export const lineageId = idText.brand('LineageId');
export const loanId = idText.brand('LoanId');
export const viewId = idText.brand('ViewId');
export const noteId = idText.brand('NoteId');
export const stationId = idText.brand('StationId');
export const sessionId = idText.brand('SessionId');
export const anchorId = idText.brand('AnchorId');
export const batchId = idText.brand('BatchId');
/** One custody handover, or one client handover with its lines. */
export const handoverId = idText.brand('HandoverId');
export const departureId = idText.brand('DepartureId');
export const releaseId = idText.brand('ReleaseId');
/** A folder that backups go to. */
export const backupTargetId = idText.brand('BackupTargetId');
/** A department of the firm, as training and its heads are kept by. */
export const departmentId = idText.brand('DepartmentId');
export const courseId = idText.brand('CourseId');
export const proposalId = idText.brand('ProposalId');
export const surveyId = idText.brand('SurveyId');
export const certificateId = idText.brand('CertificateId');
export const obligationId = idText.brand('ObligationId');
/** A text of the firm through its versions. */
export const rulesId = idText.brand('RulesId');
export const agreementId = idText.brand('AgreementId');
/** A text of the firm that agreements are made from. */
export const templateId = idText.brand('TemplateId');

export type VaultId = z.infer<typeof vaultId>;
export type PersonId = z.infer<typeof personId>;
export type KeysetId = z.infer<typeof keysetId>;
export type DossierId = z.infer<typeof dossierId>;
export type CategoryId = z.infer<typeof categoryId>;
export type FieldId = z.infer<typeof fieldId>;
export type DocumentId = z.infer<typeof documentId>;
export type LineageId = z.infer<typeof lineageId>;
export type LoanId = z.infer<typeof loanId>;
export type ViewId = z.infer<typeof viewId>;
export type NoteId = z.infer<typeof noteId>;
export type StationId = z.infer<typeof stationId>;
export type SessionId = z.infer<typeof sessionId>;
export type AnchorId = z.infer<typeof anchorId>;
export type BatchId = z.infer<typeof batchId>;
export type HandoverId = z.infer<typeof handoverId>;
export type DepartureId = z.infer<typeof departureId>;
export type ReleaseId = z.infer<typeof releaseId>;
export type BackupTargetId = z.infer<typeof backupTargetId>;
export type DepartmentId = z.infer<typeof departmentId>;
export type CourseId = z.infer<typeof courseId>;
export type ProposalId = z.infer<typeof proposalId>;
export type SurveyId = z.infer<typeof surveyId>;
export type CertificateId = z.infer<typeof certificateId>;
export type ObligationId = z.infer<typeof obligationId>;
export type RulesId = z.infer<typeof rulesId>;
export type AgreementId = z.infer<typeof agreementId>;
export type TemplateId = z.infer<typeof templateId>;
