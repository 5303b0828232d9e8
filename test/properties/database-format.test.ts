/**
 * The database as docs/decisions/0003-database-cipher.md says: SQLCipher 4 with a raw key, so that other tools open it.
 * The first page is checked and deciphered here with the platform's primitives alone.
 */
import { createDecipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDatabase, openDatabase } from '../../vault/storage/database.ts';

const pageBytes = 4096;
const reservedBytes = 16 + 64;
let folder = '';
let path = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-vault-database-'));
  path = join(folder, 'vault.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function makeDatabase(key: Buffer): Buffer {
  const db = createDatabase(path, key);
  db.run('INSERT INTO secret VALUES (?, ?)', 'planted-name', new Uint8Array(32));
  db.close();
  return readFileSync(path);
}

test('the database is SQLCipher 4 under a raw key', () => {
  const key = randomBytes(32);
  const page = makeDatabase(key).subarray(0, pageBytes);
  const salt = page.subarray(0, 16);
  const macKey = pbkdf2Sync(key, Buffer.from(salt.map((byte) => byte ^ 0x3a)), 2, 32, 'sha512');
  const ciphertext = page.subarray(16, pageBytes - reservedBytes);
  const iv = page.subarray(pageBytes - reservedBytes, pageBytes - 64);
  const mac = createHmac('sha512', macKey)
    .update(ciphertext)
    .update(iv)
    .update(Buffer.of(1, 0, 0, 0))
    .digest();
  expect(page.subarray(pageBytes - 64)).toEqual(mac);

  const decipher = createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  // What follows "SQLite format 3\0" in the header of a database: page size, versions 2 (write-ahead log), bytes reserved.
  expect([...plain.subarray(0, 5)]).toEqual([pageBytes >> 8, 0, 2, 2, reservedBytes]);
});

test('nothing of the database is readable in its file', () => {
  const bytes = makeDatabase(randomBytes(32));
  for (const word of ['SQLite format 3', 'CREATE TABLE', 'planted-name', 'person']) {
    expect(bytes.includes(word), word).toBe(false);
  }
});

test('one flipped bit, in whichever page, is noticed', () => {
  const key = randomBytes(32);
  const sound = makeDatabase(key);
  for (let at = 100; at < sound.length; at += pageBytes) {
    const bytes = Buffer.from(sound);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(() => {
      const db = openDatabase(path, key, true);
      try {
        expect(db.connection.pragma('integrity_check', { simple: true })).toBe('ok');
        throw new Error('accepted');
      } finally {
        db.close();
      }
    }, `page ${at}`).toThrow(/^(?!accepted)/);
  }
});

test('another key opens nothing', () => {
  makeDatabase(randomBytes(32));
  expect(() => openDatabase(path, randomBytes(32))).toThrow(
    expect.objectContaining({ code: 'DATABASE_KEY_MISMATCH' }),
  );
});
