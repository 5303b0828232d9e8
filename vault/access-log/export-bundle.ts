/**
 * The audit bundle for the whole log (docs/formats/audit-bundle.md): a folder that verifies without the vault. It is
 * written beside its name and renamed at the end, so that a stopped export leaves nothing that looks whole.
 */

import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import type { ExportedBundle } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { parseEntryBody } from '../../shared/vocabulary/entry.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { termText } from '../../shared/vocabulary/term-words.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { actWords } from '../audit/entry-words.ts';
import { howToVerify } from '../audit/how-to-verify.ts';
import { verifierProgram } from '../audit/verifier-program.ts';
import { createSha256, decodeUtf8, encodeBase64, encodeHex } from '../sealing/suite.ts';
import { storageFault } from '../storage/database.ts';
import { syncFolder } from '../storage/durable-file.ts';
import { HashedFile } from '../storage/hashed-file.ts';
import { leavesFrom, openingsOf } from '../storage/log-rows.ts';
import { listPeople } from '../storage/people.ts';
import { liesInside } from '../storage/vault-folder.ts';
import { localTimeText } from '../time/local-time.ts';

/** A cell that a spreadsheet would take for a formula is quoted with an apostrophe (CWE-1236). */
export const plainCell = (text: string): string => (/^[=+\-@\t\r\n|]/.test(text) ? `'${text}` : text);

/** Openings that never leave the vault: what they open is a keyed hash, of use to nobody outside. */
function innerCommitments(data: unknown): Set<string> {
  const inner = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value)) {
      if (key === 'likeness' || key === 'staff') inner.add((child as { commit: string }).commit);
      else collect(child);
    }
  };
  collect(data);
  return inner;
}

export async function exportBundle(
  vault: OpenVault,
  input: ParsedInput<'log.export'>,
  call: Call,
): Promise<ExportedBundle> {
  const desk = assertStanding(vault, call, ['auditor', 'custodian', 'approver'], true);
  const session = vault.signedIn;
  return bundleInto(vault, {
    folder: input.folder,
    // An auditor without clearance gets ids only (D3).
    openings: desk.roles.includes('auditor') && desk.clearance === null ? 'none' : input.openings,
    role: call.about.role,
    progress: call.progress,
    // A long log takes minutes: whoever locks, leaves or stops ends it, and nothing of it stays.
    assertGoesOn: () => {
      if (vault.isClosed) throw new VaultFault('VAULT_CLOSED');
      if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
      if (call.signal?.aborted === true) throw new VaultFault('STOPPED');
    },
  });
}

export interface BundleAsked {
  readonly folder: string;
  readonly openings: 'all' | 'none';
  readonly role: Role | null;
  readonly progress: Call['progress'];
  /** Throws where it is to end here. */
  readonly assertGoesOn: () => void;
}

