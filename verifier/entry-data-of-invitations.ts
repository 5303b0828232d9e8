import {
  count,
  exactly,
  id,
  list,
  object,
  oneOf,
  orNull,
  sealingKey,
  signatureHex,
  signingKey,
  text,
  withheldText,
} from './kinds.ts';

/** What entries say of people by list: docs/formats/log-entry.md §4. */
export const invitations = {
  'people.invited': object({
    invitations: list(
      object({
        person: id,
        name: text,
        staff: withheldText,
        department: orNull(text),
        roles: list(oneOf('author', 'borrower', 'auditor', 'clerk'), 1, 2),
        clearance: orNull(oneOf('internal', 'confidential', 'secret')),
        key: signingKey,
      }),
      1,
      200,
    ),
    likeNames: count,
    attestsSingleEnrolment: exactly(true),
  }),
  'invitation.taken': object({
    person: id,
    keyset: id,
    signKey: signingKey,
    sealKey: sealingKey,
    proof: signatureHex,
  }),
  'invitation.withdrawn': object({ person: id, ground: text }),
};
