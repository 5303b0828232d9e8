/** The audit bundle for the whole log (docs/formats/audit-bundle.md): a folder that verifies without the vault. */

import type { ExportedBundle } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { parseEntryBody } from '../../shared/vocabulary/entry.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { verifierFolder } from '../audit/verifier-program.ts';
import { decodeUtf8, encodeHex } from '../sealing/suite.ts';
import { cosignedNotes } from '../storage/cosigned-notes.ts';
import { leavesFrom } from '../storage/log-rows.ts';
import { listPeople } from '../storage/people.ts';
import { assertFreeFolder, type BundleFolder, inNewFolder } from './bundle-folder.ts';
import { entryLine, openingsGiven } from './bundle-lines.ts';
import { EntriesTables } from './table/entries-tables.ts';
import type { Body } from './table/filed-given.ts';

export async function exportBundle(
  vault: OpenVault,
  input: ParsedInput<'log.export'>,
  call: Call,
): Promise<ExportedBundle> {
  const desk = assertStanding(vault, call, ['auditor', 'custodian', 'approver'], true);
  return bundleInto(vault, {
    folder: input.folder,
    // An auditor without clearance gets ids only (D3).
    openings: desk.roles.includes('auditor') && desk.clearance === null ? 'none' : input.openings,
    role: call.about.role,
    progress: call.progress,
    assertGoesOn: goesOnWith(vault, call),
  });
}

/** A long log takes minutes: whoever locks, leaves or stops ends it, and nothing of it stays. */
export function goesOnWith(vault: OpenVault, call: Call): () => void {
  const session = vault.signedIn;
  return () => {
    if (vault.isClosed) throw new VaultFault('VAULT_CLOSED');
    if (vault.signedIn !== session) throw new Refusal('NOT_SIGNED_IN');
    if (call.signal?.aborted === true) throw new VaultFault('STOPPED');
  };
}

export interface BundleAsked {
  readonly folder: string;
  readonly openings: 'all' | 'none';
  readonly role: Role | null;
  readonly progress: Call['progress'];
  /** Throws where it is to end here. */
  readonly assertGoesOn: () => void;
  /** Writes further files, which the manifest names. */
  readonly more?: (bundle: BundleFolder) => void;
}

/** For whoever has been judged already. Throws VaultFault, and what `assertGoesOn` throws. */
export async function bundleInto(vault: OpenVault, asked: BundleAsked): Promise<ExportedBundle> {
  const { folder, openings } = asked;
  const verifier = verifierFolder();
  assertFreeFolder(vault.folder, folder);
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
  const written = await inNewFolder(folder, (bundle) => writeBundle(vault, asked, bundle, verifier));
  return { folder, ...written };
}

/** So many entries are gone through before others are heard: a lock, a stop, a page that is being read. */
export const entriesInOneGo = 500;

async function writeBundle(
  vault: OpenVault,
  { openings, progress, assertGoesOn, more }: BundleAsked,
  bundle: BundleFolder,
  verifier: string,
) {
  const size = vault.writer.size;
  const checkpoint = vault.writer.checkpointNote();
  const cosigned = cosignedNotes(vault.db);
  const entries = bundle.begin('entries.jsonl');
  const isShown = openings === 'all';
  const givenOf = (index: number, body: Body) =>
    isShown ? openingsGiven(vault.db, index, body, () => false) : [];
  const tables = new EntriesTables(vault, (name) => bundle.begin(name), {
    names: namesOfPeople(vault, isShown),
    vaultName: isShown ? vault.name : null,
    isWritten: (index) => index < size,
    given: givenOf,
  });
  let openingsCount = 0;
  for (const leaf of leavesFrom(vault.db, 0)) {
    if (leaf.idx >= size) break;
    if (leaf.idx % entriesInOneGo === 0) {
      progress(leaf.idx, size);
      await new Promise((resolve) => setImmediate(resolve));
      assertGoesOn();
    }
    const body = parseEntryBody(JSON.parse(decodeUtf8(new Uint8Array(leaf.payload))));
    const given = givenOf(leaf.idx, body);
    openingsCount += given.length;
    entries.write(entryLine(leaf, given));
    tables.add(leaf.idx, body, given);
  }
  tables.finish();
  bundle.finish();
  bundle.whole('checkpoint', checkpoint);
  addCosigned(bundle, cosigned);
  bundle.whole(
    'people.json',
    peopleJson(vault, () => true, openings === 'all'),
  );
  more?.(bundle);
  bundle.addVerifier(verifier);
  bundle.addManifest({
    format: 'dossier-vault-audit-bundle/1',
    vault: vault.vault,
    generation: vault.writer.generation(),
    exportedAt: vault.ports.clock.read().wallMs,
    size,
    openings,
  });
  return { entries: size, openings: openingsCount, checkpoint };
}

/** A verifier reads no more than 1 MiB of it; a line has some 600 bytes. */
const cosignedMax = 1_000;

/** What approvers cosigned, a line each (audit-bundle.md); no file where nobody has. */
export function addCosigned(bundle: BundleFolder, notes: ReturnType<typeof cosignedNotes>): void {
  if (notes.length > 0)
    bundle.whole(
      'cosigned.jsonl',
      notes
        .slice(0, cosignedMax)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    );
}

/** By person id; numbers where names are not to leave. */
export const namesOfPeople = (vault: OpenVault, named: boolean): ReadonlyMap<string, string> =>
  new Map(listPeople(vault.db).map((person) => [person.id as string, named ? person.name : `#${person.no}`]));

export function peopleJson(vault: OpenVault, isOne: (person: string) => boolean, named: boolean): string {
  const people = listPeople(vault.db)
    .filter(({ id }) => isOne(id))
    .map((person) => ({
      person: person.id,
      name: named ? person.name : null,
      department: named ? person.department : null,
      roles: person.roles,
      enrolled: vault.db.count('SELECT enrolled AS n FROM person WHERE id = ?', person.id),
    }));
  return `${JSON.stringify(people, null, 1)}\n`;
}
