/** Answers about people by list (S5b). */
import type { invitedRoles } from '../vocabulary/entry-of-invitations.ts';
import type { Facts, RefusalCode } from '../vocabulary/refusal.ts';
import type { Classification } from '../vocabulary/terms.ts';

export type InvitedRole = (typeof invitedRoles)[number];

export interface ListedPerson {
  /** In the file, from 1. */
  readonly row: number;
  readonly name: string;
  readonly department: string;
  readonly roles: readonly InvitedRole[];
  readonly clearance: Classification | null;
  /** `like` waits until somebody has said that it is another person. */
  readonly outcome: 'invited' | 'like' | 'refused';
  readonly problem: { readonly code: RefusalCode; readonly facts: Facts } | null;
  /** People, open invitations and earlier rows of like name. */
  readonly beside: readonly string[];
}

export interface PeopleList {
  readonly file: string;
  readonly rows: readonly ListedPerson[];
}

export interface OpenInvitation {
  readonly person: string;
  readonly name: string;
  readonly department: string | null;
  readonly roles: readonly InvitedRole[];
  readonly clearance: Classification | null;
  readonly invitedAtMs: number;
}

export interface InvitedPeople {
  readonly invited: number;
  /** Each with the one-time code that stands nowhere else. */
  readonly slips: readonly {
    readonly name: string;
    readonly department: string;
    readonly roles: readonly InvitedRole[];
    readonly code: string;
  }[];
}
