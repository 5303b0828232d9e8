/**
 * docs/formats/keys.md and anchor.md, read by somebody who has nothing but the pages: sheets are joined, labels built
 * and anchors read here with the platform's primitives alone.
 */
import {
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  randomBytes,
  sign,
} from 'node:crypto';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type {
  DocumentId,
  KeysetId,
  LineageId,
  LoanId,
  NoteId,
  PersonId,
  ReleaseId,
  VaultId,
  ViewId,
} from '../../shared/vocabulary/ids.ts';
import { AnchorFolder, AnchorKeys, type LedgerView, readAnchor } from '../../vault/audit/anchors.ts';
import { belongsTo, joinSheets, makeSheets, sheetHash } from '../../vault/keys/recovery-sheets.ts';
import * as labels from '../../vault/keys/sealing-labels.ts';
import { proveSheets, sheetsSigningKey } from '../../vault/keys/sheets-proof.ts';
import { generateSealingKey } from '../../vault/sealing/suite.ts';
import { readProjectFile } from '../support/project-files.ts';

const id = <T>(digit: string): T => digit.repeat(32) as T;
const vault = id<VaultId>('a');
const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const sha256 = (...parts: (Uint8Array | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

describe('keys.md', () => {
  const epoch = 258;
  const values: Record<string, Buffer> = {
    vault: hex(vault),
    keyset: hex(id('b')),
    document: hex(id('c')),
    loan: hex(id('d')),
    note: hex(id('e')),
    release: hex(id('f')),
    part: Buffer.of(2),
    'u32(epoch)': Buffer.of(0, 0, 1, 2),
  };
  /** The info of a row of the page's table, put together as its third column says. */
  const infoOf = (sealed: string): Buffer => {
    const row = readProjectFile('docs/formats/keys.md')
      .split('\n')
      .find((line) => line.startsWith(`| ${sealed} |`));
    const [label = '', ...fields] = (row?.split(' | ')[2] ?? '').split(' ‖ ');
    const text = label.replaceAll('`', '').replace('<side>', 'approval');
    return Buffer.concat([Buffer.from(text), ...fields.map((field) => values[field] ?? Buffer.alloc(0))]);
  };
  const keyset = id<KeysetId>('b');
  const document = id<DocumentId>('c');

  for (const [sealed, made] of [
    ['database key', labels.databaseKeyInfo(vault, keyset)],
    ['database key, recovery', labels.databaseRecoveryInfo(vault)],
    ['group secret', labels.groupSecretInfo(vault, 'approval', epoch, keyset)],
    ['group secret, recovery', labels.groupRecoveryInfo(vault, 'approval', epoch)],
    ['capsule', labels.capsuleInfo(vault, 'approval', epoch, document, 'original')],
    ['grant', labels.grantInfo(vault, id<LoanId>('d'), document, keyset)],
    ['grant of a release', labels.releaseGrantInfo(vault, id<ReleaseId>('f'), document, 'original', keyset)],
    ['note, and notes of an exit interview', labels.noteInfo(vault, id<NoteId>('e'), keyset)],
  ] as const) {
    test(`§1: the info of a ${sealed} is what the page says`, () => {
      expect(Buffer.from(made).toString('hex')).toBe(infoOf(sealed).toString('hex'));
    });
  }
  test('§1: every label is on the page, and none but those', () => {
    expect(Object.keys(labels).length).toBe(8);
  });

  test.each(['custody', 'approval'] as const)('§5: the sheets of %s sign as the page says', (side) => {
    const recoveryKey = randomBytes(32);
    const label = Buffer.from(`dossier-vault/v1/sheets-key/${side}`);
    const seed = Buffer.from(
      hkdfSync('sha256', recoveryKey, Buffer.alloc(0), Buffer.concat([label, hex(vault)]), 32),
    );
    const pkcs8 = Buffer.concat([hex('302e020100300506032b657004220420'), seed]);
    const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
    const keys = {
      person: id<PersonId>('f'),
      keyset,
      signKey: sha256('sign').toString('hex'),
      sealKey: sha256('seal').toString('hex'),
    };
    const message = Buffer.concat([
      Buffer.from(`dossier-vault/v1/sheets-proof/${side}`),
      ...[vault, keys.person, keys.keyset, keys.signKey, keys.sealKey].map((part) => hex(part)),
    ]);
    expect(sign(null, message, key).toString('hex')).toBe(proveSheets(vault, side, recoveryKey, keys));
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
    const { publicKey } = sheetsSigningKey(vault, side, recoveryKey);
    expect(Buffer.from(publicKey).equals(spki.subarray(-32))).toBe(true);
  });

  /** Multiplication in GF(2^8) with 0x11b. */
  const times = (a: number, b: number): number => {
    let product = 0;
    for (let x = a, y = b; y > 0; y >>= 1) {
      if (y & 1) product ^= x;
      x = x & 0x80 ? ((x << 1) ^ 0x11b) & 0xff : x << 1;
    }
    return product;
  };
  const inverse = (a: number): number => {
    for (let b = 1; b < 256; b++) if (times(a, b) === 1) return b;
    throw new Error('Zero has no inverse.');
  };
  const interpolateAtZero = (shares: readonly Buffer[]): Buffer => {
    const xs = shares.map((share) => share[32] ?? 0);
    const weights = xs.map((x, i) =>
      xs.reduce(
        (weight, other, j) => (i === j ? weight : times(weight, times(other, inverse(other ^ x)))),
        1,
      ),
    );
    return Buffer.from(
      Array.from({ length: 32 }, (_, at) =>
        shares.reduce((sum, share, i) => sum ^ times(share[at] ?? 0, weights[i] ?? 0), 0),
      ),
    );
  };

  for (const [threshold, of] of [
    [2, 3],
    [3, 5],
    [5, 5],
  ] as const) {
    test(`§5: ${threshold} of ${of} sheets give the recovery key`, async () => {
      const key = generateSealingKey();
      const sheets = await makeSheets(vault, 'custody', key.privateKey, threshold, of);
      expect(new Set(sheets).size).toBe(of);
      const shares = sheets.map((sheet, i) => {
        const lines = sheet.split('\n');
        expect(lines.slice(0, 4)).toEqual([
          'DOSSIER-VAULT RECOVERY SHEET 1',
          `vault ${vault}`,
          'side custody',
          `sheet ${i + 1} of ${of}, ${threshold} needed`,
        ]);
        expect(lines[4]).toMatch(/^share (?:[0-9a-f]{8} ){8}[0-9a-f]{2}$/);
        const share = hex((lines[4] ?? '').slice(6).replaceAll(' ', ''));
        const head = `${lines.slice(0, 4).join('\n')}\n`;
        const check = sha256('dossier-vault/v1/recovery-sheet', head, share).toString('hex').slice(0, 16);
        expect(lines.slice(5)).toEqual([`check ${check}`, '']);
        expect(sheetHash(sheet)).toBe(sha256(sheet).toString('hex'));
        return share;
      });
      const joined = interpolateAtZero(shares.slice(of - threshold));
      expect(joined).toEqual(Buffer.from(key.privateKey));
      expect(interpolateAtZero(shares.slice(0, threshold - 1))).not.toEqual(joined);
      const pkcs8 = Buffer.concat([hex('302e020100300506032b656e04220420'), joined]);
      const publicKey = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
      expect(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)).toEqual(
        Buffer.from(key.publicKey),
      );
    });
  }

  test('§5: a sheet typed wrongly, of another side, twice, or too few are refused', async () => {
    const key = generateSealingKey();
    const sheets = await makeSheets(vault, 'custody', key.privateKey, 2, 3);
    const [first = '', second = ''] = sheets;
    const join = (side: 'custody' | 'approval', ...given: string[]) =>
      joinSheets(vault, side, given, belongsTo(key.publicKey));
    expect(await join('custody', first, second)).toEqual(key.privateKey);
    const wrong = second.replace(
      /share (.)/,
      (_whole, digit: string) => `share ${digit === '0' ? '1' : '0'}`,
    );
    const refused = { code: 'SHEETS_DIFFER' };
    await expect(join('custody', first, wrong)).rejects.toMatchObject(refused);
    await expect(join('approval', first, second)).rejects.toMatchObject({ code: 'SHEET_OF_SIDE' });
    await expect(join('custody', first)).rejects.toMatchObject(refused);
    await expect(join('custody', first, first)).rejects.toMatchObject(refused);
  });
});

describe('anchor.md', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dossier-vault-anchor-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const secret = randomBytes(32);
  const expand = (label: string): Buffer =>
    createHmac('sha256', secret).update(label).update(Buffer.of(1)).digest();
  const keys = new AnchorKeys(secret);
  const view = (n: number): LedgerView => ({
    person: id<PersonId>('1'),
    lineage: id<LineageId>('2'),
    n,
    view: id<ViewId>(String(n + 2)),
  });
  const checkpoint = 'dossier-vault/…/g1\n7\n"root"\n';
  const write = (views: readonly LedgerView[]): boolean =>
    new AnchorFolder(folder, vault, keys).write({
      generation: 1,
      checkpoint,
      size: views.length,
      quarantine: 'none',
      place: '',
      where: '',
      viewsFrom: () => views,
    });
  const ledgerPath = () => join(folder, `dossier-vault-${vault}.ledger`);

  /** The ledger as the page says: views in order, and the head after each. */
  function readByThePage(): { views: string[]; heads: Buffer[] } {
    const bytes = readFileSync(ledgerPath());
    const heads = [sha256('dossier-vault/v1/ledger', hex(vault))];
    const views: string[] = [];
    for (let k = 0; (k + 1) * 77 <= bytes.length; k++) {
      const record = bytes.subarray(k * 77, (k + 1) * 77);
      const head = heads[k] ?? Buffer.alloc(0);
      const number = Buffer.alloc(8);
      number.writeBigUInt64BE(BigInt(k));
      const decipher = createDecipheriv(
        'aes-256-gcm',
        expand('dossier-vault/v1/ledger-seal'),
        record.subarray(0, 12),
        {
          authTagLength: 16,
        },
      );
      decipher.setAAD(Buffer.concat([head, number]));
      decipher.setAuthTag(record.subarray(61));
      const plain = Buffer.concat([decipher.update(record.subarray(12, 61)), decipher.final()]);
      views.push(plain.toString('hex'));
      heads.push(sha256(head, record));
    }
    return { views, heads };
  }

  test('§2, §3: ledger and anchor are what the page says, written at once or one by one', () => {
    expect(write([view(1)])).toBe(true);
    expect(write([view(1), view(2), view(3)])).toBe(true);
    const { views, heads } = readByThePage();
    expect(views).toEqual(
      [1, 2, 3].map((n) => `${'1'.repeat(32)}${'2'.repeat(32)}${String(n + 2).repeat(32)}0${n}`),
    );
    const text = readFileSync(join(folder, `dossier-vault-${vault}.anchor`), 'utf8');
    const { mac, ...file } = JSON.parse(text);
    expect(text.endsWith('\n')).toBe(true);
    expect(file).toEqual({
      kind: 'dossier-vault anchor',
      version: 2,
      vault,
      generation: 1,
      checkpoint,
      quarantine: 'none',
      place: '',
      where: '',
      ledgerRecords: 3,
      ledgerHead: heads[3]?.toString('hex'),
    });
    const macOver = JSON.stringify([vault, 1, checkpoint, 3, file.ledgerHead, 'none', '', '']);
    const expected = createHmac('sha256', expand('dossier-vault/v1/anchor-mac'))
      .update(macOver)
      .digest('hex');
    expect(mac).toBe(expected);
  });

  test('§2: a ledger cut short is not whole, and is written anew up to date', () => {
    write([view(1), view(2)]);
    truncateSync(ledgerPath(), 100);
    const cut = readAnchor(folder, vault, keys);
    expect(cut?.ledgerWhole).toBe(false);
    expect(cut?.views.length).toBe(1);
    expect(write([view(1), view(2)])).toBe(true);
    expect(readByThePage().views.length).toBe(2);
  });

  test('§2: a record beyond what the anchor names counts, rubbish behind it does not', () => {
    write([view(1)]);
    const before = readFileSync(join(folder, `dossier-vault-${vault}.anchor`));
    write([view(1), view(2)]);
    rmSync(join(folder, `dossier-vault-${vault}.anchor`));
    appendFileSync(join(folder, `dossier-vault-${vault}.anchor`), before);
    appendFileSync(ledgerPath(), randomBytes(90));
    const read = readAnchor(folder, vault, keys);
    expect(read?.views.map((v) => v.n)).toEqual([1, 2]);
    expect(read?.ledgerWhole).toBe(true);
  });

  test('§3: an anchor with one changed value, or made by another key, is none', () => {
    write([view(1)]);
    expect(readAnchor(folder, vault, new AnchorKeys(randomBytes(32)))).toBeNull();
    const path = join(folder, `dossier-vault-${vault}.anchor`);
    const sound = readFileSync(path, 'utf8');
    for (const [from, to] of [
      ['"ledgerRecords":1', '"ledgerRecords":0'],
      ['"generation":1', '"generation":2'],
      ['g1', 'g2'],
    ] as const) {
      rmSync(path);
      appendFileSync(path, sound.replace(from, to));
      expect(readAnchor(folder, vault, keys), from).toBeNull();
    }
  });
});
