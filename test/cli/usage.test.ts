/** What the program says of itself: help, version, completion, and what it does not understand, in both languages and forms. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { vaultProgram } from '../../cli/program.ts';
import { sessionProgram } from '../../cli/run-line.ts';
import { Report } from '../../cli/terminal/report.ts';
import { Secrets } from '../../cli/terminal/secrets.ts';
import { Session } from '../../cli/terminal/session.ts';
import { programOptions, programVerbs } from '../../cli/verb-words/of-program.ts';
import { sessionOptions, sessionVerbs } from '../../cli/verb-words/of-session.ts';
import { optionText, pathOf, type VerbTable, verbsOf } from '../../cli/verb-words/verb-table.ts';
import { type BuiltCli, buildCli, runCli, startCli } from '../support/built-cli.ts';
import { expectJsonLines, expectNoInsides } from '../support/cli-story.ts';
import { prepareOffice, type Trial } from '../support/prepared-office.ts';
import { readProjectFile } from '../support/project-files.ts';

let cli: BuiltCli;
let office: Trial;
beforeAll(async () => {
  [cli, office] = await Promise.all([buildCli(), prepareOffice({ sample: false }, async () => {})]);
});
afterAll(() => {
  office?.dispose();
});

const program = (): Command => vaultProgram('en', new Report('en', false), '0').command;
const session = (): Command =>
  sessionProgram(new Session(null as never, new Report('zh-CN', false), new Secrets(null), '', ''));

describe('descriptions', () => {
  test.each([
    ['the program', program, programVerbs, programOptions],
    ['a session', session, sessionVerbs, sessionOptions],
  ] as const)('every verb and option of %s has one in both languages', (_what, make, verbs, options) => {
    const missing: string[] = [];
    const paths = new Set<string>();
    for (const command of verbsOf(make())) {
      const path = pathOf(command);
      paths.add(path);
      if (!verbs[path]?.every((text) => text !== '')) missing.push(path);
      for (const { long } of command.options)
        if (!optionText(options, path, long ?? '')?.every((text) => text !== ''))
          missing.push(`${path} ${long}`);
    }
    expect(missing).toEqual([]);
    expect(Object.keys(verbs).filter((path) => !paths.has(path))).toEqual([]);
  });

  test('none of a subject is replaced by another subject’s', async () => {
    const folder = join(import.meta.dirname, '../../cli/verb-words');
    const replaced: string[] = [];
    for (const file of readdirSync(folder).filter((name) => name.startsWith('of-'))) {
      const tables = (await import(pathToFileURL(join(folder, file)).href)) as Record<string, VerbTable>;
      const isOfProgram = file === 'of-program.ts';
      for (const [name, table] of Object.entries(tables)) {
        const isOptions = name.endsWith('Options');
        const whole = isOptions
          ? isOfProgram
            ? programOptions
            : sessionOptions
          : isOfProgram
            ? programVerbs
            : sessionVerbs;
        for (const [key, words] of Object.entries(table))
          if (whole[key]?.join() !== words.join()) replaced.push(`${file} ${key}`);
      }
    }
    expect(replaced).toEqual([]);
  });

  test('Chinese ones are Chinese, and help speaks the language asked for', async () => {
    for (const [zh, en] of [...Object.values(programVerbs), ...Object.values(sessionVerbs)]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
    const { out, exit } = await runCli(cli, ['open', '--help', '--lang', 'zh-CN']);
    expect(exit).toBe(0);
    expect(out).toContain('用法：');
    expect(out).toContain('从文件读命令');
  });
});

test('--version is the version of package.json', async () => {
  const { version } = JSON.parse(readProjectFile('package.json')) as { version: string };
  expect(await runCli(cli, ['--version'])).toMatchObject({ exit: 0, out: `${version}\n` });
});

describe('what is not understood', () => {
  test.each([
    [['--lang', 'fr', 'doctor', 'x', '--key-file', 'y'], 'no such language: fr'],
    [['doctor', 'x', '--key-file', 'y', '--lang=zh-TW'], 'no such language: zh-TW'],
    [['doctor', 'x', '--lang'], 'no such language'],
    [['nonsense'], 'no such command: nonsense'],
    [['open', 'x', '--key-file', 'y', '--frobnicate'], 'no such option: --frobnicate'],
    [['open', '--key-file', 'y'], 'missing argument vault'],
    [['open', 'x'], '--key-file <path> is required'],
    [['open', 'x', '--key-file'], 'needs a value'],
    [['open', 'x', 'y', '--key-file', 'z'], 'too many arguments'],
    [['open', 'x', '--key-file', 'y', '--secrets-fd', '99'], '--secrets-fd 99: not open'],
    [['open', 'x', '--key-file', 'y', '--secrets-fd', 'three'], '--secrets-fd three'],
    [['create', 'x'], 'no ceremony file'],
    [['completion', 'fish'], 'bash | zsh'],
  ])('%j: exit 2, in words or as one object', async (words, sentence) => {
    const env = { LANG: 'en_US.UTF-8' };
    const plain = await runCli(cli, words, { env });
    expectNoInsides(plain);
    expect(plain).toMatchObject({ exit: 2, out: '', err: expect.stringContaining(sentence) });
    const json = await runCli(cli, ['--json', ...words], { env });
    expect(json).toMatchObject({ exit: 2, err: '' });
    expectJsonLines(json.out);
    expect(JSON.parse(json.out)).toMatchObject({
      ok: false,
      kind: 'usage',
      sentence: expect.stringContaining(sentence),
    });
  });

  test('is said in Chinese where that was asked for', async () => {
    const ended = await runCli(cli, ['nonsense', '--lang', 'zh-CN'], { env: { LANG: 'en_US.UTF-8' } });
    expect(ended).toMatchObject({ exit: 2, err: '用法不对：没有这个命令：nonsense\n' });
  });

  test('is an object in a session too', async () => {
    const script = office.script(['frobnicate']);
    const words = [...office.openingWords(), '--json', '--script', script];
    const ended = await runCli(cli, words, office.runOptions());
    expect(ended.exit).toBe(2);
    expectJsonLines(ended.out);
    expect(ended.out).toContain('no such command: frobnicate');
  });
});

test('a reader that has seen enough is no fault: the work goes to its end, and nothing is said of it', async () => {
  const words = office.openingWords(['open']);
  const script = office.script([...Array.from({ length: 50 }, () => "say 'a line'"), 'log list', 'doctor']);
  const running = startCli(cli, [...words, '--script', script], office.runOptions());
  running.child.stdout?.destroy();
  expect(await running.ended).toMatchObject({ exit: 0, signal: null, err: '' });
});

describe('completion', () => {
  const offered = (script: string, line: readonly string[]): string[] => {
    const probe = `${script}
COMP_WORDS=(${line.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${line.length - 1}; _dossier_vault
printf '%s\\n' "\${COMPREPLY[@]}"`;
    const run = spawnSync('bash', ['-c', probe], { encoding: 'utf8' });
    return run.stdout.trim().split('\n');
  };

  test.each(['bash', 'zsh'])('for %s names every verb and option', async (shell) => {
    const { exit, out } = await runCli(cli, ['completion', shell, '--name', 'dv']);
    expect(exit).toBe(0);
    for (const command of verbsOf(program())) {
      const line = out.split('\n').find((each) => each.trimStart().startsWith(`'${pathOf(command)}')`));
      for (const { long } of command.options) expect(line, pathOf(command)).toContain(long);
    }
    expect(out.trimEnd().split('\n').at(-1)).toBe('complete -o filenames -F _dv dv');
  });

  // bash is part of every Linux and macOS that npm runs on; Windows has neither shell.
  if (process.platform !== 'win32')
    test('in bash offers what fits', async () => {
      const { out } = await runCli(cli, ['completion', 'bash']);
      expect(offered(out, ['dossier-vault', 'do'])).toEqual(['doctor']);
      expect(offered(out, ['dossier-vault', 'log', 'ex'])).toEqual(['export']);
      expect(offered(out, ['dossier-vault', 'log', 'export', '--wi'])).toEqual(['--without-texts']);
      expect(offered(out, ['dossier-vault', 'open', 'V', '--lang', ''])).toEqual(['zh-CN', 'en']);
    });
});
