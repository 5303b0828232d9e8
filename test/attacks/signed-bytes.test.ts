/**
 * What the signed bytes and the disk tell (A1b): after a long story no text of anybody stands in a leaf, none in clear in
 * any file of the vault or of its anchors; a text erased by law is gone while every proof holds; one merely taken
 * away is tampering.
 */
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeHex } from '../../vault/sealing/suite.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { copyDesk } from '../support/history-desk-copy.ts';
import { databaseFile, databaseKeyOf, editDatabase, openBehindBack } from './insider.ts';

/** Texts that occur nowhere else, one for each place where somebody can enter one. */
const said = {
  name: '欧阳独孤',
  renamed: 'Zephyrine Quillfeather',
  staff: 'STAFFNUMBER-7731',
  department: '西域分行贵宾部',
  code: 'KHXQ-90417',
  client: '瑶池纺织 "Yaochi" & Söhne',
  home: '铁柜七号第三格',
  title: '王总的性格与偏好 – draft',
  fileName: '瑶池背景调查终稿',
  content: '瑶池集团去年两次迟付，采购由王总一人决定。',
  station: '总部 12 层 A-03',
  place: '总部 12 层档案室',
  loanReason: '为十二月续约谈判核对账期',
  loanPlace: '瑶池公司会议室',
  viewReason: '核对第四条罚则',
  decision: '理由充分，准借一次',
  note: '王总每周四下午不在',
  query: '瑶池的查询',
  sendBack: '扫描件缺第三页',
  because: '另一份合同，只是抬头相同',
  recall: '合同今日已变更收回',
  freeze: '交还手机之前冻结',
  hold: '诉讼保全请求在先',
  roleGround: '岗位调整至后勤',
} as const;
const texts = Object.values(said);
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk({}, [
    { name: '孟编', roles: ['author'] },
    { name: '许借', roles: ['borrower'] },
    { name: 'Ben Reader', roles: ['borrower'] },
  ]);
  const both = () => ({ signature: desk.signature, cosign: [desk.credential('赵批')] });
  await desk.call('person.enrol', {
    name: said.name,
    staffNumber: said.staff,
    department: said.department,
    language: 'en',
    keyFiles: [],
    ...both(),
  });
  await desk.call('person.rename', { who: said.name, name: said.renamed, ...both() });
  await desk.dossier(said.code, {
    client: said.client,
    home: said.home,
    scope: { everybody: true, people: [], departments: [said.department] },
  });
  const path = desk.textFile(`${said.fileName}.txt`, said.content.repeat(6));
  const document = await desk.fileDocument(said.code, path, { title: said.title });
  await desk.signIn('孟编');
  const submit = (name: string) =>
    desk.call('document.submit', {
      code: said.code,
      file: desk.textFile(name, `${said.content.repeat(6)}${name}`),
      title: said.title,
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
  const [back, like] = [await submit('a.txt'), await submit('b.txt')];
  await desk.signIn('李保');
  await desk.call('document.send-back', {
    document: back.document,
    reason: said.sendBack,
    signature: desk.signature,
  });
  await desk.call('document.accept', {
    document: like.document,
    newBecause: said.because,
    signature: desk.signature,
  });
  const loan = await desk.request(document, '许借', { reason: said.loanReason, place: said.loanPlace });
  await desk.approve(loan, '赵批', { reason: said.decision });
  await desk.signIn('Cora Keeper');
  await desk.call('loan.issue', { loan, signature: desk.signature });
  await desk.signIn('许借');
  await desk.call('loan.receive', { loan, signature: desk.signature });
  for (let n = 0; n < 3; n++) {
    await desk.call('view.open', {
      loan,
      reason: said.viewReason,
      place: said.loanPlace,
      signature: desk.signature,
    });
    if (n === 0) await desk.call('note.write', { page: 1, text: said.note, signature: desk.signature });
    await desk.call('view.close', {});
  }
  await desk.call('dossier.list', { query: said.query });
  await desk.signIn('李保');
  await desk.call('loan.recall', { loan, reason: said.recall, signature: desk.signature });
  await desk.call('person.freeze', { who: 'Ben Reader', ground: said.freeze, signature: desk.signature });
  await desk.call('hold.set', { code: said.code, ground: said.hold, signature: desk.signature });
  await desk.call('role.end', { who: 'Ben Reader', role: 'borrower', ground: said.roleGround, ...both() });
});
afterAll(() => desk.dispose());

