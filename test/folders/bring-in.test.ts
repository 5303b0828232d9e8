/** K6: a tree whose folders are clients is read, tried, signed for once and filed beside the work; nothing twice, each file told. */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileOutcome } from '../../shared/vocabulary/folder-terms.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { keptCounts } from '../../vault/folders/kept-lines.ts';
import { type Desk, expectRefusal, office, openDesk } from '../support/desk.ts';

let desk: Desk;
/** What the list itself says, which is read after a crash. */
const onList = () =>
  keptCounts(
    desk.vault.db,
    desk.vault.db.get<{ id: PersonId }>("SELECT id FROM person WHERE name = '孟编'")!.id,
  );
beforeAll(async () => {
  desk = await openDesk({}, [...office, { name: '低密', roles: ['author'], clearance: 'internal' }]);
});
afterAll(() => desk.dispose());

function tree(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = desk.path('trees', name);
  mkdirSync(root, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const file = `${root}/${path}`;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return root;
}
const usual = {
  folders: ['{code}'],
  names: ['{title}'],
  onlyFitting: false,
  withFolders: true,
  ownership: 'company',
  chosen: [] as { folder: string; code: string }[],
  likes: false,
};
async function tried(folder: string, more: Partial<typeof usual> = {}) {
  await desk.call('folders.read', { folder });
  return desk.call('folders.try', { ...usual, ...more });
}
const begin = () => desk.call('folders.begin', { signature: desk.signature });
async function ended() {
  await expect.poll(() => desk.vault.filing?.running ?? false, { interval: 5 }).toBe(false);
  return (await desk.call('folders.show', {})).mine;
}
const files = async (of: 'trial' | 'filing', outcome: FileOutcome) =>
  (await desk.call('folders.files', { of, outcome, offset: 0, limit: 200 })).rows;
const causes = async (of: 'trial' | 'filing', outcome: FileOutcome) =>
  (await files(of, outcome)).map(({ path, problem }) => [path, problem?.code]);
const clients = async (outcome: 'matched' | 'unsure' | 'unknown' | 'refused') =>
  (await desk.call('folders.clients', { outcome, offset: 0, limit: 200 })).rows;
const submitted = () =>
  desk.vault.db.count("SELECT count(*) AS n FROM leaf WHERE type = 'document.submitted'");

describe('K6: the folders of a tree', () => {
  it('are the dossiers whose code they bear, and the trial changes nothing but the record of a search', async () => {
    await desk.dossier('A-1');
    await desk.dossier('A-2');
    const size = desk.vault.writer.size;
    const folder = tree('codes', { 'A-1/x.txt': 'x', 'A-2/y.txt': 'y', 'B-9/z.txt': 'z', 'loose.txt': 'l' });
    const read = await desk.call('folders.read', { folder });
    expect(read).toMatchObject({ folder: 'codes', clients: 3, files: 4, bytes: 4 });
    expect(read.suggested).toEqual({ folders: ['{code}'], names: '{title}' });
    const { clients: counts, files: of } = await desk.call('folders.try', usual);
    expect(counts).toEqual({ matched: 2, unsure: 0, unknown: 1, refused: 0 });
    expect(of).toMatchObject({ waits: 2, held: 2 });
    expect(await causes('trial', 'held')).toEqual([
      ['loose.txt', 'FILE_IN_NO_CLIENT'],
      ['B-9/z.txt', 'CLIENT_UNKNOWN'],
    ]);
    const after = desk.vault.db.all<{ type: string }>('SELECT type FROM leaf WHERE idx >= ?', size);
    expect(after.map(({ type }) => type)).toEqual(['directory.searched']);
  });

  it('are found by name or pattern; one written otherwise, or the name of two, has to be said', async () => {
    await desk.dossier('N-1', { client: '恒岳精密' });
    await desk.dossier('N-2', { client: '海拓纺织' });
    await desk.dossier('N-3', { client: '海拓纺织' });
    const folder = tree('names', {
      '恆岳精密/a.txt': 'a1',
      '恒岳精密/a.txt': 'a2',
      '海拓纺织/b.txt': 'b',
      'N-2 别家/c.txt': 'c',
    });
    await tried(folder, { folders: ['{客户}'] });
    expect((await clients('matched')).map(({ name, dossier }) => [name, dossier?.code])).toEqual([
      ['恒岳精密', 'N-1'],
    ]);
    expect(
      (await clients('unsure')).map(({ name, beside }) => [name, beside.map(({ code }) => code)]),
    ).toEqual([
      ['海拓纺织', ['N-2', 'N-3']],
      ['恆岳精密', ['N-1']],
    ]);
    const again = await tried(folder, {
      folders: ['{client}'],
      likes: true,
      chosen: [
        { folder: '海拓纺织', code: 'N-3' },
        { folder: 'N-2 别家', code: 'N-2' },
      ],
    });
    expect(again.clients).toEqual({ matched: 4, unsure: 0, unknown: 0, refused: 0 });
    expect((await files('trial', 'waits')).map(({ path, code }) => [path, code])).toEqual(
      expect.arrayContaining([
        ['恆岳精密/a.txt', 'N-1'],
        ['海拓纺织/b.txt', 'N-3'],
        ['N-2 别家/c.txt', 'N-2'],
      ]),
    );
    // Written exactly as one and otherwise as another, it could be either; so could a code in another case.
    await desk.dossier('N-5', { client: 'Acme Ltd' });
    await desk.dossier('N-6', { client: 'ACME LTD', beside: ['N-5'] });
    const looks = tree('looks', { 'Acme Ltd/a.txt': 'a', 'n-5/b.txt': 'b' });
    await tried(looks, { folders: ['{client}'] });
    expect((await clients('unsure')).map(({ name }) => name)).toEqual(['Acme Ltd']);
    await tried(looks);
    expect((await clients('unsure')).map(({ name }) => name)).toEqual(['n-5']);
    await desk.call('folders.read', { folder });
    // Code and client that do not belong together are nobody's dossier for certain.
    await tried(folder, { folders: ['{code} {client}'] });
    expect((await clients('unsure')).map(({ name }) => name)).toEqual(['N-2 别家']);
  });

  it('are offered every pattern that finds some, wherever they stand; one read as two dossiers has to be said', async () => {
    for (let n = 10; n < 18; n += 1) await desk.dossier(`M-${n}`, { client: `长风第${n}厂` });
    await desk.dossier('M-19', { client: 'M-18' });
    await desk.dossier('M-18', { client: '长风第18厂' });
    const each = (length: number, path: (n: number) => string) =>
      Object.fromEntries(Array.from({ length }, (_, n) => [`${path(n)}/a.txt`, `${path(n)}`]));
    // In people's order names in Chinese come first, and those called by a code after everything else.
    const apart = tree('apart', {
      ...each(6, (n) => `长风第${n + 10}厂`),
      ...each(150, (n) => `A${n}`),
      ...each(8, (n) => `M-${n + 10}`),
    });
    expect((await desk.call('folders.read', { folder: apart })).suggested.folders).toHaveLength(2);
    const folder = tree('mixed', {
      ...each(6, (n) => `长风第${n + 12}厂`),
      'M-10/a.txt': 'a',
      'M-11 长风第11厂/a.txt': 'b',
      'M-18/c.txt': 'c',
    });
    const few = tree('few', { 'M-10/a.txt': 'a', '长风第11厂/b.txt': 'b', '长风第12厂/c.txt': 'c' });
    expect((await desk.call('folders.read', { folder: few })).suggested.folders).toEqual([
      '{client}',
      '{code}',
    ]);
    const all = ['{code}', '{client}', '{code} {client}'];
    expect((await tried(folder, { folders: all })).clients).toMatchObject({ matched: 8, unsure: 1 });
    expect(
      (await clients('unsure')).map(({ name, beside }) => [name, beside.map(({ code }) => code).sort()]),
    ).toEqual([['M-18', ['M-18', 'M-19']]]);
    // Whichever stands first.
    expect((await tried(folder, { folders: [...all].reverse() })).clients).toMatchObject({ unsure: 1 });
  });

  it('D3: of a dossier that somebody may not know of, its folder tells nothing', async () => {
    await desk.dossier('S-1', { client: '绝密客户', classification: 'secret' });
    const folder = tree('hidden', { 'S-1/a.txt': 'a', '绝密客户/b.txt': 'b' });
    await desk.signIn('低密');
    expect((await tried(folder)).clients).toMatchObject({ matched: 0, unknown: 2 });
    const said = await tried(folder, { chosen: [{ folder: 'S-1', code: 'S-1' }] });
    expect(said.clients).toMatchObject({ refused: 1 });
    expect((await clients('refused'))[0]).toMatchObject({
      dossier: null,
      beside: [],
      problem: { code: 'NO_SUCH_DOSSIER' },
    });
    await tried(folder, { folders: ['{client}'] });
    expect(await clients('unknown')).toHaveLength(2);
    await desk.signIn('孟编');
  });

  it('D9: what stands against a dossier is said of its folder before anything is signed', async () => {
    await desk.dossier('H-1');
    await desk.signIn('李保');
    await desk.call('hold.set', { code: 'H-1', ground: '诉讼', signature: desk.signature });
    await desk.signIn('孟编');
    await tried(tree('held', { 'H-1/a.txt': 'a' }));
    expect((await clients('refused')).map(({ problem }) => problem?.code)).toEqual(['DOSSIER_HELD']);
    expect(await causes('trial', 'refused')).toEqual([['H-1/a.txt', 'DOSSIER_HELD']]);
    await expectRefusal('NOTHING_TO_FILE', begin());
  });

  it('D5: only an author brings them in', async () => {
    await desk.signIn('李保');
    await expectRefusal('ROLE_NEEDED', desk.call('folders.read', { folder: desk.path('trees') }));
    await desk.signIn('孟编');
    await expectRefusal('FOLDER_UNREADABLE', desk.call('folders.read', { folder: desk.path('nowhere') }));
    await expectRefusal('FOLDER_OF_THE_VAULT', desk.call('folders.read', { folder: desk.folder }));
    await expectRefusal('FOLDER_NOT_READ', desk.call('folders.try', usual));
    await desk.call('folders.read', { folder: desk.path('trees', 'codes') });
    await expectRefusal('FOLDER_NOT_TRIED', begin());
    await expectRefusal('INPUT_MALFORMED', desk.call('folders.try', { ...usual, folders: ['{client'] }));
    await expectRefusal('INPUT_MALFORMED', desk.call('folders.try', { ...usual, names: ['{code}'] }));
  });
});

describe('K6: the files of a tree', () => {
  it('each stand with what they become, or the cause why not', async () => {
    await desk.dossier('F-1');
    const folder = tree('kinds', {
      'F-1/10_later.txt': 'ten',
      'F-1/2_sooner.txt': 'two',
      'F-1/2024-02-31 合同.txt': 'no such day',
      'F-1/2024-03-05 合同.txt': 'a day',
      'F-1/往来/2024/函.txt': 'nested',
      'F-1/empty.txt': '',
      'F-1/.DS_Store': 'x',
      'F-1/Thumbs.db': 'x',
      'F-1/~$合同.docx': 'x',
      'F-1/__MACOSX/._a.txt': 'x',
      'F-1/╓╨╬─.txt': 'garbled',
      'F-1/Müller ░.txt': 'drawn, and not garbled',
    });
    writeFileSync(
      Buffer.concat([Buffer.from(`${folder}/F-1/`), Buffer.from([0xd6, 0xd0]), Buffer.from('.txt')]),
      'x',
    );
    symlinkSync('/etc/passwd', `${folder}/F-1/link.txt`);
    symlinkSync(folder, `${folder}/F-1/around`);
    mkdirSync(`${folder}/F-1/nothing`);
    await tried(folder, { names: ['{date} {title}', '{number}_{title}'] });
    expect((await files('trial', 'waits')).map(({ title, dated }) => [title, dated?.from ?? ''])).toEqual([
      ['合同', '2024-03-05'],
      ['Müller ░', ''],
      ['2 sooner', ''],
      ['10 later', ''],
      ['往来 / 2024 / 函', ''],
    ]);
    expect((await causes('trial', 'refused')).toSorted()).toEqual(
      [
        ['F-1/2024-02-31 合同.txt', 'FILE_DATE_IMPOSSIBLE'],
        ['F-1/empty.txt', 'FILE_EMPTY'],
        ['F-1/around', 'FILE_IS_LINK'],
        ['F-1/link.txt', 'FILE_IS_LINK'],
        ['F-1/╓╨╬─.txt', 'FILE_NAME_GARBLED'],
        ['F-1/中.txt', 'FILE_NAME_NOT_UNICODE'],
      ].toSorted(),
    );
    expect((await causes('trial', 'passed')).toSorted()).toEqual(
      [
        ['F-1/.DS_Store', 'FILE_PASSED_OVER'],
        ['F-1/Thumbs.db', 'FILE_PASSED_OVER'],
        ['F-1/__MACOSX', 'FILE_PASSED_OVER'],
        ['F-1/nothing', 'FOLDER_EMPTY'],
        ['F-1/~$合同.docx', 'FILE_PASSED_OVER'],
      ].toSorted(),
    );
    const strict = await tried(folder, { names: ['{date} {title}'], onlyFitting: true, withFolders: false });
    expect(strict.files).toMatchObject({ waits: 1 });
    expect(
      (await causes('trial', 'refused')).filter(([, cause]) => cause === 'FILE_NAME_UNFIT'),
    ).toHaveLength(4);
  });

  it('a title that is too long is refused, and without its folders is not', async () => {
    const deep = Array.from({ length: 4 }, () => '长'.repeat(80)).join('/');
    const folder = tree('long', { [`F-1/${deep}/a.txt`]: 'a' });
    await tried(folder);
    expect((await files('trial', 'refused'))[0]?.problem?.code).toBe('TEXT_TOO_LONG');
    expect((await tried(folder, { withFolders: false })).files).toMatchObject({ waits: 1 });
  });
});

describe('K6: filing them', () => {
  it('one signature makes an entry each, beside the work of others; brought in again, nothing is filed twice', async () => {
    await desk.dossier('R-1');
    await desk.dossier('R-2');
    const content = (i: number) => `Letter ${i} about matter ${i * 7919}.\n`;
    const folder = tree('run', {
      ...Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`R-1/letter-${i}.txt`, content(i)])),
      'R-1/sub/letter-0 copy.txt': content(0),
      'R-2/letter-1.txt': content(1),
      'R-2/not a picture.png': 'text',
      'R-9/unknown.txt': 'u',
    });
    await tried(folder);
    const before = submitted();
    expect(await begin()).toMatchObject({ running: true, total: 9, folder: 'run' });
    await expectRefusal(
      'FILING_UNDER_WAY',
      desk.call('folders.go-on', { seen: false, signature: desk.signature }),
    );
    await desk.signIn('许借');
    expect(await desk.call('folders.show', {})).toEqual({ running: true, mine: null });
    await expect.poll(() => desk.vault.filing?.running, { interval: 5 }).toBe(false);
    await desk.signIn('孟编');
    const done = await ended();
    expect(done).toMatchObject({ running: false, done: 9, total: 9, endedBy: null });
    expect(done?.counts).toMatchObject({ waits: 0, there: 1, joined: 1, 'not-shown': 1, held: 1 });
    expect(done!.counts.filed + done!.counts.asked).toBe(6);
    expect(done?.counts).toEqual(onList());
    expect(await causes('filing', 'not-shown')).toEqual([['R-2/not a picture.png', 'FILE_KIND_MISMATCH']]);
    expect(submitted() - before).toBe(7);
    // The same pages elsewhere join their lineage; the custodian asks nothing of them (D7).
    expect((await files('filing', 'joined')).map(({ path }) => path)).toEqual(['R-2/letter-1.txt']);
    expect((await files('filing', 'there')).map(({ document }) => document)).toEqual(['R-1/1']);
    await tried(folder);
    await begin();
    const again = await ended();
    expect(again?.counts).toMatchObject({ there: 8, filed: 0, asked: 0, joined: 0 });
    expect(submitted() - before).toBe(7);
  });

  it('what another has filed and the dossier has taken in is there; what is not taken in yet, nobody is told of', async () => {
    await desk.dossier('O-1');
    const text = 'A letter that somebody else has filed.';
    const document = await desk.fileDocument('O-1', desk.textFile('others.txt', text), {}, 'Ada Writer');
    await desk.signIn('Ada Writer');
    await desk.call('document.submit', {
      code: 'O-1',
      file: desk.textFile('waiting.txt', 'This one waits to be accepted.'),
      sheet: 'document',
      ownership: 'company',
      signature: desk.signature,
    });
    await desk.signIn('孟编');
    const folder = tree('others', { 'O-1/a.txt': text, 'O-1/b.txt': 'This one waits to be accepted.' });
    await tried(folder);
    await begin();
    expect((await ended())?.counts).toMatchObject({ there: 1, joined: 1 });
    expect((await files('filing', 'there'))[0]?.document).toBe(document);
  });

  it('D5: what is not shown is named before it is signed for, and filed by a signature after that', async () => {
    await desk.dossier('D-1');
    const folder = tree('losses', {
      'D-1/旧.txt': Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0xba, 0xcf, 0xcd, 0xac]),
    });
    await tried(folder);
    const before = submitted();
    await begin();
    const first = await ended();
    expect(first?.counts).toMatchObject({ 'to-see': 1, filed: 0 });
    expect((await files('filing', 'to-see'))[0]?.reports[0]?.encoding).toMatchObject({ by: 'guessed' });
    expect(submitted()).toBe(before);
    await expectRefusal(
      'NOTHING_TO_FILE',
      desk.call('folders.go-on', { seen: false, signature: desk.signature }),
    );
    await desk.call('folders.go-on', { seen: true, signature: desk.signature });
    const seen = await ended();
    expect(seen?.counts).toMatchObject({ 'to-see': 0, filed: 1 });
    expect(seen?.counts).toEqual(onList());
    expect(submitted()).toBe(before + 1);
  });

  it('is stopped and gone on with, after a crash too, and takes no file that was changed since', async () => {
    await desk.dossier('C-1');
    const folder = tree(
      'crash',
      Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`C-1/${i}.txt`, `content ${i * 104729}`])),
    );
    await tried(folder);
    const before = submitted();
    await begin();
    await expect.poll(() => desk.vault.filing?.howFar().done ?? 0, { interval: 1 }).toBeGreaterThan(1);
    await desk.call('filing.stop', {});
    const stopped = submitted() - before;
    expect(stopped).toBeLessThan(8);
    await desk.crashAndOpen();
    await desk.signIn('孟编');
    expect((await desk.call('vault.status', {})).mine.filingLeft).toBe(8 - stopped);
    // Paths name clients: the list lies in the encrypted database and nowhere else.
    for (const name of readdirSync(desk.folder, { recursive: true, encoding: 'utf8' })) {
      const path = desk.path('vault', name);
      if (statSync(path).isFile()) expect(readFileSync(path).includes('C-1/7.txt'), name).toBe(false);
    }
    expect((await desk.call('folders.show', {})).mine).toMatchObject({ running: false, total: 8 - stopped });
    writeFileSync(`${folder}/C-1/7.txt`, 'written to since');
    utimesSync(`${folder}/C-1/7.txt`, 1, 1);
    rmSync(`${folder}/C-1/6.txt`);
    await desk.call('folders.go-on', { seen: false, signature: desk.signature });
    const after = await ended();
    expect(after?.counts.waits).toBe(0);
    expect(await causes('filing', 'refused')).toEqual([
      ['C-1/6.txt', 'FILE_NOT_AS_SIGNED'],
      ['C-1/7.txt', 'FILE_NOT_AS_SIGNED'],
    ]);
    expect(submitted() - before).toBe(6);
  });

  it('the report has a line for each file, and no cell begins a formula', async () => {
    await desk.dossier('=1+1');
    const folder = tree('report', { '=1+1/@a.txt': 'formula', '=1+1/.hidden': 'x', 'Z-9/-b.txt': 'y' });
    await tried(folder);
    const trial = desk.path('trial.csv');
    expect(await desk.call('folders.write-report', { of: 'trial', file: trial })).toEqual({
      file: trial,
      rows: 3,
    });
    await begin();
    await ended();
    const file = desk.path('report.csv');
    await desk.call('folders.write-report', { of: 'filing', file });
    const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines.slice(1).every((line) => line.startsWith("'=1+1/") || line.startsWith('Z-9/'))).toBe(true);
    expect(lines.some((line) => line.includes("'=1+1/1") && line.includes("'@a"))).toBe(true);
    await expect(desk.call('folders.write-report', { of: 'filing', file })).rejects.toMatchObject({
      code: 'VAULT_EXISTS',
    });
    expect(await desk.call('folders.forget', {})).toEqual({ forgotten: true });
    expect(await desk.call('folders.show', {})).toEqual({ running: false, mine: null });
  });
});