/** For whoever has been judged already. Throws VaultFault, and what `assertGoesOn` throws. */
export async function bundleInto(vault: OpenVault, asked: BundleAsked): Promise<ExportedBundle> {
  const { folder, openings } = asked;
  const program = verifierProgram();
  const taken = existsSync(folder) && readdirSync(folder).length > 0;
  if (taken || liesInside(vault.folder, folder)) throw new VaultFault('VAULT_EXISTS');
  // The export is in the log that it exports: whoever holds the bundle sees that it was made (A1).
  vault.writer.transact((tx) =>
    tx.append({
      type: 'log.exported',
      data: () => ({
        size: vault.writer.size,
        root: encodeHex(vault.writer.root),
        openings: openings === 'none' ? 0 : vault.db.count('SELECT count(*) AS n FROM opening'),
      }),
      actor: vault.actor(asked.role),
      place: vault.place(),
    }),
  );
  const opened: HashedFile[] = [];
  const beside = `${folder}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(beside), { recursive: true });
    mkdirSync(beside);
    const written = await writeBundle(vault, asked, beside, program, opened);
    rmSync(folder, { recursive: true, force: true });
    renameSync(beside, folder);
    syncFolder(dirname(folder));
    return { folder, ...written };
  } catch (error) {
    for (const file of opened) file.letGo();
    rmSync(beside, { recursive: true, force: true });
    throw storageFault(error);
  }
}

/** So many entries are written before others are heard: a lock, a stop, a page that is being read. */
const entriesInOneGo = 500;

async function writeBundle(
  vault: OpenVault,
  { openings, progress, assertGoesOn }: BundleAsked,
  folder: string,
  program: string,
  opened: HashedFile[],
) {
  const files: Record<string, { bytes: number; sha256: string }> = {};
  const whole = (name: string, text: string): void => {
    const file = new HashedFile(join(folder, name));
    file.write(text);
    files[name] = file.finish();
  };
  const size = vault.writer.size;
  const checkpoint = vault.writer.checkpointNote();
  const names = new Map(
    listPeople(vault.db).map((person) => [
      person.id as string,
      openings === 'all' ? person.name : `#${person.no}`,
    ]),
  );
  const entries = new HashedFile(join(folder, 'entries.jsonl'));
  const csv = new HashedFile(join(folder, 'entries.csv'));
  opened.push(entries, csv);
  const csvLine = (cells: readonly string[]): void =>
    csv.write(`${Papa.unparse([cells.map(plainCell)])}\r\n`);
  csv.write('\ufeff');
  csvLine([
    '序号 index',
    '时间 UTC',
    '当地时间 local time',
    '人员 people',
    '事项',
    'entry (code)',
    '结果 outcome',
    '文字 texts',
  ]);
  let openingsGiven = 0;
  for (const leaf of leavesFrom(vault.db, 0)) {
    if (leaf.idx >= size) break;
    if (leaf.idx % entriesInOneGo === 0) {
      progress(leaf.idx, size);
      await new Promise((resolve) => setImmediate(resolve));
      assertGoesOn();
    }
    const payload = new Uint8Array(leaf.payload);
    const body = parseEntryBody(JSON.parse(decodeUtf8(payload)));
    const inner = innerCommitments(body.data);
    const given =
      openings === 'none' ? [] : openingsOf(vault.db, leaf.idx).filter((o) => !inner.has(o.commitment));
    openingsGiven += given.length;
    entries.write(
      `${JSON.stringify({
        index: leaf.idx,
        envelope: {
          payloadType: 'application/vnd.dossier-vault.entry+json',
          payload: encodeBase64(payload),
          signatures: JSON.parse(leaf.signatures),
        },
        openings: given.map((o) => ({ commit: o.commitment, salt: o.salt, text: o.text })),
      })}\n`,
    );
    const people =
      body.signers.length > 0 ? body.signers.map((s) => s.person as string) : [body.actor.person ?? ''];
    csvLine([
      String(leaf.idx),
      new Date(body.at.wall).toISOString(),
      localTimeText(body.at.wall, body.at.offset),
      people.map((id) => names.get(id) ?? '').join('、'),
      actWords(body, 'zh-CN'),
      `${actWords(body, 'en')} (${body.type === 'refusal' ? body.data.code : body.type})`,
      `${termText('outcome', body.outcome, 'zh-CN')} ${termText('outcome', body.outcome, 'en')}`,
      given.map((o) => o.text).join(' ｜ '),
    ]);
  }
  files['entries.jsonl'] = entries.finish();
  files['entries.csv'] = csv.finish();
  whole('checkpoint', checkpoint);
  whole(
    'people.json',
    `${JSON.stringify(
      listPeople(vault.db).map((person) => ({
        person: person.id,
        name: openings === 'all' ? person.name : null,
        department: openings === 'all' ? person.department : null,
        roles: person.roles,
        enrolled: vault.db.count('SELECT enrolled AS n FROM person WHERE id = ?', person.id),
      })),
      null,
      1,
    )}\n`,
  );
  whole('HOW-TO-VERIFY.txt', howToVerify);
  copyFileSync(program, join(folder, 'verify.mjs'));
  const programHash = createSha256();
  const programBytes = readFileSync(program);
  programHash.update(programBytes);
  files['verify.mjs'] = { bytes: programBytes.length, sha256: encodeHex(programHash.digest()) };
  const now = vault.ports.clock.read();
  const manifest = new HashedFile(join(folder, 'manifest.json'));
  manifest.write(
    `${JSON.stringify(
      {
        format: 'dossier-vault-audit-bundle/1',
        vault: vault.vault,
        generation: vault.writer.generation(),
        exportedAt: now.wallMs,
        size,
        openings,
        files,
      },
      null,
      1,
    )}\n`,
  );
  manifest.finish();
  syncFolder(folder);
  return { entries: size, openings: openingsGiven, checkpoint };
}
