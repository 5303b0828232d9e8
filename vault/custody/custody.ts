/**
 * Custody passes on (H1): begun, every item checked, signed by all at one keyboard, then new keys. Nothing changes until
 * they have signed; from that one entry on the outgoing custodian holds nothing, however the rest is interrupted.
 */

import type { CustodyHandover, CustodyList } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { type CustodyPeopleFacts, custodyPeopleRules } from '../../shared/policy/custody-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { HandoverId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, cleanText, requiredText } from '../acts/signing.ts';
import { assertNoEpochUnderWay } from '../people/roles.ts';
import { newId } from '../sealing/new-ids.ts';
import {
  type CustodyHandoverRow,
  countItems,
  latestCustodyHandover,
  namedItems,
} from '../storage/custody.ts';
import { findPerson, holdersOf, type Person } from '../storage/people.ts';
import { shownHandover, shownItem } from './custody-shown.ts';
import { checkTransferList } from './transfer-list.ts';

/** The handover under way; refuses where there is none. */
export function custodyUnderWay(vault: OpenVault): CustodyHandoverRow {
  const row = latestCustodyHandover(vault.db);
  if (row?.state !== 'begun') throw new Refusal('HANDOVER_STATE');
  return row;
}

/** Whether another account of this human is a custodian too. */
const staysCustodian = (vault: OpenVault, person: Person): boolean =>
  holdersOf(vault.db, 'custodian').some(({ id, human }) => human === person.human && id !== person.id);

export const custodyPeopleFacts = (
  vault: OpenVault,
  manner: CustodyPeopleFacts['manner'],
  desk: Person,
  outgoing: Person,
  incoming: Person,
  witness: Person,
): CustodyPeopleFacts => ({
  manner,
  outgoingRoles: outgoing.roles,
  incomingRoles: incoming.roles,
  witnessRoles: witness.roles,
  outgoingStays: staysCustodian(vault, outgoing),
  threePeople: new Set([outgoing.human, incoming.human, witness.human]).size === 3,
  incomingFrozen: incoming.frozen,
  deskIsOutgoing: desk.id === outgoing.id,
  deskIsIncoming: desk.id === incoming.id,
});

export async function beginCustody(
  vault: OpenVault,
  input: ParsedInput<'custody.begin'>,
  call: Call,
): Promise<CustodyHandover> {
  const desk = assertStanding(vault, call, ['custodian']);
  const outgoing = findPerson(vault.db, input.outgoing);
  const incoming = findPerson(vault.db, input.incoming);
  const witness = findPerson(vault.db, input.witness);
  call.about.person = outgoing.id;
  const ground = input.manner === 'agreed' ? null : requiredText(input.ground ?? '', 'ground');
  const judge = (): void => {
    const latest = latestCustodyHandover(vault.db);
    if (latest?.state === 'begun' || latest?.state === 'signed') throw new Refusal('HANDOVER_UNDER_WAY');
    assertNoEpochUnderWay(vault, 'custody');
    assertAllowed(
      decide(custodyPeopleRules, custodyPeopleFacts(vault, input.manner, desk, outgoing, incoming, witness)),
    );
  };
  const handover = newId<HandoverId>();
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign) =>
      sign('custody.begun', (texts) => ({
        handover,
        manner: input.manner,
        outgoing: outgoing.id,
        incoming: incoming.id,
        witness: witness.id,
        ground: ground === null ? null : texts.of(ground),
      })),
  });
  return shownHandover(vault, custodyUnderWay(vault), call.language);
}

export function showCustody(vault: OpenVault, _input: unknown, call: Call): CustodyHandover | null {
  assertStanding(vault, call, ['custodian', 'approver'], true);
  const row = latestCustodyHandover(vault.db);
  return row === null ? null : shownHandover(vault, row, call.language);
}

/** One at a time; a second watcher of the same check is refused. */
const checking = new WeakSet<OpenVault>();

export async function checkCustody(
  vault: OpenVault,
  _input: ParsedInput<'custody.check'>,
  call: Call,
): Promise<CustodyHandover> {
  assertStanding(vault, call, ['custodian']);
  const { id } = custodyUnderWay(vault);
  if (checking.has(vault)) throw new Refusal('HANDOVER_UNDER_WAY');
  checking.add(vault);
  try {
    await checkTransferList(vault, id, call);
  } finally {
    checking.delete(vault);
  }
  return shownHandover(vault, custodyUnderWay(vault), call.language);
}

export function listCustody(vault: OpenVault, input: ParsedInput<'custody.list'>, call: Call): CustodyList {
  assertStanding(vault, call, ['custodian', 'approver'], true);
  const row = latestCustodyHandover(vault.db);
  if (row === null) return { total: 0, rows: [] };
  return {
    total: countItems(vault.db, row.id, input.differencesOnly),
    rows: namedItems(vault.db, row.id, input.differencesOnly, input.offset, input.limit).map((item) =>
      shownItem(vault.db, item, row.signed),
    ),
  };
}

/** Kept with the list until it goes into the deed, which all of them sign. */
export function noteItem(
  vault: OpenVault,
  input: ParsedInput<'custody.note'>,
  call: Call,
): { noted: number } {
  assertStanding(vault, call, ['custodian']);
  const { id } = custodyUnderWay(vault);
  const note = requiredText(input.note, 'note');
  const noted = vault.writer.transact(() =>
    vault.db.run(
      "UPDATE handover_item SET note = ? WHERE handover = ? AND no = ? AND outcome IN ('missing', 'differing', 'surplus')",
      note,
      id,
      input.item,
    ),
  );
  if (noted === 0) throw new Refusal('NO_SUCH_ITEM');
  return { noted: input.item };
}

export async function abandonCustody(
  vault: OpenVault,
  input: ParsedInput<'custody.abandon'>,
  call: Call,
): Promise<{ abandoned: number }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const row = custodyUnderWay(vault);
  const ground = requiredText(cleanText(input.ground), 'ground');
  await signedAct(vault, call, {
    judge: () => {
      if (custodyUnderWay(vault).id !== row.id) throw new Refusal('HANDOVER_STATE');
    },
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign) => sign('custody.abandoned', (texts) => ({ handover: row.id, ground: texts.of(ground) })),
  });
  return { abandoned: row.no };
}
