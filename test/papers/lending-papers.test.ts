/** H3: the slip of a loan and the receipt of a filing, printed in the languages of the office and entered in the log. */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PrintedPaper } from '../../shared/contract/answers-of-handovers.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { Paper, PaperLanguage } from '../../shared/vocabulary/terms.ts';
import { type Desk, expectRefusal, openDesk } from '../support/desk.ts';
import { codeModulesOff, colours, inkInMargins, inkShare, pagesOf } from './read-paper.ts';

let desk: Desk;
let document: string;
let loan: string;
let printed = 0;
const print = (
  paper: Paper,
  about: string,
  language: PaperLanguage = 'zh-CN',
  extra: Record<string, unknown> = {},
): Promise<PrintedPaper> =>
  desk.call('paper.print', {
    paper,
    about,
    language,
    copies: 1,
    file: desk.path(`paper-${++printed}.pdf`),
    ...extra,
  });

beforeAll(async () => {
  desk = await openDesk();
  await desk.dossier('KH-2026-0147', { client: `海宁纺织集团 "Haining" ${'长'.repeat(200)}` });
  document = await desk.fileDocument(
    'KH-2026-0147',
    desk.textFile('背景调查 (final).txt', '海宁纺织集团背景调查。\n'.repeat(90)),
    { title: `${'x'.repeat(280)}尽职调查` },
  );
  loan = await desk.lend(document);
  await desk.viewAndClose(loan);
  await desk.signIn('李保');
});
afterAll(() => desk.dispose());

describe.each(['zh-CN', 'en', 'both'] as const)('in %s', (language) => {
  it.each([
    ['loan-slip', () => loan],
    ['filing-receipt', () => document],
  ] as const)(
    'prints the %s within its margins, with its seals in red and its code to be scanned',
    async (paper, about) => {
      const answer = await print(paper, about(), language, { copies: 2 });
      const pages = await pagesOf(answer.file);
      expect(pages.length).toBe(answer.pages * 2);
      for (const page of pages) {
        expect(inkInMargins(page)).toBe(0);
        expect(inkShare(page)).toBeGreaterThan(0.004);
      }
      const last = pages[answer.pages - 1]!;
      expect(colours(last).red).toBeGreaterThan(100);
      expect(pages.map(colours).every(({ other }) => other === 0)).toBe(true);
      expect(codeModulesOff(last, answer.qr)).toBe(0);
      expect(codeModulesOff(pages.at(-1)!, answer.qr)).toBe(0);
      expect(codeModulesOff(last, answer.qr.replace('DV1', 'DV2'))).toBeGreaterThan(40);
      expect(answer.words.length).toBe(language === 'both' ? 16 : 8);
    },
  );
});

