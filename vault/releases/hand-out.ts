/**
 * Handing a release out (D8). In this order: judged, unlocked, every document read once for its digest, signed and committed, an
 * anchor outside told, and only then written. Killed at any point, no file has left without its entry; an entry whose files were not
 * written says so, and for a day they can be written again, which is an entry of its own.
 */
import type { HandedOut } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { carriesContent, releaseWriteMs, writeAgainRules } from '../../shared/policy/release-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertAllowed, assertStanding } from '../acts/signing.ts';
import { stepPoint } from '../acts/step-points.ts';
import { assertKeysFollowLog } from '../acts/tables-follow-log.ts';
import { type UnlockedKeyset, unlock } from '../acts/unlock.ts';
import type { Signer } from '../keys/signer.ts';
import { openApprovalKey } from '../lending/decide-loans.ts';
import type { DocumentShares } from '../sealing/sealed-document.ts';
import { sharesByApprover, sharesByRecipient } from '../shares/release-shares.ts';
import { hasActed, loadPerson, type Person } from '../storage/people.ts';
import { dropReleaseGrants, loadRelease } from '../storage/releases.ts';
import {
  type Beside,
  type Judged,
  judgeHandOut,
  partiesDiffer,
  slipEntry,
  whoIsBeside,
} from './judge-hand-out.ts';
import { markOfRelease } from './marked-copy.ts';
import { measureAll, ReleaseContents } from './release-contents.ts';
import { completeRelease, type LoadedRelease, todayAtDesk, visibleRelease } from './release-facts.ts';
import { alone, assertAnchored, targetOf, writeOut } from './write-out.ts';

interface Unlocked {
  readonly signers: readonly Signer[];
  readonly shares: readonly DocumentShares[];
}

async function unlockAll(
  vault: OpenVault,
  call: Call,
  desk: Person,
  signature: { readonly passphrase: string },
  loaded: LoadedRelease,
  { approver, recipient }: Beside,
): Promise<Unlocked> {
  const besideKeys: { approver: UnlockedKeyset | null; recipient: UnlockedKeyset | null } = {
    approver: approver === null ? null : await unlock(vault, call, approver.person, approver.credential),
    recipient: recipient === null ? null : await unlock(vault, call, recipient.person, recipient.credential),
  };
  const own = await unlock(vault, call, desk, signature);
  await assertKeysFollowLog(vault);
  const { release, items } = loaded;
  const approvalKey = besideKeys.approver === null ? null : openApprovalKey(vault, call, besideKeys.approver);
  const shares = items.map((item): DocumentShares => {
    const opened =
      approvalKey !== null
        ? sharesByApprover(vault, release, item.document, approvalKey)
        : besideKeys.recipient !== null
          ? sharesByRecipient(
              vault,
              release,
              item,
              besideKeys.recipient.sealingKey,
              besideKeys.recipient.keyset,
            )
          : null;
    if (opened === null) throw new Refusal('COSIGNER_MISSING', { role: 'approver' });
    call.unlocked.holdBytes(opened.approval);
    call.unlocked.holdBytes(opened.custody);
    return opened;
  });
  return {
    shares,
    signers: [
      own.signer(desk.id, 'custodian'),
      ...(approver === null || besideKeys.approver === null
        ? []
        : [besideKeys.approver.signer(approver.person.id, 'approver')]),
      ...(recipient === null || besideKeys.recipient === null
        ? []
        : [besideKeys.recipient.signer(recipient.person.id, 'self')]),
    ],
  };
}

export async function handOutRelease(
  vault: OpenVault,
  input: ParsedInput<'release.hand-out'>,
  call: Call,
): Promise<HandedOut> {
  const desk = assertStanding(vault, call, ['custodian']);
  const loaded = visibleRelease(vault, desk, input.release, call);
  return alone(vault, loaded.release, () => handOut(vault, input, call, desk, loaded));
}

