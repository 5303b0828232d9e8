/** D1: a firm's own labels for the three classes: chosen at creation, in the first entry, shown wherever a class is shown. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PaperWords } from '../vault/papers/paper-words.ts';
import { verifyBundle } from '../verifier/verify-bundle.ts';
import { wordsOn } from './papers/read-paper.ts';
import { Desk, expectRefusal, openDesk } from './support/desk.ts';

const labels = { internal: '一般', confidential: '重要', secret: '核心·甲' };

let desk: Desk;
let loan = '';
beforeAll(async () => {
  desk = await openDesk({ labels });
  await desk.dossier('K-1');
  loan = await desk.lend(await desk.fileDocument('K-1', desk.textFile('note.txt', '交接清单。\n'.repeat(9))));
}, 120_000);
afterAll(() => desk?.dispose());

describe('labels of the classes', () => {
  it('stand in the first entry as commitments, and in every status', async () => {
    expect((await desk.call('vault.status', {})).classLabels).toEqual(labels);
    await desk.signIn('李保');
    const [created] = await desk.call('log.list', { from: 0, limit: 1 });
    expect(created?.body).toMatchObject({
      type: 'vault.created',
      data: { labels: { internal: { commit: expect.stringMatching(/^[0-9a-f]{64}$/) } } },
    });
    expect(Object.values(created?.texts ?? {})).toEqual(expect.arrayContaining(Object.values(labels)));
    const proof = await desk.call('log.proof', { index: 0 });
    expect(proof.openings).toContainEqual({ field: '中间一级密级的名称', text: '重要', holds: true });
  });

  it('are on papers, whatever their language', async () => {
    const level = (language: 'zh-CN' | 'en' | 'both') =>
      new PaperWords(language, 0, labels).level('confidential');
    expect([level('zh-CN'), level('en'), level('both')]).toEqual(['重要', '重要', '重要']);
    await desk.signIn('李保');
    const file = desk.path('slip.pdf');
    await desk.call('paper.print', { paper: 'loan-slip', about: loan, language: 'en', copies: 1, file });
    expect(await wordsOn({ file })).toContain('重要');
  });

  it('are found by both verifiers in a bundle, which holds', async () => {
    await desk.signIn('李保');
    const folder = desk.path('bundle');
    await desk.call('log.export', { folder, openings: 'all' });
    expect(readFileSync(join(folder, 'entries.jsonl'), 'utf8')).toContain('核心·甲');
    expect((await verifyBundle(folder, null)).first).toBeNull();
    const second = spawnSync('python3', ['verify.py', folder, '--json'], {
      cwd: join(import.meta.dirname, 'second-verifier'),
      encoding: 'utf8',
    });
    if (second.error === undefined) expect(second.status, second.stdout).toBe(0);
  });

  it('are read from the log: edited in the tables they are found out at the next opening', async () => {
    await desk.close();
    await desk.open();
    expect((await desk.call('vault.status', {})).quarantine).toBe('none');
    desk.vault.db.run("UPDATE fact SET value = ? WHERE name = 'class-labels'", '["核心·甲","重要","一般"]');
    await desk.close();
    expect((await desk.open()).quarantine).toBe('tables-differ');
  });

  it.each([
    ['TEXT_MISSING', { ...labels, secret: ' ' }],
    ['TEXT_INVISIBLE', { ...labels, secret: '核\u200b心' }],
    ['TEXT_INVISIBLE', { ...labels, secret: '\ue000' }],
    ['TEXT_TOO_LONG', { ...labels, secret: '核'.repeat(13) }],
    ['LABELS_ALIKE', { ...labels, secret: '重要' }],
    ['LABELS_ALIKE', { internal: 'Open', confidential: 'ＯＰＥＮ', secret: 'Core' }],
  ] as const)('S8: refuses %s', async (code, asked) => {
    const other = new Desk();
    mkdirSync(other.root, { recursive: true });
    try {
      await expectRefusal(code, other.create({ labels: asked }));
    } finally {
      await other.dispose();
    }
  });

  it('are the usual ones where nobody chose any, in the language of whoever reads', async () => {
    const usual = await openDesk();
    try {
      expect((await usual.call('vault.status', {})).classLabels).toBeNull();
      await usual.signIn('李保');
      const [created] = await usual.call('log.list', { from: 0, limit: 1 });
      expect(created?.body.data).not.toHaveProperty('labels');
      const level = (language: 'zh-CN' | 'en' | 'both') => new PaperWords(language, 0).level('secret');
      expect([level('zh-CN'), level('en'), level('both')]).toEqual([
        '核心商密',
        'Core secret',
        '核心商密 Core secret',
      ]);
    } finally {
      await usual.dispose();
    }
  });
});
