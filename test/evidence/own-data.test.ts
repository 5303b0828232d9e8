/** A person's own data: for themselves or by a custodian for them; all of theirs, and nobody else's name. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ownDataKinds } from '../../shared/vocabulary/own-data-words.ts';
import { inkInMargins, pagesOf, wordsOn } from '../papers/read-paper.ts';
import { type Desk, expectRefusal } from '../support/desk.ts';
import { evidenceDesk, other, people, reader } from './evidence-desk.ts';

interface Data {
  person: number;
  kinds: Record<string, { erasing: string; rows: Record<string, string>[] }>;
}

let desk: Desk;
let made = 0;
beforeAll(async () => {
  desk = await evidenceDesk();
});
afterAll(() => desk.dispose());

async function exported(at: string, who = '', language: 'zh-CN' | 'en' | 'both' = 'zh-CN') {
  await desk.signIn(at);
  const folder = desk.path(`own-${++made}`);
  const answer = await desk.call('own-data.export', { who, folder, language });
  const data: Data = JSON.parse(readFileSync(join(folder, 'own-data.json'), 'utf8'));
  return { folder, answer, data };
}
const textOf = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.pdf'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');

describe('P9: own data', () => {
  it('has all of theirs, each kind with what can be erased and what stays', async () => {
    const { folder, data, answer } = await exported(reader);
    expect(Object.keys(data.kinds)).toEqual(Object.keys(ownDataKinds));
    const rows = (kind: string) => data.kinds[kind]!.rows;
    expect(rows('accounts')).toMatchObject([{ name: reader, department: '业务部' }]);
    expect(rows('roles')).toHaveLength(1);
    expect(rows('agreements')).toMatchObject([{ title: '保密协议', from: '2026-11-19' }]);
    expect(rows('rules')).toMatchObject([{ title: '商业秘密管理办法', version: '1' }]);
    expect(rows('training')).toMatchObject([{ title: '客户投诉处理' }]);
    expect(rows('loans')).toMatchObject([{ reason: '准备续约谈判' }]);
    expect(rows('views')).toMatchObject([{ which: '1', document: 'K-1/1 合同' }]);
    expect(rows('texts').map(({ text }) => text)).toContain('准备续约谈判');
    for (const { erasing } of Object.values(data.kinds)) expect(erasing).not.toBe('');
    // As many entries as a count of our own finds that name them.
    await desk.signIn('李保');
    const person = desk.vault.db.get<{ id: string }>('SELECT id FROM person WHERE name = ?', reader)!.id;
    const all = await desk.call('log.list', { from: 0, limit: 10_000 });
    const named = all.filter(({ body }) => JSON.stringify(body).includes(person)).map(({ index }) => index);
    const before = named.filter((index) => index <= Number(rows('entries').at(-1)!.entry));
    expect(rows('entries').map(({ entry }) => Number(entry))).toEqual(before);
    expect(answer.kinds.find(({ kind }) => kind === 'loans')!.rows).toBe(1);
    for (const name of ['own-data.pdf', 'own-data.json', 'loans.csv', 'entries.csv'])
      expect(existsSync(join(folder, name))).toBe(true);
    expect(Papa.parse(readFileSync(join(folder, 'loans.csv'), 'utf8').slice(1).trim()).data).toHaveLength(2);
  });

  it('names nobody else, and no client that they may not know of any more', async () => {
    const { folder } = await exported(reader);
    const text = textOf(folder);
    for (const name of ['赵批', 'Cora', '李保', '孟编', people.head, '云帆电子'])
      expect(text).not.toContain(name);
    const words = await wordsOn({ file: join(folder, 'own-data.pdf') } as never);
    for (const name of ['赵批', 'Cora', '李保', '孟编']) expect(words).not.toContain(name);
    // Taken out of the circle, they keep their views and lose the name.
    await desk.signIn('李保');
    await desk.call('dossier.change', {
      code: 'K-1',
      classification: 'confidential',
      scope: { everybody: false, people: ['孟编'], departments: [] },
      status: 'open',
      signature: desk.signature,
      cosign: [desk.credential('赵批')],
    });
    const { data } = await exported(reader);
    expect(data.kinds.views!.rows).toMatchObject([{ document: '#1/1' }]);
    expect(data.kinds.loans!.rows).toMatchObject([{ document: '#1/1' }]);
  });

  it('is written for somebody else by a custodian alone, and then is the same', async () => {
    const own = await exported(reader);
    const forThem = await exported('李保', reader);
    expect(forThem.data.person).toBe(own.data.person);
    expect(forThem.data.kinds.loans).toEqual(own.data.kinds.loans);
    expect(textOf(forThem.folder)).not.toContain('赵批');
    await desk.signIn(other);
    await expectRefusal('ROLE_NEEDED', exported(other, reader));
    // Nor whether there is anybody of that name.
    await expectRefusal('ROLE_NEEDED', exported(other, '无此人'));
    await expectRefusal('ROLE_NEEDED', exported('赵批', reader));
    await expectRefusal('NO_SUCH_PERSON', exported('李保', '无此人'));
  });

  it('is on record: whose it was, and the digest of the paper', async () => {
    const { folder } = await exported('李保', reader);
    const person = desk.vault.db.get<{ id: string }>('SELECT id FROM person WHERE name = ?', reader)!.id;
    const last = (type: string) =>
      desk.call('log.list', { type }).then((lines) => lines.at(-1)!.body.data as Record<string, unknown>);
    const digest = createHash('sha256')
      .update(readFileSync(join(folder, 'own-data.pdf')))
      .digest('hex');
    expect(await last('paper.printed')).toMatchObject({ paper: 'own-data', person, digest });
    const read = await desk.call('log.list', { type: 'log.read' });
    expect(read.map(({ body }) => (body.data as { person: unknown }).person)).toContain(person);
  });

  it('leaves nothing where the folder is taken', async () => {
    const { folder } = await exported(reader);
    await expect(desk.call('own-data.export', { who: '', folder, language: 'en' })).rejects.toThrow(
      'VAULT_EXISTS',
    );
  });

  it.each(['zh-CN', 'en', 'both'] as const)('is a paper by itself too, in %s', async (language) => {
    await desk.signIn(other);
    const file = desk.path(`own-${language}.pdf`);
    const paper = await desk.call('paper.print', { paper: 'own-data', about: '', language, copies: 1, file });
    expect(await wordsOn(paper)).toContain('BenReader');
    for (const page of await pagesOf(file)) expect(inkInMargins(page)).toBe(0);
  });
});

describe('P9: the yearly list', () => {
  it.each(['zh-CN', 'en', 'both'] as const)(
    'has the day of the latest entry, or a dash, in %s',
    async (language) => {
      await desk.signIn('李保');
      const file = desk.path(`audit-${language}.pdf`);
      const paper = await desk.call('paper.print', {
        paper: 'data-audit',
        about: '',
        language,
        copies: 1,
        file,
      });
      const words = await wordsOn(paper);
      expect(words).toContain(language === 'en' ? '19Nov2026' : '2026-11-19');
      expect(words).toContain('—');
      for (const page of await pagesOf(file)) expect(inkInMargins(page)).toBe(0);
      await desk.signIn(other);
      await expectRefusal(
        'ROLE_NEEDED',
        desk.call('paper.print', { paper: 'data-audit', about: '', language, copies: 1, file: `${file}2` }),
      );
    },
  );
});
