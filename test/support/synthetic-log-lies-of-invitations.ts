/** What is said of people by list that the rules do not bear (log-entry.md §5.17). */
import type { Step } from './synthetic-log.ts';
import type { Lie } from './synthetic-log-lie.ts';
import {
  invitationWithdrawn,
  invited,
  taken,
  withInvitations,
} from './synthetic-log-story-of-invitations.ts';

const lie = (
  name: string,
  at: string,
  fault: string,
  steps: readonly Step[],
  check: Lie['check'] = 'roles',
): Lie => ({ name, check, at, fault, tell: withInvitations(...steps) });

const nia = invited({ nia: ['borrower'] });

export const aboutInvitations: Lie[] = [
  lie('invited-who-is-enrolled', 'invited by list', 'invitation-twice', [invited({ ada: ['borrower'] })]),
  lie('invited-twice', 'again', 'invitation-twice', [nia, invited({ nia: ['author'] }, 'again')]),
  lie('invited-to-excluding-roles', 'invited by list', 'roles-exclude', [
    invited({ nia: ['auditor', 'borrower'] }),
  ]),
  lie('came-uninvited', 'nia came', 'invitation-unknown', [taken('nia')]),
  lie('came-with-the-code-of-another', 'nia came', 'invitation-unproven', [
    invited({ nia: ['borrower'], oto: ['author'] }),
    taken('nia', 'code of oto'),
  ]),
  lie('came-after-it-was-withdrawn', 'nia came', 'invitation-unknown', [
    nia,
    invitationWithdrawn('nia'),
    taken('nia'),
  ]),
  lie(
    'came-twice',
    'came again',
    'keyset-twice',
    [nia, taken('nia'), taken('nia', 'code of nia', 'came again')],
    'signatures',
  ),
  lie('withdrawn-who-was-not-invited', 'nia not coming', 'invitation-unknown', [invitationWithdrawn('nia')]),
  lie('withdrawn-who-has-come', 'nia not coming', 'invitation-unknown', [
    nia,
    taken('nia'),
    invitationWithdrawn('nia'),
  ]),
];
