/**
 * Stories of the terminal, in files that people can read (test/cli/*.story). A line begins a run of the built CLI; lines
 * set in below it are the session's; then comes what must be so:
 *
 *     languages en zh-CN        told once in each
 *     office real | sample      which vault; every story has a copy of its own
 *     file NAME TEXT            a file that can be filed, at $FILES/NAME; \n begins a line of it
 *     open [--json]             `open` by the custodian, with the lines set in as its script
 *     doctor | log export …     the same without a script
 *     verify … | cli …          words as they are
 *     exit N                    how the run before ended
 *     says TEXT, silent TEXT    in what it said, or nowhere in it; `en says …` in that language only
 *     json                      everything it said is one JSON object a line
 *     nothing in FOLDER         the folder is not there, or empty
 *     flip FILE                 one byte of it is changed
 *     csv FILE                  no cell of it begins a formula
 *
 * After every run: no stack, no passphrase in what was said. At the end: no passphrase in any file.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Papa from 'papaparse';
import { expect } from 'vitest';
import { lineWords } from '../../cli/terminal/line-words.ts';
import { type BuiltCli, type Ended, runCli } from './built-cli.ts';
import { custodian, type Trial } from './prepared-office.ts';

export type StoryLanguage = 'en' | 'zh-CN';

export interface StoryParts {
  readonly languages: readonly StoryLanguage[];
  readonly office: 'real' | 'sample';
  readonly lines: readonly { readonly number: number; readonly text: string }[];
}

export function parseStory(text: string): StoryParts {
  let languages: StoryLanguage[] = ['en'];
  let office: StoryParts['office'] = 'real';
  const lines: { number: number; text: string }[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [first, ...rest] = line.split(' ');
    if (first === 'languages') languages = rest as StoryLanguage[];
    else if (first === 'office') office = rest[0] as StoryParts['office'];
    else lines.push({ number: i + 1, text: line });
  }
  return { languages, office, lines };
}

export function expectNoInsides({ out, err }: Ended): void {
  for (const said of [out, err])
    expect(said).not.toMatch(/^\s+at .*[(:]|node:internal|node_modules|\.mjs:\d/m);
}

/** None of the office's passphrases, in this text or in any file of the trial. */
export function expectNoPassphrase(trial: Trial, said: string): void {
  for (const passphrase of trial.passphrases) expect(said.includes(passphrase)).toBe(false);
}
function expectNoPassphraseInFiles(trial: Trial): void {
  for (const name of readdirSync(trial.root, { recursive: true, encoding: 'utf8' })) {
    if (!statSync(trial.path(name)).isFile()) continue;
    const bytes = readFileSync(trial.path(name));
    for (const passphrase of trial.passphrases) expect(bytes.includes(passphrase), name).toBe(false);
  }
}

export function expectJsonLines(said: string): void {
  const lines = said.trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ ok: expect.any(Boolean) });
}

export async function tellStory(
  story: StoryParts,
  language: StoryLanguage,
  cli: BuiltCli,
  trial: Trial,
): Promise<void> {
  mkdirSync(trial.path('files'));
  const values: Record<string, string> = {
    VAULT: trial.vault,
    OUT: trial.path('out'),
    FILES: trial.path('files'),
    BUNDLE: trial.path('bundle'),
    KEY: trial.keyFileOf(custodian),
    X300: '长'.repeat(300),
    X301: '長'.repeat(301),
    RLO: '\u202e',
    LRM: '\u200e',
    RLM: '\u200f',
    PDF: '\u202c',
  };
  const names = new RegExp(`\\$(${Object.keys(values).join('|')})`, 'g');
  const filled = (text: string): string => text.replace(names, (_, name: string) => values[name] ?? '');

  let command: string | null = null;
  let script: string[] = [];
  let ended: Ended | null = null;
  const run = async (): Promise<Ended> => {
    const words = lineWords(command ?? '');
    const [first = '', ...rest] = words;
    const asTyped = first === 'cli' ? rest : words;
    const opening =
      first === 'open'
        ? [...trial.openingWords(['open'], language), ...rest, '--script', trial.script(script)]
        : first === 'doctor'
          ? trial.openingWords(['doctor'], language)
          : first === 'log'
            ? [...trial.openingWords(['log', 'export'], language), ...rest.slice(1)]
            : first === 'verify'
              ? [...words, '--lang', language]
              : asTyped;
    const result = await runCli(cli, opening, trial.runOptions({ env: { LANG: language } }));
    expectNoInsides(result);
    expectNoPassphrase(trial, result.out + result.err);
    command = null;
    script = [];
    return result;
  };
  const check = (text: string): void => {
    const [word, ...rest] = text.split(' ');
    const what = rest.join(' ');
    const said = ended === null ? '' : ended.out + ended.err;
    if (word === 'says') expect(said).toContain(what);
    else if (word === 'silent') expect(said.includes(what)).toBe(false);
    else if (word === 'json') expectJsonLines(ended?.out ?? '');
    else if (word === 'nothing')
      expect(existsSync(rest[1] ?? '') ? readdirSync(rest[1] ?? '') : []).toEqual([]);
    else if (word === 'flip') flipMiddle(what);
    else if (word === 'csv') expectNoFormulas(what);
    else throw new Error('not a line of a story');
  };

  for (const { number, text } of story.lines) {
    try {
      const line = filled(text);
      const [word = ''] = line.split(' ');
      if (line.startsWith('  ')) script.push(line.trim());
      else if (['open', 'cli', 'doctor', 'log', 'verify'].includes(word)) command = line;
      else if (word === 'file') {
        const [, name = '', ...content] = line.split(' ');
        mkdirSync(dirname(join(trial.path('files'), name)), { recursive: true });
        writeFileSync(join(trial.path('files'), name), `${content.join(' ').replaceAll('\\n', '\n')}\n`);
      } else if (word === 'exit') {
        ended = await run();
        expect(ended.exit, ended.out + ended.err).toBe(Number(line.split(' ')[1]));
      } else if (word === 'en' || word === 'zh-CN') {
        if (word === language) check(line.slice(word.length + 1));
      } else check(line);
    } catch (error) {
      throw new Error(`line ${number}: ${text}\n${error instanceof Error ? error.message : ''}`, {
        cause: error,
      });
    }
  }
  expectNoPassphraseInFiles(trial);
}

function flipMiddle(path: string): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 0x01;
  writeFileSync(path, bytes);
}

/** Cells of a sheet that a spreadsheet would run (§8); some must be there in their tamed form. */
function expectNoFormulas(path: string): void {
  const { data, errors } = Papa.parse<string[]>(readFileSync(path, 'utf8').replace('\ufeff', '').trimEnd());
  expect(errors).toEqual([]);
  const cells = data.flat();
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  for (const beginning of ["'=", "'+", "'-", "'@"])
    expect(
      cells.some((cell) => cell.startsWith(beginning)),
      beginning,
    ).toBe(true);
}
