/** What the log says of people by list (S5b): invited by both sides, present by their own signature, or not coming. docs/formats/log-entry.md §4. */
import { z } from 'zod';
import { committed } from './committed.ts';
import * as id from './ids.ts';
import * as term from './terms.ts';

/** Keepers hold keys of a side and are enrolled one by one, with a key file (S5, S7). */
export const invitedRoles = ['author', 'borrower', 'auditor', 'clerk'] as const;
export const invitationsMax = 200;

export const invitationEntries = {
  'people.invited': z.strictObject({
    invitations: z
      .array(
        z.strictObject({
          person: id.personId,
          name: committed,
          staff: committed,
          department: committed.nullable(),
          roles: z.array(z.enum(invitedRoles)).min(1).max(2),
          clearance: term.classification.nullable(),
          /** The Ed25519 key that follows from the one-time code. */
          key: id.hex32Bytes,
        }),
      )
      .min(1)
      .max(invitationsMax),
    /** People and earlier rows of like name that the signers were shown. */
    likeNames: z.int().min(0),
    attestsSingleEnrolment: z.literal(true),
  }),
  'invitation.taken': z.strictObject({
    person: id.personId,
    keyset: id.keysetId,
    signKey: id.hex32Bytes,
    sealKey: id.hex32Bytes,
    /** By the key of the invitation, over the new keys (docs/formats/keys.md §7). */
    proof: id.hex64Bytes,
  }),
  'invitation.withdrawn': z.strictObject({ person: id.personId, ground: committed }),
} as const;
