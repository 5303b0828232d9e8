/**
 * The creation ceremony (S5): every founder makes their own keys at the same keyboard, and all of them sign the
 * first entry, which holds the policy, the groups, the recovery keys and each founder's enrolment.
 */

import { existsSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CreatedVault } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import {
  type ClassLabels,
  labelCharactersMax,
  labelsLookAlike,
} from '../../shared/vocabulary/class-labels.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { PersonId, VaultId } from '../../shared/vocabulary/ids.ts';
import { defaultPolicy } from '../../shared/vocabulary/policy-settings.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { classifications, type Side } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { optionalText, requiredText } from '../acts/signing.ts';
import { AnchorFolder, AnchorKeys } from '../audit/anchors.ts';
import { LogWriter } from '../audit/log-writer.ts';
import { admitToGroup, sealToRecovery } from '../keys/groups.ts';
import { makeKeyset, type NewKeyset } from '../keys/new-keyset.ts';
import { groupRecipient, ownRecipient } from '../keys/recipient.ts';
import { makeSheets } from '../keys/recovery-sheets.ts';
import { sheetsSigningKey } from '../keys/sheets-proof.ts';
import { keySlots, writeVaultKeys } from '../keys/vault-keys-file.ts';
import { newId } from '../sealing/new-ids.ts';
import {
  encodeHex,
  encodeUtf8,
  generateSealingKey,
  generateSigningKey,
  hmacSha256,
  loadSigningKey,
  randomBytes,
  sha256,
  zero,
} from '../sealing/suite.ts';
import { createDatabase } from '../storage/database.ts';
import { prepareFolder, vaultFolder, writeHeader } from '../storage/vault-folder.ts';

/** What people compare by voice: the first 20 hexadecimal digits of a hash over both public keys. */
export const keyFingerprint = (signKey: string, sealKey: string): string =>
  (
    encodeHex(sha256(encodeUtf8(`${signKey}${sealKey}`)))
      .slice(0, 20)
      .match(/.{4}/g) ?? []
  ).join(' ');

export const staffHash = (staffSecret: Uint8Array, staffNumber: string): string =>
  encodeHex(
    hmacSha256(staffSecret, encodeUtf8(staffNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase())),
  );

/** A few visible characters each, and no two that look the same: a mark must tell the classes apart. */
function soundLabels(asked: ClassLabels): ClassLabels {
  const [internal = '', confidential = '', secret = ''] = classifications.map((level) => {
    const label = requiredText(asked[level], 'class-label');
    if ([...label].length > labelCharactersMax)
      throw new Refusal('TEXT_TOO_LONG', { field: 'class-label', max: labelCharactersMax });
    return label;
  });
  const labels = { internal, confidential, secret };
  if (labelsLookAlike(labels)) throw new Refusal('LABELS_ALIKE');
  return labels;
}

export async function createVault(
  ports: VaultPorts,
  input: ParsedInput<'vault.create'>,
  call: Call,
): Promise<CreatedVault> {
  const name = requiredText(input.name, 'name');
  // Before a folder is made or a passphrase stretched.
  for (const founder of input.founders) {
    requiredText(founder.name, 'name');
    optionalText(founder.department ?? '', 'department');
  }
  // Nobody can have signed an agreement yet, and no day would have been given.
  if (input.policy?.gates !== undefined) throw new Refusal('GATE_AT_CREATION');
  const labels = input.labels === undefined ? null : soundLabels(input.labels);
  const roles = input.founders.map((founder) => founder.role);
  if (!roles.includes('custodian')) throw new Refusal('COSIGNER_MISSING', { role: 'custodian' });
  if (!roles.includes('approver')) throw new Refusal('COSIGNER_MISSING', { role: 'approver' });
  for (const side of ['custody', 'approval'] as const) {
    const { threshold, of } = input.sheets[side];
    if (threshold > of) throw new Refusal('INPUT_MALFORMED', { field: 'sheets' });
  }
  const staffSecret = randomBytes(32);
  const staffNumbers = input.founders.map((f) =>
    staffHash(staffSecret, requiredText(f.staffNumber, 'staff number')),
  );
  if (new Set(staffNumbers).size !== staffNumbers.length) throw new Refusal('STAFF_NUMBER_TAKEN');

  const keyFiles = input.founders.flatMap((founder) => founder.keyFiles.map((file) => resolve(file)));
  if (new Set(keyFiles).size !== keyFiles.length) throw new Refusal('INPUT_MALFORMED', { field: 'keyFiles' });
  if (keyFiles.some((file) => existsSync(file))) throw new VaultFault('VAULT_EXISTS');

  prepareFolder(input.folder);
  try {
    return await found(ports, input, call, { name, labels }, staffSecret, staffNumbers);
  } catch (error) {
    // Nothing half-made is left: the folder was empty before, and none of the key files was there.
    for (const path of [input.folder, ...keyFiles]) rmSync(path, { recursive: true, force: true });
    throw error;
  }
}