describe('printing', () => {
  it('A1: is an entry with the digest of the file and the checkpoint that it carries, the one before', async () => {
    const before = desk.vault.writer.size;
    const answer = await print('loan-slip', loan, 'both', { copies: 3 });
    expect(answer.size).toBe(before);
    const [line] = await desk.call('log.list', { type: 'paper.printed', from: before });
    expect(line?.body).toMatchObject({
      type: 'paper.printed',
      signers: [],
      data: {
        paper: 'loan-slip',
        language: 'both',
        copies: 3,
        pages: answer.pages,
        size: before,
        digest: createHash('sha256').update(readFileSync(answer.file)).digest('hex'),
      },
    });
    expect(line?.body.actor.role).toBe('custodian');
    expect(line?.people).toEqual([expect.stringMatching(/^李保 #\d+ 档案室$/)]);
  });

  it('gives the same bytes for the same facts at the same entry', async () => {
    const [one, two] = [await print('filing-receipt', document), await print('filing-receipt', document)];
    // The checkpoint moved on by one entry, nothing else did.
    expect(two.size).toBe(one.size + 1);
    expect(readFileSync(two.file).length - readFileSync(one.file).length).toBeLessThan(2_000);
  });

  it('refuses a file that is there already, and one inside the vault, and leaves both as they were', async () => {
    const size = desk.vault.writer.size;
    const taken = desk.path('taken.pdf');
    writeFileSync(taken, 'mine');
    await expect(print('loan-slip', loan, 'en', { file: taken })).rejects.toMatchObject({
      code: 'VAULT_EXISTS',
    });
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    await expect(print('loan-slip', loan, 'en', { file: `${desk.folder}/paper.pdf` })).rejects.toMatchObject({
      code: 'VAULT_EXISTS',
    });
    expect(desk.vault.writer.size).toBe(size);
  });

  it('changes nothing where the folder is not there', async () => {
    const size = desk.vault.writer.size;
    const attempt = print('loan-slip', loan, 'en', { file: desk.path('nowhere', 'paper.pdf') });
    await expect(attempt).rejects.toBeInstanceOf(VaultFault);
    expect(desk.vault.writer.size).toBe(size);
    expect(existsSync(desk.path('nowhere'))).toBe(false);
  });

  it('takes the file away again where its entry cannot be written', async () => {
    mkdirSync(desk.path('kept'), { recursive: true });
    const file = desk.path('kept', 'paper.pdf');
    desk.vault.db.connection.exec(
      "CREATE TRIGGER full BEFORE INSERT ON leaf WHEN NEW.type = 'paper.printed' BEGIN SELECT raise(ABORT, 'full'); END",
    );
    await expect(print('loan-slip', loan, 'en', { file })).rejects.toBeInstanceOf(VaultFault);
    desk.vault.db.connection.exec('DROP TRIGGER full');
    expect(existsSync(file)).toBe(false);
  });

  it('stops when asked to', async () => {
    const stop = new AbortController();
    stop.abort();
    const file = desk.path('stopped.pdf');
    const input = { paper: 'loan-slip', about: loan, language: 'en', copies: 1, file };
    await expect(desk.router.call('paper.print', input, { signal: stop.signal })).rejects.toMatchObject({
      code: 'STOPPED',
    });
    expect(existsSync(file)).toBe(false);
  });
});

it('prints nothing for somebody who has left the desk meanwhile', async () => {
  const file = desk.path('left.pdf');
  const size = desk.vault.writer.size;
  const printing = print('loan-slip', loan, 'both', { file, copies: 20 });
  const outcome = expectRefusal('NOT_SIGNED_IN', printing);
  await desk.call('session.sign-out', { cause: 'lock' });
  desk.at = '';
  await outcome;
  expect(existsSync(file)).toBe(false);
  expect(
    desk.vault.db.count("SELECT count(*) AS n FROM leaf WHERE type = 'paper.printed' AND idx >= ?", size),
  ).toBe(0);
  await desk.signIn('李保');
});

describe('who prints', () => {
  it('the borrower their own loan slip, nobody else of their role', async () => {
    await desk.signIn('许借');
    expect((await print('loan-slip', loan)).pages).toBeGreaterThan(0);
    await desk.signIn('Ben Reader');
    await expectRefusal('NO_SUCH_LOAN', print('loan-slip', loan));
    await expectRefusal('ROLE_NEEDED', print('filing-receipt', document));
  });
  it('the author their own receipt, nobody else of their role', async () => {
    await desk.signIn('孟编');
    expect((await print('filing-receipt', document)).pages).toBeGreaterThan(0);
    await expectRefusal('ROLE_NEEDED', print('loan-slip', loan));
    await desk.signIn('Ada Writer');
    await expectRefusal('NO_SUCH_DOCUMENT', print('filing-receipt', document));
  });
  it('not the auditor, and nobody what does not exist', async () => {
    await desk.signIn('审计');
    await expectRefusal('ROLE_NEEDED', print('transfer-list', ''));
    await desk.signIn('赵批');
    await expectRefusal('NO_SUCH_LOAN', print('loan-slip', 'L99'));
    await expectRefusal('NO_SUCH_DOCUMENT', print('filing-receipt', 'KH-2026-0147/9'));
    await expectRefusal('NO_SUCH_DOCUMENT', print('filing-receipt', ''));
    await expectRefusal('PAPER_TOO_EARLY', print('transfer-list', ''));
    await expectRefusal('NO_SUCH_HANDOVER', print('transfer-list', '7'));
  });
});
