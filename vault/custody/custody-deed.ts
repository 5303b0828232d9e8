/**
 * The deed of a custody handover: all of them sign at one keyboard, and the same entry ends the outgoing custodian's role.
 * What follows, the new keys, may be interrupted anywhere; any custodian goes on with it, and needs nobody else (shares/epochs.ts).
 */
import type { CustodySigned } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { custodyPeopleRules, custodySignRules } from '../../shared/policy/custody-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertAllowed, assertStanding, unlockCoSigners } from '../acts/signing.ts';
import { stepPoint } from '../acts/step-points.ts';
import { assertNobodyElseWrote, assertTablesFollowLog } from '../acts/tables-follow-log.ts';
import { type UnlockedKeyset, unlock } from '../acts/unlock.ts';
import type { Signer } from '../keys/signer.ts';
import { assertNoEpochUnderWay } from '../people/roles.ts';
import { beginEpoch, goOnWithEpoch } from '../shares/epochs.ts';
import {
  type CustodyHandoverRow,
  countsAsChecked,
  itemCounts,
  itemsOfOld,
  listIsCurrent,
} from '../storage/custody.ts';
import { findPerson, loadPerson, type Person } from '../storage/people.ts';
import { custodyPeopleFacts, custodyUnderWay } from './custody.ts';
import { transferListDigest } from './transfer-list.ts';

interface Signing {
  readonly signers: readonly Signer[];
  readonly incoming: { readonly person: Person; readonly keys: UnlockedKeyset };
}

/** All who sign, in the order of the deed: outgoing where it is agreed, incoming, witness. */
async function unlockAll(
  vault: OpenVault,
  call: Call,
  row: CustodyHandoverRow,
  desk: Person,
  input: ParsedInput<'custody.sign'>,
): Promise<Signing> {
  const { db } = vault;
  const needed = [
    ...(row.manner === 'agreed' ? [{ id: row.outgoing, as: 'custodian' as const }] : []),
    { id: row.incoming, as: 'custodian' as const },
    { id: row.witness, as: 'approver' as const },
  ];
  if (!needed.some(({ id, as }) => id === desk.id && as === 'custodian'))
    throw new Refusal('HANDOVER_PEOPLE');
  const others = needed.filter(({ id }) => id !== desk.id);
  if (input.cosign.length !== others.length)
    throw new Refusal('COSIGNER_MISSING', { role: others[input.cosign.length]?.as ?? 'approver' });
  const credentials = others.map(({ id, as }) => {
    const credential = input.cosign.find(({ who }) => findPerson(db, who).id === id);
    if (credential === undefined) throw new Refusal('COSIGNER_MISSING', { role: as });
    return credential;
  });
  const unlocked = await unlockCoSigners(
    vault,
    call,
    [desk],
    others.map(({ as }) => as),
    credentials,
  );
  const own = { person: desk, keys: await unlock(vault, call, desk, input.signature) };
  const all = [own, ...unlocked];
  const of = (id: string) => all.find(({ person }) => person.id === id)!;
  return {
    signers: needed.map(({ id, as }) => of(id).keys.signer(of(id).person.id, as)),
    incoming: of(row.incoming),
  };
}

export async function signCustody(
  vault: OpenVault,
  input: ParsedInput<'custody.sign'>,
  call: Call,
): Promise<CustodySigned> {
  const desk = assertStanding(vault, call, ['custodian']);
  const { db } = vault;
  const row = custodyUnderWay(vault);
  call.about.person = row.outgoing;
  const check = (): void => {
    // Again: a stick that came along to sign may have known of a newer state than this one (A6).
    assertStanding(vault, call, ['custodian']);
    const now = custodyUnderWay(vault);
    const counts = itemCounts(db, now.id);
    const people = [now.outgoing, now.incoming, now.witness].map((id) => loadPerson(db, id));
    const [outgoing, incoming, witness] = people as [Person, Person, Person];
    assertNoEpochUnderWay(vault, 'custody');
    assertAllowed(
      decide(
        custodyPeopleRules,
        custodyPeopleFacts(vault, now.manner, loadPerson(db, desk.id), outgoing, incoming, witness),
      ),
    );
    assertAllowed(
      decide(custodySignRules, {
        itemsLeft: counts.waiting + itemsOfOld(db, now.id, vault.writer.nowMs()),
        // What they sign is what the latest check put on record, item for item: one that was stopped since says less.
        listCurrent:
          countsAsChecked(now, counts) &&
          listIsCurrent(db, now.id) &&
          transferListDigest(db, now.id) === now.inventory,
        withoutNote: counts.withoutNote,
      }),
    );
  };
  check();
  const { signers, incoming } = await unlockAll(vault, call, row, desk, input);
  const incomingSigner = incoming.keys.signer(incoming.person.id, 'custodian');
  stepPoint('custody.before-deed');
  await assertTablesFollowLog(vault);
  const deed = vault.writer.transact((tx) => {
    check();
    assertNobodyElseWrote(vault);
    const now = custodyUnderWay(vault);
    const counts = itemCounts(db, now.id);
    const notes = db.all<{ no: number; note: string }>(
      "SELECT no, note FROM handover_item WHERE handover = ? AND note IS NOT NULL AND outcome IN ('missing', 'differing', 'surplus') ORDER BY no",
      now.id,
    );
    const entry = tx.append({
      type: 'custody.handed-over',
      data: (texts) => ({
        handover: now.id,
        manner: now.manner,
        outgoing: now.outgoing,
        incoming: now.incoming,
        witness: now.witness,
        ground: now.ground === null ? null : texts.of(now.ground),
        inventory: now.inventory ?? '',
        items: counts.items,
        matched: counts.matched,
        missing: counts.missing,
        differing: counts.differing,
        surplus: counts.surplus,
        onLoan: counts.onLoan,
        notes: notes.map(({ no, note }) => ({ item: no, note: texts.of(note) })),
      }),
      signers,
      place: vault.place(),
    });
    stepPoint('custody.inside-deed');
    const epoch = beginEpoch(vault, tx, 'custody', 'handover', incomingSigner);
    stepPoint('custody.before-deed-commit');
    return { epoch, entry: entry.index };
  });
  stepPoint('custody.after-deed');
  try {
    const member = {
      keyset: incoming.keys.keyset,
      sealingKey: incoming.keys.sealingKey,
      signer: incomingSigner,
    };
    return { ...deed, ...(await goOnWithEpoch(vault, 'custody', member, call)) };
  } finally {
    // Nobody stays at the desk in a role that this act has ended, whatever the disk says of the new keys.
    if (vault.signedIn?.person === row.outgoing) await vault.signOut('ended');
  }
}