async function found(
  ports: VaultPorts,
  input: ParsedInput<'vault.create'>,
  call: Call,
  { name, labels }: { readonly name: string; readonly labels: ClassLabels | null },
  staffSecret: Uint8Array,
  staffNumbers: readonly string[],
): Promise<CreatedVault> {
  const vault = newId<VaultId>();
  const paths = vaultFolder(input.folder);
  const databaseKey = randomBytes(32);
  const ledgerSecret = randomBytes(32);
  const logKey = generateSigningKey();
  const groupKeys = { custody: generateSealingKey(), approval: generateSealingKey() };
  const recoveryKeys = { custody: generateSealingKey(), approval: generateSealingKey() };
  const sheetsKeyOf = (side: Side): string => {
    const key = sheetsSigningKey(vault, side, recoveryKeys[side].privateKey);
    key.destroy();
    return encodeHex(key.publicKey);
  };

  const founders: {
    founder: (typeof input.founders)[number];
    keys: NewKeyset;
    person: PersonId;
    staff: string;
  }[] = [];
  for (const [i, founder] of input.founders.entries()) {
    call.progress(i, input.founders.length);
    const keys = await makeKeyset(vault, founder.passphrase, founder.keyFiles, call.language, ports.hasher);
    call.unlocked.hold(keys);
    founders.push({ founder, keys, person: newId<PersonId>(), staff: staffNumbers[i] ?? '' });
  }

  const db = createDatabase(paths.database, databaseKey);
  const writer = new LogWriter(db, ports.clock, { vault, station: null }, loadSigningKey(logKey.privateKey));
  writer.transact((tx) => {
    const put = (secret: string, value: Uint8Array) =>
      db.run('INSERT INTO secret VALUES (?, ?)', secret, value);
    put('log-key', logKey.privateKey);
    put('staff', staffSecret);
    put('ledger', ledgerSecret);
    put('likeness', randomBytes(32));
    for (const { keys } of founders) {
      db.run('INSERT INTO wrapped_keyset VALUES (?, ?)', keys.keyset, JSON.stringify(keys.wrapped));
    }
    for (const side of ['custody', 'approval'] as const) {
      const recovery = groupRecipient(1, encodeHex(recoveryKeys[side].publicKey));
      sealToRecovery(db, vault, side, 1, groupKeys[side].privateKey, recovery);
    }
    for (const { founder, keys } of founders) {
      const side = founder.role === 'custodian' ? 'custody' : 'approval';
      const own = ownRecipient(keys.keyset, keys.sealingKey);
      admitToGroup(db, vault, side, 1, groupKeys[side].privateKey, own);
    }
    tx.append({
      type: 'vault.created',
      data: (texts) => ({
        format: 1,
        name: texts.of(name),
        sample: input.sample,
        generation: 1,
        logKey: encodeHex(logKey.publicKey),
        policy: input.policy ?? defaultPolicy,
        ...(labels === null
          ? {}
          : {
              labels: {
                internal: texts.of(labels.internal),
                confidential: texts.of(labels.confidential),
                secret: texts.of(labels.secret),
              },
            }),
        groups: {
          custody: {
            epoch: 1,
            key: encodeHex(groupKeys.custody.publicKey),
            recovery: encodeHex(recoveryKeys.custody.publicKey),
            sheetsKey: sheetsKeyOf('custody'),
            sheets: input.sheets.custody,
          },
          approval: {
            epoch: 1,
            key: encodeHex(groupKeys.approval.publicKey),
            recovery: encodeHex(recoveryKeys.approval.publicKey),
            sheetsKey: sheetsKeyOf('approval'),
            sheets: input.sheets.approval,
          },
        },
        founders: founders.map(({ founder, keys, person, staff }) => ({
          person,
          keyset: keys.keyset,
          signKey: keys.signKey,
          sealKey: keys.sealKey,
          name: texts.of(requiredText(founder.name, 'name')),
          staff: texts.of(staff),
          department: texts.maybe(founder.department),
          role: founder.role,
          clearance: founder.clearance,
        })),
        anchors: [
          { anchor: newId(), kind: 'user-data', place: texts.of(ports.userDataFolder) },
          ...input.anchorFolders.map((folder) => ({
            anchor: newId<never>(),
            kind: 'folder' as const,
            place: texts.of(folder),
          })),
        ],
      }),
      signers: founders.map(({ keys, person }) => keys.signer(person, 'founder')),
    });
  });

  const custodians = founders.filter(({ founder }) => founder.role === 'custodian');
  const wrapped = custodians.map(({ keys }) => keys.wrapped);
  const slots = keySlots(vault, wrapped, databaseKey, recoveryKeys.custody.publicKey);
  writeVaultKeys(paths.keys, { vault, ...slots, next: null });
  writeHeader(input.folder, vault);

  const anchorKeys = new AnchorKeys(ledgerSecret);
  const sticks = founders.flatMap(({ founder }) => founder.keyFiles.map((file) => dirname(file)));
  for (const folder of new Set([ports.userDataFolder, ...input.anchorFolders, ...sticks])) {
    new AnchorFolder(folder, vault, anchorKeys, true).write({
      generation: 1,
      checkpoint: writer.checkpointNote(),
      size: writer.size,
      quarantine: 'none',
      place: '',
      where: '',
      viewsFrom: () => [],
    });
  }
  const sheets = {
    custody: await makeSheets(
      vault,
      'custody',
      recoveryKeys.custody.privateKey,
      input.sheets.custody.threshold,
      input.sheets.custody.of,
    ),
    approval: await makeSheets(
      vault,
      'approval',
      recoveryKeys.approval.privateKey,
      input.sheets.approval.threshold,
      input.sheets.approval.of,
    ),
  };
  const entries = writer.size;
  db.close();
  zero(databaseKey, ledgerSecret, staffSecret, logKey.privateKey);
  for (const side of ['custody', 'approval'] as const)
    zero(groupKeys[side].privateKey, recoveryKeys[side].privateKey);
  return {
    vault,
    sheets,
    founders: founders.map(({ founder, keys }) => ({
      name: founder.name,
      fingerprint: keyFingerprint(keys.signKey, keys.sealKey),
    })),
    entries,
  };
}
