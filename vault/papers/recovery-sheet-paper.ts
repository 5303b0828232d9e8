/**
 * The paper of a recovery sheet (K3): its five lines of words, large enough to be typed back years later, and its digits. It is
 * drawn of what the ceremony holds, before the vault is opened; no log knows of it, and the file is to go once it is printed.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PrintedSheet } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import {
  readSheetText,
  type SheetText,
  sheetDigits,
  wordsOfSheet,
} from '../../shared/vocabulary/sheet-text.ts';
import { wordsALine } from '../../shared/vocabulary/sheet-words.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { vaultFolder } from '../storage/vault-folder.ts';
import type { Block } from './paper-blocks.ts';
import type { Sheet } from './paper-sheet.ts';
import { type Label, PaperWords } from './paper-words.ts';

export async function printSheet(input: ParsedInput<'sheet.print'>): Promise<PrintedSheet> {
  const sheet = readSheetText(input.sheet);
  if (sheet === null) throw new Refusal('INPUT_MALFORMED', { field: 'sheet' });
  // A sheet that lies beside the vault goes wherever its copies go.
  if (existsSync(input.file) || existsSync(vaultFolder(dirname(input.file)).database))
    throw new VaultFault('VAULT_EXISTS');
  // No time of day stands on it.
  const words = new PaperWords(input.language, 0);
  const { typesetPaper } = await import('./paper-sheet.ts');
  const { bytes, pages } = await typesetPaper(paperOf(sheet, input.firm, words), {
    words,
    checkpoint: null,
    copies: 1,
    sample: false,
  });
  writeDurably(input.file, bytes);
  return { file: input.file, pages };
}

const sides = { custody: ['保管一侧', 'Custody side'], approval: ['审批一侧', 'Approval side'] } as const;

const paperOf = (sheet: SheetText, firm: string, words: PaperWords): Sheet => ({
  firm,
  number: `${words.say(sides[sheet.side])} · ${sheet.number} / ${sheet.of}`,
  title: ['恢复单', 'Recovery sheet'],
  subtitle: words.say([
    `第 ${sheet.number} 张，共 ${sheet.of} 张；凭任意 ${sheet.threshold} 张恢复这一侧的钥匙`,
    `Sheet ${sheet.number} of ${sheet.of}; any ${sheet.threshold} bring this side’s key back`,
  ]),
  blocks: blocksOf(sheet, words),
});

function* blocksOf(sheet: SheetText, words: PaperWords): Generator<Block> {
  const text = wordsOfSheet(sheet);
  yield {
    kind: 'prose',
    sizePt: 9.5,
    paragraphs: [
      ...words.lines([
        '由一人保存，封存后锁好，不与另一侧的恢复单同放，也不复印。恢复时在程序中按行键入；每个词键入前四个字母即可，词错在哪里程序会指出。',
        'Kept by one person, sealed and locked up; never together with a sheet of the other side, never copied. To recover, type the lines into the program: four letters of each word are enough, and it says which word is wrong.',
      ]),
      ...words.lines(['打印之后请删去这份 PDF 文件。', 'Delete the PDF file once this has been printed.']),
    ],
  };
  const column = (head: Label, share: number) => ({ head, share, align: 'center' as const });
  yield {
    kind: 'table',
    columns: [
      column(['行', 'Line'], 30),
      ...Array.from({ length: wordsALine }, (_, i) => ({
        ...column([`${i + 1}`, `${i + 1}`], 59),
        sizePt: 10.5,
      })),
    ],
    rows: text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')),
    none: ['', ''],
  };
  yield { kind: 'heading', text: ['同一张的数字写法', 'The same sheet in digits'] };
  yield {
    kind: 'facts',
    facts: [
      [['保险库', 'Vault'], sheet.vault],
      [['share', 'share'], sheetDigits(sheet.share)],
      [['check', 'check'], sheet.check],
    ],
  };
  yield {
    kind: 'signatures',
    places: [
      { label: ['保存人', 'Kept by'], name: '' },
      { label: ['封存在场人', 'Sealed in presence of'], name: '' },
    ],
  };
}
