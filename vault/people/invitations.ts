/**
 * Inviting people by list, and their coming (S5b). Both sides sign one list; nobody of it is a person of the vault before they come
 * with the code on their slip, make their keys and sign for them. Codes are drawn here, told once, and kept nowhere.
 */
import type {
  CommandAnswers,
  EnrolledPerson,
  InvitedPeople,
  OpenInvitation,
} from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { standingToAct } from '../../shared/policy/standing.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, keeperOf, optionalText, requiredText } from '../acts/signing.ts';
import { assertNobodyElseWrote, assertTablesFollowLog } from '../acts/tables-follow-log.ts';
import { drawCode, invitationKey, parseCode, proveInvitation } from '../keys/invitation-code.ts';
import { makeKeyset, orDiscard } from '../keys/new-keyset.ts';
import { keyFingerprint } from '../opening/create-vault.ts';
import { newId } from '../sealing/new-ids.ts';
import { encodeHex } from '../sealing/suite.ts';
import { type Invitation, loadInvitation, openInvitations } from '../storage/invitations.ts';
import { clockDoubt } from '../time/clock.ts';
import { judgeList, listInHand, type RowToInvite } from './people-list.ts';

export async function invitePeople(
  vault: OpenVault,
  input: ParsedInput<'people.invite'>,
  call: Call,
): Promise<InvitedPeople> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const list = listInHand(vault);
  const seen = new Map(list.rows.map(({ row, beside }) => [row, beside] as const));
  const isMeant = (row: number): boolean => input.asOthers === 'all' || input.asOthers.includes(row);
  /** What looks like somebody whom nobody has seen beside it stays out. */
  const isInvited = ({ row, outcome, beside }: RowToInvite): boolean =>
    outcome === 'invited' ||
    (outcome === 'like' && isMeant(row) && beside.every((like) => seen.get(row)?.includes(like) === true));
  const judge = (): RowToInvite[] => {
    const rows = judgeList(vault, list).filter(isInvited);
    if (rows.length === 0) throw new Refusal('NOBODY_TO_INVITE');
    return rows;
  };
  const slips: InvitedPeople['slips'][number][] = [];
  await signedAct(vault, call, {
    judge,
    by: bothSides(desk, input),
    enter: (sign, rows) => {
      const invited = rows.map((row) => ({ row, person: newId<PersonId>(), code: drawCode() }));
      sign('people.invited', (texts) => ({
        invitations: invited.map(({ row, person, code }) => {
          const key = invitationKey(vault.vault, person, code);
          const publicKey = encodeHex(key.publicKey);
          key.destroy();
          return {
            person,
            name: texts.of(row.name),
            staff: texts.of(row.staff),
            department: texts.maybe(row.department),
            roles: [...row.roles],
            clearance: row.clearance,
            key: publicKey,
          };
        }),
        likeNames: rows.filter(({ outcome }) => outcome === 'like').length,
        attestsSingleEnrolment: true,
      }));
      slips.length = 0;
      for (const { row, code } of invited)
        slips.push({ name: row.name, department: row.department, roles: row.roles, code });
    },
  });
  list.slips = slips;
  return { invited: slips.length, slips };
}

const shown = ({ codeKey: _, ...invitation }: Invitation): OpenInvitation => invitation;

export function listInvitations(vault: OpenVault, call: Call): readonly OpenInvitation[] {
  assertStanding(vault, call, ['custodian', 'approver'], true);
  // Those of one list have come in one entry: by name, as people look for them.
  const order = new Intl.Collator('zh-CN').compare;
  return openInvitations(vault.db)
    .sort((a, b) => a.invitedAtMs - b.invitedAtMs || order(a.name, b.name))
    .map(shown);
}

/** A slip that was lost, or somebody who does not come: one side is enough, as for freezing somebody. */
export async function withdrawInvitation(
  vault: OpenVault,
  input: ParsedInput<'invitation.withdraw'>,
  call: Call,
): Promise<CommandAnswers['invitation.withdraw']> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const person = invitedAs(vault, input.person);
  const judge = () => loadInvitation(vault.db, person);
  judge();
  const ground = requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign) => sign('invitation.withdrawn', (texts) => ({ person, ground: texts.of(ground) })),
  });
  return { withdrawn: true };
}

/** By id, or by a name that one open invitation alone has. */
function invitedAs(vault: OpenVault, written: string): PersonId {
  const open = openInvitations(vault.db);
  const named = open.filter(({ person, name }) => person === written || name === written.normalize('NFC'));
  if (named.length > 1) throw new Refusal('NAME_AMBIGUOUS');
  if (named[0] === undefined) throw new Refusal('NO_SUCH_INVITATION');
  return named[0].person;
}

/** The code alone says who it is; of names it tells nothing. */
function invitationOf(vault: OpenVault, typed: string): { invitation: Invitation; code: string } {
  const code = parseCode(typed);
  if (code !== null)
    for (const invitation of openInvitations(vault.db)) {
      const key = invitationKey(vault.vault, invitation.person, code);
      const fits = encodeHex(key.publicKey) === invitation.codeKey;
      key.destroy();
      if (fits) return { invitation, code };
    }
  throw new Refusal('CODE_FITS_NOTHING');
}

/** Whoever comes stands at the desk with a slip; the vault has to be sound all the same. */
function assertSound(vault: OpenVault): void {
  const { wallMs } = vault.writer.readClock();
  const judged = vault.writer.judgedMs();
  assertAllowed(
    decide(standingToAct, {
      quarantine: vault.quarantine === 'none' ? null : vault.quarantine,
      clockDoubt: clockDoubt(wallMs, judged),
      clockGapMs: Math.abs(wallMs - judged),
      signedIn: true,
      roles: [],
      rolesNeeded: [],
      roleWords: '',
    }),
  );
}

export async function takeInvitation(
  vault: OpenVault,
  input: ParsedInput<'invitation.take'>,
  call: Call,
): Promise<EnrolledPerson & { readonly name: string }> {
  assertSound(vault);
  const { invitation, code } = invitationOf(vault, input.code);
  const { person } = invitation;
  const place = optionalText(input.place, 'place');
  const { passphrase = null, keyFiles, language } = input;
  const keys = await makeKeyset(vault.vault, passphrase, keyFiles, language, vault.ports.hasher);
  call.unlocked.hold(keys);
  try {
    await assertTablesFollowLog(vault);
  } catch (error) {
    keys.discard();
    throw error;
  }
  const { keyset, signKey, sealKey } = keys;
  const codeKey = invitationKey(vault.vault, person, code);
  call.unlocked.hold({ drop: codeKey.destroy });
  orDiscard(keys, () =>
    vault.writer.transact((tx) => {
      assertNobodyElseWrote(vault);
      assertSound(vault);
      loadInvitation(vault.db, person);
      vault.db.run('INSERT INTO wrapped_keyset VALUES (?, ?)', keyset, JSON.stringify(keys.wrapped));
      const made = { person, keyset, signKey, sealKey };
      tx.append({
        type: 'invitation.taken',
        data: () => ({ ...made, proof: proveInvitation(vault.vault, codeKey, made) }),
        signers: [keys.signer(person, 'self')],
        place: place === '' ? null : place,
      });
    }),
  );
  return {
    person,
    no: vault.db.count('SELECT no AS n FROM person WHERE id = ?', person),
    name: invitation.name,
    fingerprint: keyFingerprint(signKey, sealKey),
    drawnPassphrase: keys.drawnPassphrase,
    likeNames: [],
  };
}
