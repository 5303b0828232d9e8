/**
 * The transfer list (移交清册): every item hashed again now and compared with what filing signed (H1). It may be stopped and goes
 * on where it stood; what is filed meanwhile is taken in. docs/formats/transfer-list.md has the digest.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { DocumentId, HandoverId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Part } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { createSha256, encodeHex, encodeUtf8 } from '../sealing/suite.ts';
import {
  bringListUpToDate,
  checkAnewWhatIsOld,
  type HandoverItem,
  itemCounts,
  listIsCurrent,
  waitingItems,
} from '../storage/custody.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { hashOfFile, surplusFiles } from '../storage/sealed-files.ts';
import { objectPath } from '../storage/vault-folder.ts';

/** So many results are kept in one durable step: a power cut costs the hashing of no more. */
const keptTogether = 256;
/** Or, of large files, what so much time has hashed. */
const keptTogetherMs = 2_000;

/** SHA-256 over the list's items in order, docs/formats/transfer-list.md; hexadecimal digits. */
export function transferListDigest(db: VaultDatabase, handover: HandoverId): string {
  const hash = createSha256();
  hash.update(encodeUtf8(`dossier-vault/v1/transfer-list\n${handover}\n`));
  for (const item of db.iterate(
    'SELECT no, document, part, expected, found, outcome FROM handover_item WHERE handover = ? ORDER BY no',
    handover,
  ) as unknown as Iterable<HandoverItem>) {
    const { no, document, part, expected, found, outcome } = item;
    hash.update(encodeUtf8(`${JSON.stringify([no, document, part, expected, found, outcome])}\n`));
  }
  return encodeHex(hash.digest());
}

interface Checked {
  readonly outcome: 'matched' | 'missing' | 'differing';
  readonly found: string | null;
}

async function checkItem(
  vault: OpenVault,
  item: { document: DocumentId; part: Part; expected: string },
): Promise<Checked> {
  const path = objectPath(vault.folder, item.document, item.part);
  if (!existsSync(path)) return { outcome: 'missing', found: null };
  const found = await hashOfFile(path);
  return { outcome: found === item.expected ? 'matched' : 'differing', found };
}

/** Checks what is not checked yet. When all is, the result is on record; where it was stopped, nothing is but what was kept. */
export async function checkTransferList(vault: OpenVault, handover: HandoverId, call: Call): Promise<void> {
  const { db, writer } = vault;
  // Whoever asked: somebody else may have come to the desk before it is through.
  const asked = { actor: vault.actor('custodian'), place: vault.place() };
  const assertUnderWay = (): void => {
    if (vault.isClosed) throw new VaultFault('VAULT_CLOSED');
    if (db.get("SELECT 1 FROM custody_handover WHERE id = ? AND state = 'begun'", handover) === undefined)
      throw new Refusal('HANDOVER_STATE');
  };
  const notes = new Map(
    db
      .all<{ part: string; note: string | null }>(
        "SELECT part, note FROM handover_item WHERE handover = ? AND outcome = 'surplus'",
        handover,
      )
      .map(({ part, note }) => [part, note] as const),
  );
  writer.transact(() => {
    // Asked again after all was checked: what differed then may have been put right.
    if (itemCounts(db, handover).waiting === 0)
      db.run(
        "UPDATE handover_item SET outcome = 'waiting' WHERE handover = ? AND outcome IN ('missing', 'differing')",
        handover,
      );
    checkAnewWhatIsOld(db, handover, writer.nowMs());
    bringListUpToDate(db, handover);
  });
  const { items, waiting } = itemCounts(db, handover);
  let done = items - waiting;
  let after = 0;
  for (;;) {
    const batch = waitingItems(db, handover, after, keptTogether);
    if (batch.length === 0) break;
    const results: Checked[] = [];
    const begun = performance.now();
    for (const item of batch) {
      if (call.signal?.aborted === true || performance.now() - begun > keptTogetherMs) break;
      results.push(await checkItem(vault, item));
      done += 1;
      call.progress(done, items);
    }
    assertUnderWay();
    const atMs = writer.nowMs();
    writer.transact(() => {
      for (const [i, { outcome, found }] of results.entries()) {
        const item = batch[i]!;
        db.run(
          'UPDATE handover_item SET outcome = ?, found = ?, checked_at = ? WHERE handover = ? AND document = ? AND part = ?',
          outcome,
          found,
          atMs,
          handover,
          item.document,
          item.part,
        );
      }
    });
    if (call.signal?.aborted === true) return;
    after = batch[results.length - 1]?.no ?? after;
    // Others are heard: whoever stops it, locks, or asks how far it is.
    await new Promise((resolve) => setImmediate(resolve));
    assertUnderWay();
  }
  const surplus: { path: string; found: string | null }[] = [];
  for await (const path of surplusFiles(vault.folder, db)) {
    surplus.push({ path, found: await hashOfFile(join(vault.folder, path)) });
    if (call.signal?.aborted === true) return;
  }
  assertUnderWay();
  // Somebody filed while the surplus was being looked at: the next check takes it in.
  if (!listIsCurrent(db, handover)) return;
  writer.transact((tx) => {
    for (const [i, { path, found }] of surplus.entries()) {
      db.run(
        "INSERT INTO handover_item VALUES (?, ?, '', ?, NULL, ?, 'surplus', 0, ?, ?)",
        handover,
        items + i + 1,
        path,
        found,
        notes.get(path) ?? null,
        writer.nowMs(),
      );
    }
    const counts = itemCounts(db, handover);
    tx.append({
      type: 'custody.checked',
      data: () => ({
        handover,
        inventory: transferListDigest(db, handover),
        items: counts.items,
        matched: counts.matched,
        missing: counts.missing,
        differing: counts.differing,
        surplus: counts.surplus,
        onLoan: counts.onLoan,
      }),
      ...asked,
    });
  });
}