/** A text as it could stand in a file: UTF-8, UTF-16, escaped as JSON does at need, base64 at each of three offsets. */
function spellings(text: string): Buffer[] {
  const escaped = JSON.stringify(text).slice(1, -1);
  const ascii = [...escaped]
    .map((c) => (c > '~' ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c))
    .join('');
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), Buffer.from(text)])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4),
  );
  const wide = Buffer.from(text, 'utf16le');
  return [
    Buffer.from(text),
    Buffer.from(text.normalize('NFD')),
    Buffer.from(escaped),
    Buffer.from(ascii),
    Buffer.from(encodeHex(Buffer.from(text))),
    wide,
    Buffer.from(wide).swap16(),
    ...base64.filter((piece) => piece.length >= 8).map((piece) => Buffer.from(piece)),
  ];
}
const textsIn = (bytes: Buffer): string[] =>
  texts.filter((text) => spellings(text).some((spelling) => bytes.includes(spelling)));
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('texts', () => {
  it('are found by this search where they do stand: in the openings', async () => {
    const copy = crashedCopy();
    const db = await openBehindBack(copy);
    const openings = db.all<{ text: string }>('SELECT text FROM opening').map((row) => row.text);
    db.close();
    await copy.dispose();
    const found = textsIn(Buffer.from(JSON.stringify(openings)));
    // The content of the document and of the note, and the staff number, of which only a keyed hash is kept, stand nowhere.
    expect(texts.filter((text) => !found.includes(text))).toEqual([said.staff, said.content, said.note]);
  });

  it('stand in no signed byte', async () => {
    const copy = crashedCopy();
    const db = await openBehindBack(copy);
    const leaves = db.all<{ idx: number; payload: Uint8Array; signatures: string }>('SELECT * FROM leaf');
    db.close();
    await copy.dispose();
    expect(leaves.length).toBeGreaterThan(60);
    for (const { idx, payload, signatures } of leaves) {
      expect(textsIn(Buffer.concat([payload, Buffer.from(signatures)])), `entry ${idx}`).toEqual([]);
      // Nor any text at all beyond ids, hashes, enums and times: a leaf is plain ASCII.
      expect(
        Buffer.from(payload).every((byte) => byte >= 0x20 && byte < 0x7f),
        `entry ${idx}`,
      ).toBe(true);
    }
  });

  it('stand in clear in no file of the vault or of its anchors: open, with its write-ahead log, and closed', async () => {
    const look = (): void => {
      const folders = [desk.folder, desk.path('user-data'), desk.path('sticks')];
      const files = folders.flatMap(filesUnder);
      expect(files.length).toBeGreaterThan(10);
      for (const file of files) expect(textsIn(readFileSync(file)), file.slice(desk.root.length)).toEqual([]);
    };
    expect(statSync(`${databaseFile(desk.folder)}-wal`).size).toBeGreaterThan(0);
    look();
    await desk.close();
    look();
    await desk.open();
  });
});

/** The vault as a crash would leave it, to be read while the office goes on. */
function crashedCopy(): Desk {
  return copyDesk(desk);
}

/** The whole database decrypted, free pages and all. */
async function plaintextOf(office: Desk): Promise<Buffer> {
  const plain = office.path('plain.db');
  cpSync(databaseFile(office.folder), plain);
  const { key } = await databaseKeyOf(office);
  const connection = new Database(plain);
  connection.pragma("cipher='sqlcipher'");
  connection.pragma('legacy=4');
  connection.pragma(`key="x'${encodeHex(key)}'"`);
  connection.pragma('journal_mode=DELETE');
  connection.pragma("rekey=''");
  connection.close();
  const bytes = readFileSync(plain);
  expect(bytes.subarray(0, 15).toString('latin1')).toBe('SQLite format 3');
  return bytes;
}

describe('a text erased by law', () => {
  it('is gone from the database, every page of it; proofs hold, with texts and without', async () => {
    const office = await closedCopy();
    expect(textsIn(await plaintextOf(office))).toContain(said.loanReason);
    await office.open();
    const both = { signature: office.signature, cosign: [office.credential('赵批')] };
    const erase = [said.loanReason, said.name, said.client];
    const db = await openingsNamed(office, erase);
    for (const { idx, commitment } of db)
      await office.call('opening.erase', { index: idx, commit: commitment, ground: '依法删除', ...both });
    for (const openings of ['all', 'none'] as const) {
      await office.call('log.export', { folder: office.path(openings), openings });
      const { first, verdicts } = await verifyBundle(office.path(openings), null);
      expect(first).toBeNull();
      expect(verdicts.find((verdict) => verdict.check === 'openings')?.answer).toBe('holds');
      for (const file of filesUnder(office.path(openings))) {
        const found = textsIn(readFileSync(file));
        for (const text of erase) expect(found).not.toContain(text);
      }
    }
    await office.close();
    const found = textsIn(await plaintextOf(office));
    for (const text of erase) expect(found).not.toContain(text);
    expect(found).toContain(said.viewReason);
    expect((await office.open()).quarantine).toBe('none');
    expect(await office.call('doctor', {})).toMatchObject({ sound: true });
    await office.dispose();
  });

  it('is tampering where it was only taken away', async () => {
    for (const edit of [
      'DELETE FROM opening WHERE text = ?',
      "UPDATE opening SET text = 'anything' WHERE text = ?",
      "UPDATE opening SET salt = substr(salt, 3) || '00' WHERE text = ?",
    ]) {
      const office = await closedCopy();
      await editDatabase(office, (db) => db.run(edit, said.loanReason));
      await expect(office.open()).rejects.toMatchObject({ code: 'LOG_TAMPERED' });
      await office.dispose();
    }
  });

  it('is tampering where a table only claims that it was erased', async () => {
    const office = await closedCopy();
    await editDatabase(office, (db) => {
      db.run('INSERT INTO erased SELECT idx, commitment FROM opening WHERE text = ?', said.loanReason);
      db.run('DELETE FROM opening WHERE text = ?', said.loanReason);
    });
    await expect(office.open()).rejects.toMatchObject({ code: 'LOG_TAMPERED' });
    await office.dispose();
  });
});

async function closedCopy(): Promise<Desk> {
  await desk.close();
  const copy = copyDesk(desk);
  await desk.open();
  return copy;
}
async function openingsNamed(office: Desk, wanted: readonly string[]) {
  const open = office.router as unknown as {
    open: { db: { all: (sql: string) => { idx: number; commitment: string; text: string }[] } };
  };
  return open.open.db.all('SELECT * FROM opening').filter((row) => wanted.includes(row.text));
}
