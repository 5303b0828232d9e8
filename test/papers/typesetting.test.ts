/** Papers of hard facts: long lists, names nobody should have, a sample vault; every line whole, every page with its foot. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustodyHandover, CustodyItem } from '../../shared/contract/answers-of-handovers.ts';
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import type { PaperLanguage } from '../../shared/vocabulary/terms.ts';
import { type PaperPrint, typesetPaper } from '../../vault/papers/paper-sheet.ts';
import { PaperWords } from '../../vault/papers/paper-words.ts';
import { transferListSheet } from '../../vault/papers/transfer-list.ts';
import { openDesk } from '../support/desk.ts';
import { inkInMargins, pagesOf, wordsOn } from './read-paper.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dossier-vault-papers-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const handover: CustodyHandover = {
  no: 4,
  manner: 'refused',
  state: 'signed',
  outgoing: `沈${'长'.repeat(299)}`,
  incoming: 'x'.repeat(300),
  witness: '顾 "怀远" \u202eabc',
  outgoingNo: 1,
  incomingNo: 2,
  witnessNo: 3,
  ground: '移交人拒绝签字'.repeat(40),
  begunAtMs: Date.UTC(2026, 10, 19),
  signedAtMs: Date.UTC(2026, 10, 19, 3),
  check: {
    items: 3,
    checked: 3,
    matched: 1,
    missing: 1,
    differing: 1,
    surplus: 0,
    onLoan: 1,
    withoutNote: 0,
    complete: true,
    digest: 'ab'.repeat(32),
  },
  dossiers: 1,
  documents: 3,
  pages: 12,
  checkpointSize: 0,
  checkpointWords: [],
  renewal: null,
};

const item = (no: number, more: Partial<CustodyItem> = {}): CustodyItem => ({
  no,
  code: `KH-2026-${String(no).padStart(4, '0')}`,
  document: `KH/${no}`,
  title: `文件 ${no}`,
  part: 'rendition',
  from: '2026-01-12',
  dated: { from: '2026-01-03', to: '2026-01-12' },
  retention: 'permanent',
  pages: 3,
  classification: 'confidential',
  secrecyYears: 10,
  home: null,
  outcome: 'matched',
  onLoanTo: null,
  expected: 'ab'.repeat(32),
  found: 'ab'.repeat(32),
  note: null,
  ...more,
});

function listOf(
  items: () => Iterable<CustodyItem>,
  language: PaperLanguage,
  options: { readonly copies?: number; readonly sample?: boolean } = {},
): Promise<PaperPrint> {
  const words = new PaperWords(language, 480);
  const facts = { firm: '澄江资产管理有限公司', place: '总部', onMs: handover.begunAtMs, handover, items };
  return typesetPaper(transferListSheet(facts, words), {
    words,
    checkpoint: {
      vault: 'ab'.repeat(16) as VaultId,
      generation: 2,
      size: 48_213,
      root: new Uint8Array(32).fill(7),
      atMs: handover.begunAtMs,
    },
    copies: options.copies ?? 1,
    sample: options.sample ?? false,
  });
}
const keep = (name: string, { bytes }: PaperPrint): { file: string } => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return { file };
};

describe.each(['zh-CN', 'en', 'both'] as const)('in %s', (language) => {
  it('rows higher than a page go on line by line; nothing is lost, nothing leaves the margins', async () => {
    const endless = Array.from({ length: 1_400 }, (_, i) => `${i}。`).join('');
    const hard = [
      item(1, { title: endless }),
      item(2, { title: 'y'.repeat(300), outcome: 'missing', note: '寻'.repeat(2_000) }),
      item(3, {
        title: `"引号" \u202e\u200f反向 ${'甲'.repeat(280)}`,
        outcome: 'differing',
        onLoanTo: 'z'.repeat(300),
      }),
      ...Array.from({ length: 50 }, (_, i) => item(i + 4)),
    ];
    const print = await listOf(() => hard, language);
    const { file } = keep(`hard-${language}.pdf`, print);
    expect(print.pages).toBeGreaterThan(5);
    expect(print.glyphsMissing).toBe(0);
    for (const page of await pagesOf(file)) expect(inkInMargins(page)).toBe(0);
    const words = await wordsOn({ file });
    for (const part of ['0。1。2。', '1398。1399。']) expect(words.includes(part), part).toBe(true);
    expect(words.match(/寻/g)?.length).toBe(2_000);
    expect(words.match(/甲/g)?.length).toBe(280);
    expect(words.match(/KH-2026-0053/g)?.length).toBe(1);
    expect(words).not.toMatch(/[\u202e\u200f]/);
    const heads = language === 'en' ? /Reference/g : /档号/g;
    expect(words.match(heads)?.length).toBeGreaterThanOrEqual(print.pages - 2);
    expect(words).toContain(
      language === 'en' ? `Page1of${print.pages}` : `第${print.pages}页，共${print.pages}页`,
    );
    expect(words.includes(language === 'en' ? 'takenover:refusedtosign' : '拒签接管')).toBe(true);
    expect(words.match(/移交人拒绝签字/g)?.length).toBe(40);
  });
});

it('a character that the typeface lacks is a box, and counted in a footnote', async () => {
  const print = await listOf(() => [item(1, { title: '😀 and 𛀀𛀀' })], 'both');
  expect(print.glyphsMissing).toBe(3);
  const words = await wordsOn(keep('boxes.pdf', print));
  expect(words).toContain('□and□□');
  expect(words).toContain('本件共3处');
  expect(words).toContain('3placesinthispaper');
});

it('prints ten thousand items in three copies that share their pages', async () => {
  function* items(): Generator<CustodyItem> {
    for (let no = 1; no <= 10_000; no++) yield item(no, { title: `尽职调查底稿 Due diligence ${no}` });
  }
  const [one, three] = [await listOf(items, 'zh-CN'), await listOf(items, 'zh-CN', { copies: 3 })];
  expect(three.pages).toBe(one.pages);
  expect(one.pages).toBeGreaterThan(200);
  expect(three.bytes.length).toBeLessThan(one.bytes.length * 1.5);
});

it('the same facts give the same bytes', async () => {
  const [one, two] = [await listOf(() => [item(1)], 'both'), await listOf(() => [item(1)], 'both')];
  expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
});

it('an unfinished check ticks nothing and has no digest; no item is said to be none', async () => {
  const words = await wordsOn(keep('empty.pdf', await listOf(() => [], 'both')));
  expect(words).toContain('没有条目Noitems');
});

describe('L9: a sample vault', () => {
  it('says so on every page of what it prints', async () => {
    const print = await listOf(() => Array.from({ length: 60 }, (_, i) => item(i + 1)), 'en', {
      sample: true,
      copies: 2,
    });
    const words = await wordsOn(keep('sample.pdf', print));
    // Across the page and at its head.
    expect(words.match(/样本SAMPLE/g)?.length).toBe(print.pages * 2 * 2);
  });

  it('and a real one never', async () => {
    const desk = await openDesk({ sample: true });
    try {
      await desk.dossier('K-1');
      const document = await desk.fileDocument('K-1', desk.textFile('a.txt', 'A contract.'));
      const file = desk.path('receipt.pdf');
      const input = { paper: 'filing-receipt', about: document, language: 'en', copies: 1, file };
      await desk.call('paper.print', input);
      expect(await wordsOn({ file })).toContain('样本SAMPLE');
    } finally {
      await desk.dispose();
    }
    expect(await wordsOn(keep('real.pdf', await listOf(() => [item(1)], 'both')))).not.toContain('SAMPLE');
  });
});
