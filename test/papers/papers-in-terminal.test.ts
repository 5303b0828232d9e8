/** Papers through the built program: printed in a session, checked in one, and by the standalone verifier of the bundle. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PrintedPaper } from '../../shared/contract/answers-of-handovers.ts';
import { shortEnglishWords } from '../../vault/log/checkpoint.ts';
import { chineseCharacters } from '../../vault/sealing/chinese-characters.ts';
import { chineseCharacters as verifierCharacters } from '../../verifier/paper-chinese-characters.ts';
import { englishWords } from '../../verifier/paper-english-words.ts';
import { type BuiltCli, buildCli, type Ended, runCli } from '../support/built-cli.ts';
import { prepareOffice, type Trial } from '../support/prepared-office.ts';

let cli: BuiltCli;
let office: Trial;
beforeAll(async () => {
  cli = await buildCli();
  office = (
    await prepareOffice({}, async (desk) => {
      await desk.dossier('K-1');
      const document = await desk.fileDocument('K-1', desk.textFile('note.txt', '交接清单。\n'.repeat(9)));
      // With so many characters to embed, the slip alone outgrows a disk that the log still fits on.
      await desk.lend(document, '许借', { reason: chineseCharacters.slice(0, 2_000).join('') });
    })
  ).copy();
});
afterAll(() => {
  office?.dispose();
});

const session = (lines: readonly string[], more: readonly string[] = []): Promise<Ended> =>
  runCli(
    cli,
    [...office.openingWords(), ...more, '--script', office.script([...lines])],
    office.runOptions(),
  );
const verify = (paper: string, more: readonly string[] = []): Promise<Ended> =>
  runCli(
    cli,
    ['verify', office.path('bundle'), '--paper', paper, '--lang', 'en', ...more],
    office.runOptions(),
  );

test('the verifier has the lists of words that the vault prints with', () => {
  expect(englishWords).toEqual(shortEnglishWords);
  expect(verifierCharacters).toEqual(chineseCharacters);
});

describe('a paper through the terminal', () => {
  let qr = '';
  let words: readonly string[] = [];
  let size = 0;

  test('is printed, and says which checkpoint it carries', async () => {
    const ended = await session(
      [
        `print loan-slip L1 --out '${office.path('slip.pdf')}' --language both --copies 3`,
        `expect VAULT_EXISTS print loan-slip L1 --out '${office.path('slip.pdf')}'`,
        `expect NO_SUCH_LOAN print loan-slip L9 --out '${office.path('none.pdf')}'`,
      ],
      ['--json'],
    );
    expect(ended.exit, ended.out + ended.err).toBe(0);
    const printed = ended.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { command: string; answer: PrintedPaper })
      .find(({ command }) => command === 'print')!.answer;
    ({ qr, words, size } = printed);
    expect(words).toHaveLength(16);
    expect(readFileSync(office.path('slip.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    expect(existsSync(office.path('none.pdf'))).toBe(false);
  });

  test('that does not fit on the disk is said in a sentence and leaves nothing behind, neither file nor entry', async () => {
    const file = office.path('too-large.pdf');
    const under = `trap '' XFSZ; ulimit -f 500; exec "$0" "$@"`;
    const ended = await runCli(
      cli,
      [...office.openingWords(), '--script', office.script([`print loan-slip L1 --out '${file}'`])],
      office.runOptions({ through: ['bash', '-c', under] }),
    );
    expect([ended.exit, ended.err.trimEnd().split('\n').length], ended.err).toEqual([4, 1]);
    expect(ended.err).toContain('DISK_FULL');
    expect(readdirSync(office.root).filter((name) => name.startsWith('too-large'))).toEqual([]);
    const log = await session(['log list --type paper.printed'], ['--json']);
    expect(log.out.match(/"type":"paper.printed"/g)).toHaveLength(1);
    expect(readFileSync(office.path('slip.pdf')).length).toBeGreaterThan(500 * 1024);
  });

  test('is checked in the session: by its code, by its words, and refused where it is none', async () => {
    const ended = await session([
      `check-paper ${qr}`,
      `check-paper ${size} ${words.slice(8).join(' ')}`,
      `check-paper '${size} ${words.slice(0, 8).toReversed().join('·')}'`,
      `check-paper ${qr.replace(` ${size} `, ' 999999 ')}`,
      `check-paper ${qr.replace(/^DV1 ./, (head) => (head === 'DV1 a' ? 'DV1 b' : 'DV1 a'))}`,
      'expect PAPER_UNKNOWN check-paper nonsense',
      'log list --type paper.printed',
    ]);
    expect(ended.exit, ended.out + ended.err).toBe(0);
    const said = ended.out;
    expect(said.match(/^Agrees: /gm)).toHaveLength(2);
    expect(said.match(/^Differs: /gm)).toHaveLength(1);
    expect(said).toContain('The paper is newer: it speaks of 999999 entries');
    expect(said).toContain('This paper is of another vault.');
    expect(said).toContain('printed a paper');
  });

  test('is held against an exported bundle by the verifier that nothing else is needed for', async () => {
    const exported = await runCli(
      cli,
      [...office.openingWords(['log', 'export']), '--out', office.path('bundle')],
      office.runOptions(),
    );
    expect(exported.exit).toBe(0);
    const holds = await verify(qr);
    expect([holds.exit, holds.out.includes(`[holds] Paper: the log of ${size} entries`)]).toEqual([0, true]);
    expect((await verify(`${size} ${words.slice(0, 8).join('')}`)).exit).toBe(0);
    const differs = await verify(`${size - 1} ${words.slice(8).join(' ')}`);
    expect([differs.exit, differs.out.includes('[BROKEN] Paper')]).toEqual([5, true]);
    expect((await verify('nonsense')).exit).toBe(4);
    const alone = await runCli(
      { ...cli, program: join(office.path('bundle'), 'verify.mjs') },
      ['--paper', qr, '--json'],
      { ...office.runOptions(), cwd: office.root },
    );
    expect(JSON.parse(alone.out)).toMatchObject({ first: null, paper: { answer: 'holds', size } });
  });
});
