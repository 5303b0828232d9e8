/** People by list, as an honest log has it: invited by both sides, there by their own signature, or withdrawn. */
import { sign } from 'node:crypto';
import { id, type Step, signingKey, text } from './synthetic-log.ts';
import { insertAndEnd, type Telling } from './synthetic-log-lie.ts';
import { both, keysOf } from './synthetic-log-story.ts';

/** After everybody of the story was enrolled. */
const somewhere = 'bo made borrower';

export const invited = (
  people: Readonly<Record<string, readonly string[]>>,
  name = 'invited by list',
): Step => ({
  name,
  type: 'people.invited',
  by: both,
  data: {
    invitations: Object.entries(people).map(([person, roles]) => ({
      person: id(person),
      name: text(`${person} 同志`),
      staff: text(`staff ${person}`),
      department: null,
      roles,
      clearance: 'internal',
      key: signingKey(`code of ${person}`).hex,
    })),
    likeNames: 0,
    attestsSingleEnrolment: true,
  },
});

/** What the code of an invitation signs: docs/formats/keys.md §7. */
function invitationProof(keys: ReturnType<typeof keysOf>, code: string): string {
  const bytes = [id('vault'), keys.person, keys.keyset, keys.signKey, keys.sealKey].map((hex) =>
    Buffer.from(hex, 'hex'),
  );
  const message = Buffer.concat([Buffer.from('dossier-vault/v1/invitation-proof'), ...bytes]);
  return sign(null, message, signingKey(code).key).toString('hex');
}

export const taken = (person: string, code = `code of ${person}`, name = `${person} came`): Step => ({
  name,
  type: 'invitation.taken',
  by: [['self', person, person]],
  data: { ...keysOf(person), proof: invitationProof(keysOf(person), code) },
});

export const invitationWithdrawn = (person: string, name = `${person} not coming`): Step => ({
  name,
  type: 'invitation.withdrawn',
  by: [['approver', 'wei']],
  data: { person: id(person), ground: text('does not come') },
});

export const withInvitations = (...steps: Step[]): Telling => insertAndEnd(somewhere, ...steps);