async function handOut(
  vault: OpenVault,
  input: ParsedInput<'release.hand-out'>,
  call: Call,
  desk: Person,
  loaded: LoadedRelease,
): Promise<HandedOut> {
  const { release } = loaded;
  const beside = whoIsBeside(vault, loaded, input.cosign);
  const judge = (): Judged & { readonly loaded: LoadedRelease } => {
    const fresh = completeRelease(vault, loadRelease(vault.db, release.id));
    const judged = {
      custodian: loadPerson(vault.db, desk.id),
      approver: beside.approver === null ? null : loadPerson(vault.db, beside.approver.person.id),
      slip: slipEntry(vault, fresh, input.slip),
    };
    judgeHandOut(vault, fresh, judged);
    return { ...judged, loaded: fresh };
  };
  judge();
  const target = carriesContent(release.form) ? targetOf(vault, loaded, input.folder) : null;
  const { signers, shares } = await unlockAll(vault, call, desk, input.signature, loaded, beside);
  const on = todayAtDesk(vault);
  const { language } = call;
  const contents = new ReleaseContents(vault, loaded, shares, markOfRelease(vault, loaded, on, language));
  const measured = await measureAll(vault, call, loaded, contents);
  assertAnchored(vault, true);
  stepPoint('release.before-transaction');
  const { index } = vault.writer.transact(
    (tx) => {
      assertStanding(vault, call, ['custodian']);
      const { slip } = judge();
      return tx.append({
        type: 'release.handed-out',
        data: (texts) => ({
          release: release.id,
          on,
          language,
          paper: release.recipient === null ? slip : null,
          writeUntil: target === null ? null : vault.writer.nowMs() + releaseWriteMs,
          items: loaded.items.map(({ document }, i) => ({
            document,
            bytes: measured[i]?.bytes ?? 0,
            digest: texts.of(measured[i]?.sha256 ?? ''),
          })),
        }),
        signers,
        place: vault.place(),
      });
    },
    () => stepPoint('release.before-commit'),
  );
  stepPoint('release.after-commit');
  call.done.push(`R${release.no}`);
  if (target === null) {
    dropReleaseGrants(vault.db, release.id);
    return { release: `R${release.no}`, entry: index, folder: null, files: [] };
  }
  return writeOut(vault, call, loaded, contents, target, { entry: index, on, measured });
}

/** The files of a release that was handed out and of which nothing says that they were written. */
export async function writeReleaseAgain(
  vault: OpenVault,
  input: ParsedInput<'release.write-again'>,
  call: Call,
): Promise<HandedOut> {
  const desk = assertStanding(vault, call, ['custodian']);
  const loaded = visibleRelease(vault, desk, input.release, call);
  return alone(vault, loaded.release, () => writeAgain(vault, input, call, desk, loaded));
}

async function writeAgain(
  vault: OpenVault,
  input: ParsedInput<'release.write-again'>,
  call: Call,
  desk: Person,
  loaded: LoadedRelease,
): Promise<HandedOut> {
  const { release } = loaded;
  const beside = whoIsBeside(vault, loaded, input.cosign);
  const judge = (): void => {
    const fresh = completeRelease(vault, loadRelease(vault.db, release.id));
    assertAllowed(
      decide(writeAgainRules, {
        state: fresh.release.state,
        held: fresh.dossier.held,
        requesterFrozen: fresh.requester.frozen,
        recipientFrozen: fresh.recipient?.frozen ?? false,
        partiesDiffer: partiesDiffer(
          fresh,
          loadPerson(vault.db, desk.id),
          beside.approver === null ? null : loadPerson(vault.db, beside.approver.person.id),
        ),
        hasUsed: [desk.id, beside.approver?.person.id].some(
          (id) =>
            id !== undefined && hasActed(vault.db, loadPerson(vault.db, id).human, fresh.dossier.id, 'user'),
        ),
        written: fresh.release.written !== null,
        writeUntilMs: fresh.release.writeUntilMs ?? 0,
        nowMs: vault.writer.nowMs(),
      }),
    );
  };
  judge();
  const target = targetOf(vault, loaded, input.folder);
  const { signers, shares } = await unlockAll(vault, call, desk, input.signature, loaded, beside);
  const on = release.handedOutOn ?? '';
  const mark = markOfRelease(vault, loaded, on, release.language ?? call.language);
  const contents = new ReleaseContents(vault, loaded, shares, mark);
  const measured = await measureAll(vault, call, loaded, contents);
  // What was signed for is what leaves, and nothing else: a name or a label changed since gives another mark.
  if (measured.some(({ sha256 }, i) => sha256 !== loaded.items[i]?.digest))
    throw new Refusal('FILE_NOT_AS_SIGNED');
  assertAnchored(vault, true);
  vault.writer.transact((tx) => {
    assertStanding(vault, call, ['custodian']);
    judge();
    tx.append({
      type: 'release.again',
      data: () => ({ release: release.id }),
      signers,
      place: vault.place(),
    });
  });
  call.done.push(`R${release.no}`);
  return writeOut(vault, call, loaded, contents, target, { entry: release.handedOut ?? 0, on, measured });
}
