/**
 * What the terminal does with the bad input of §8, against the built CLI: folders with everything in them, files that change
 * or are too large, Ctrl-C, wrong passphrases, and every way to a weaker one that an attacker might look for.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeHostileFiles } from '../../build/scripts/make-hostile-files.ts';
import { argon2idHasher } from '../../vault/sealing/passphrase.ts';
import {
  type BuiltCli,
  buildCli,
  type Ended,
  type RunOptions,
  runCli,
  startCli,
} from '../support/built-cli.ts';
import { expectJsonLines, expectNoInsides, expectNoPassphrase } from '../support/cli-story.ts';
import { folderDigest } from '../support/folder-digest.ts';
import { author, borrower, custodian, prepareOffice, type Trial } from '../support/prepared-office.ts';

const long = process.env.DOSSIER_VAULT_LONG_TESTS === '1';
const good = long ? 400 : 15;

let cli: BuiltCli;
/** The program as people get it, for what is about passphrases. */
let product: BuiltCli;
/** A real vault, in which a loan of K-1/1 is received. */
let office: Trial;
/** One whose passphrases are stretched as the product does. */
let stretched: Trial;
const trials: Trial[] = [];
const newTrial = (from = office): Trial => {
  const trial = from.copy();
  trials.push(trial);
  return trial;
};

beforeAll(async () => {
  [cli, product, office, stretched] = await Promise.all([
    buildCli(),
    buildCli('product'),
    prepareOffice({ sample: false }, async (desk) => {
      await desk.dossier('K-1');
      await desk.lend(await desk.fileDocument('K-1', desk.textFile('note.txt', '交接清单。\n'.repeat(9))));
    }),
    prepareOffice({ sample: false, hasher: argon2idHasher }, async () => {}),
  ]);
});
afterAll(() => {
  for (const trial of [office, stretched, ...trials]) trial?.dispose();
});

async function session(
  trial: Trial,
  lines: readonly string[],
  json = false,
  more: RunOptions = {},
  program = cli,
): Promise<Ended> {
  const words = [...trial.openingWords(), ...(json ? ['--json'] : []), '--script', trial.script(lines)];
  const ended = await runCli(program, words, trial.runOptions(more));
  expectNoInsides(ended);
  expectNoPassphrase(trial, ended.out + ended.err);
  expect(existsSync(join(trial.vault, 'vault.lock')), 'the lock is let go').toBe(false);
  return ended;
}

/** The log's entries as the CLI itself lists them. */
async function entriesOf(trial: Trial): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const ended = await session(trial, ['log list --from 0 --limit 9999'], true);
  expect(ended.exit, ended.out).toBe(0);
  expectJsonLines(ended.out);
  const listed = ended.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { command: string; answer: { body: never }[] })
    .find(({ command }) => command === 'log list');
  return (listed?.answer ?? []).map(({ body }) => body);
}

/** objects/ holds exactly the sealed files that entries name, and the doctor finds them as they were signed. */
async function expectNothingHalfFiled(trial: Trial): Promise<{ submitted: number }> {
  const submitted = (await entriesOf(trial)).filter(({ type }) => type === 'document.submitted');
  const named = submitted.flatMap(({ data }) =>
    (data.parts as { part: string }[]).map(({ part }) => `${data.document}-${part}.dvd`),
  );
  const there = readdirSync(join(trial.vault, 'objects'), { recursive: true, encoding: 'utf8' })
    .filter((name) => !/^..$/.test(name))
    .map((name) => basename(name));
  expect(there.toSorted()).toEqual(named.toSorted());
  const doctor = await runCli(cli, trial.openingWords(['doctor']), trial.runOptions());
  expect(doctor.exit, doctor.err).toBe(0);
  return { submitted: submitted.length };
}

describe('filing a folder', () => {
  test('of many files: each is filed or refused by itself, exit 3 at the end, nothing is half-filed', async () => {
    const trial = newTrial();
    const folder = trial.path('incoming');
    mkdirSync(join(folder, 'below', 'deeper'), { recursive: true });
    for (let i = 0; i < good; i++) {
      const name = i % 3 === 0 ? `below/${i}.txt` : i % 7 === 0 ? `below/deeper/${i}.md` : `${i}.txt`;
      writeFileSync(join(folder, name), `Item ${i} of the list, checked against the shelf.\n`);
    }
    const hostile = await makeHostileFiles(join(folder, 'hostile'));
    const harmless = hostile.filter(({ expected }) => expected === 'harmless').length;
    const oddNames = ['"quotes" \'and\' $dollar.txt', '-rf.txt', '反\u202eexe.txt', `${'名'.repeat(80)}.txt`];
    if (process.platform !== 'win32') oddNames.push('two\nlines.txt', '\u001b[31mred.txt');
    for (const name of oddNames) writeFileSync(join(folder, name), `In ${name.length} letters.\n`);
    writeFileSync(join(folder, '.hidden'), 'left out');
    if (process.platform !== 'win32') {
      execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
      writeFileSync(join(folder, '\u001b[2Jrefused\u202e.txt'), '');
    }
    const refusedToo = process.platform === 'win32' ? 0 : 2;

    const ended = await session(trial, [`sign-in '${author}'`, `file K-1 '${folder}'`]);
    expect(ended.exit, ended.err).toBe(3);
    const filed = good + oddNames.length + harmless;
    const refused = hostile.length - harmless + refusedToo;
    expect(ended.out).toContain(`Filed ${filed}, refused ${refused}.`);
    for (const { path, expected } of hostile) {
      if (expected !== 'harmless')
        expect(ended.out).toMatch(new RegExp(`${basename(path)}: .*\\(${expected}\\)`));
    }
    expect(
      /[\u001b\u202e]/.test(ended.out + ended.err),
      'names cannot move the cursor or turn text round',
    ).toBe(false);
    expect(await expectNothingHalfFiled(trial)).toEqual({ submitted: filed + 1 });
  });

  test('stopped with Ctrl-C: what is filed stands, the rest is not begun, the vault closes', async () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const trial = newTrial();
      const folder = trial.path('incoming');
      mkdirSync(folder);
      const files = 400;
      for (let i = 0; i < files; i++) writeFileSync(join(folder, `${i}.txt`), `Item ${i}.\n`);
      const script = trial.script([`sign-in '${author}'`, `file K-1 '${folder}'`, 'dossier show K-1']);
      const running = startCli(cli, [...trial.openingWords(), '--script', script], trial.runOptions());
      await running.until('pages  New');
      running.child.kill(signal);
      const ended = await running.ended;
      expectNoInsides(ended);
      expect({ exit: ended.exit, signal: ended.signal }, ended.err).toEqual({ exit: 130, signal: null });
      const filed = Number(/Filed (\d+), refused 0\./.exec(ended.out)?.[1]);
      expect(filed).toBeGreaterThan(0);
      expect(filed).toBeLessThan(files);
      expect(ended.out.match(/pages {2}\S+/g)).toHaveLength(filed);
      expect(ended.out).toContain('Stopped; what was done stands.');
      expect(ended.out.trimEnd().endsWith('Closed.')).toBe(true);
      expect(existsSync(join(trial.vault, 'vault.lock'))).toBe(false);
      const entries = await entriesOf(trial);
      // That listing opened it again: before it stands the closing.
      const closings = entries.filter(({ type }) => type === 'vault.closed');
      expect(closings.length).toBe(entries.filter(({ type }) => type === 'vault.opened').length - 1);
      expect(await expectNothingHalfFiled(trial)).toEqual({ submitted: filed + 1 });
    }
  });

  test('stopped while it waits for a line, the vault closes too', async () => {
    const trial = newTrial();
    const running = startCli(cli, trial.openingWords(), trial.runOptions({ typing: true }));
    running.type('status');
    await running.until('Open: ');
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ exit: 130, signal: null });
    expect(existsSync(join(trial.vault, 'vault.lock'))).toBe(false);
    running.endInput();
  });
});

describe('one file', () => {
  test.each([
    ['of 1 GiB', (path: string) => sparse(path, 2 ** 30), 'FILE_TOO_LARGE'],
    ['just beyond the most', (path: string) => sparse(path, 256 * 2 ** 20 + 1), 'FILE_TOO_LARGE'],
    ['of nothing', (path: string) => sparse(path, 0), 'FILE_EMPTY'],
    ['that is a folder without files', (path: string) => mkdirSync(path), 'Filed 0'],
  ])('%s: refused with its cause, in little memory', async (_what, make, said) => {
    const trial = newTrial();
    make(trial.path('big.pdf'));
    const ended = await runCli(
      cli,
      [
        ...trial.openingWords(),
        '--script',
        trial.script([`sign-in '${author}'`, `file K-1 '${trial.path('big.pdf')}'`]),
      ],
      trial.runOptions({ node: ['--import', peakMemory] }),
    );
    expectNoInsides(ended);
    if (said !== 'Filed 0')
      expect({ exit: ended.exit, err: ended.err }).toMatchObject({
        exit: 3,
        err: expect.stringContaining(said),
      });
    const peakMiB = Number(/peak memory (\d+) MiB/.exec(ended.err)?.[1]);
    expect(peakMiB).toBeGreaterThan(60);
    // Node with the program, SQLite and one Argon2 of 64 MiB take some two hundred; the file alone would be a thousand.
    expect(peakMiB).toBeLessThan(500);
    await expectNothingHalfFiled(trial);
  });

  test('that is written to while it is read: refused as changed', async () => {
    const trial = newTrial();
    const path = trial.path('growing.txt');
    sparse(path, 200 * 2 ** 20);
    // A process of its own, so that there is always somebody writing while the vault reads.
    const writer = spawn(process.execPath, [
      '-e',
      "const fs = require('node:fs'); const h = fs.openSync(process.argv[1], 'r+'); process.stdout.write('on'); for (let i = 0; ; i++) fs.writeSync(h, 'x', i % 1000);",
      path,
    ]);
    try {
      await new Promise((on) => writer.stdout.once('data', on));
      const ended = await session(trial, [
        `sign-in '${author}'`,
        `expect FILE_CHANGED file K-1 '${path}'`,
        `expect FILE_CHANGED file K-1 '${path}'`,
      ]);
      expect(ended.exit, ended.out + ended.err).toBe(0);
    } finally {
      writer.kill('SIGKILL');
    }
    expect(await expectNothingHalfFiled(trial)).toEqual({ submitted: 1 });
  });

  test('hostile ones one by one, each with its own code; in the short form the first of each code', async () => {
    const trial = newTrial();
    const hostile = (await makeHostileFiles(trial.path('hostile'))).filter(
      ({ expected }, index, all) =>
        expected !== 'harmless' && (long || all.findIndex((one) => one.expected === expected) === index),
    );
    const lines = hostile.map(({ path, expected }) => `expect ${expected} file K-1 '${path}'`);
    const ended = await session(trial, [`sign-in '${author}'`, ...lines]);
    expect(ended.exit, ended.out + ended.err).toBe(0);
    expect(await expectNothingHalfFiled(trial)).toEqual({ submitted: 1 });
  });
});

/** Says on the way out how much memory the process ever had. */
const peakMemory = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('peak memory ' + Math.round(process.resourceUsage().maxRSS / 1024) + ' MiB'));",
)}`;

function sparse(path: string, bytes: number): void {
  writeFileSync(path, '');
  truncateSync(path, bytes);
}

describe('a view in a real vault', () => {
  test('L9: refused with NO_SCREEN before anything is committed', async () => {
    const trial = newTrial();
    const ended = await session(trial, [`sign-in '${borrower}'`, `view L1 --out '${trial.path('out')}'`]);
    expect(ended.exit).toBe(3);
    expect(ended.err).toContain('NO_SCREEN');
    expect(existsSync(trial.path('out'))).toBe(false);
    const entries = await entriesOf(trial);
    expect(entries.filter(({ type }) => type.startsWith('view.') || type === 'page.written')).toEqual([]);
    expect(entries.filter(({ type, data }) => type === 'refusal' && data.code === 'NO_SCREEN')).toHaveLength(
      1,
    );
  });
});

describe('a wrong passphrase', () => {
  const withSecrets = (trial: Trial, lines: readonly string[]): Promise<Ended> =>
    runCli(cli, trial.openingWords(), trial.runOptions({ secrets: `${lines.join('\n')}\n` }));

  test('A7: no match without a hint, then a wait that grows; the failures are in the log afterwards', async () => {
    const trial = newTrial();
    const failures = join(trial.vault, 'failed-openings.jsonl');
    const key = trial.keyFileOf(custodian);
    const right = trial.passphraseOf(custodian);
    // A wrong passphrase, and the right one with somebody else's stick: one answer.
    const otherKey = trial.keyFileOf('Cora Keeper');
    const tries = [
      { words: trial.openingWords(), secret: `${custodian}\tnot the passphrase\t${key}` },
      {
        words: trial.openingWords(['open'], 'en', 'Cora Keeper'),
        secret: `${custodian}\t${right}\t${otherKey}`,
      },
      {
        words: trial.openingWords(['open'], 'en', '赵批'),
        secret: `x\t${right}\t${trial.keyFileOf('赵批')}`,
      },
    ];
    const answers: string[] = [];
    for (const { words, secret } of tries) {
      rmSync(failures, { force: true });
      const before = folderDigest(trial.vault);
      const ended = await runCli(cli, words, trial.runOptions({ secrets: `${secret}\n` }));
      expect(ended.exit, ended.err).toBe(3);
      expect(ended.out).toBe('');
      answers.push(ended.err);
      expect(folderDigest(trial.vault, ['failed-openings.jsonl'])).toEqual(before);
      expect(readFileSync(failures, 'utf8').trim().split('\n')).toHaveLength(1);
    }
    expect(new Set(answers).size, 'no hint which part was wrong').toBe(1);
    expect(answers[0]).toContain('SECRET_MISMATCH');

    // Failures of this moment, as if typed in a row: each makes the wait longer, and the right passphrase waits too.
    const waits: number[] = [];
    for (const failed of [4, 6, 8, 20]) {
      writeFileSync(failures, `${Date.now()}\n`.repeat(failed));
      const kept = readFileSync(failures, 'utf8');
      const ended = await withSecrets(trial, [`${custodian}\t${right}\t${key}`]);
      expect(ended.exit).toBe(3);
      expect(ended.err).toContain('TRY_LATER');
      waits.push(Number(/in (\d+) seconds/.exec(ended.err)?.[1]));
      expect(readFileSync(failures, 'utf8'), 'waiting is not failing').toBe(kept);
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(new Set(waits).size).toBe(waits.length);
    expect(Math.max(...waits), 'never locked out: five minutes at most').toBeLessThanOrEqual(300);

    // When the wait is over the vault opens, and keeps what was tried.
    const times = [1_790_000_000_000, 1_790_000_060_000, 1_790_000_180_000];
    writeFileSync(failures, times.map((at) => `${at}\n`).join(''));
    const entries = await entriesOf(trial);
    expect(entries.filter(({ type }) => type === 'open.failed').map(({ data }) => data.at)).toEqual(times);
    expect(existsSync(failures)).toBe(false);
  });

  test('a passphrase in the environment or typed into the session is none', async () => {
    const trial = newTrial();
    const env = Object.fromEntries(
      [
        'PASSPHRASE',
        'PASSWORD',
        'SECRET',
        'DOSSIER_VAULT_PASSPHRASE',
        'DOSSIER_VAULT_SECRETS',
        'VAULT_PASSPHRASE',
      ].map((name) => [name, trial.passphraseOf(custodian)]),
    );
    const words = trial.openingWords().filter((word) => word !== '--secrets-fd' && word !== '3');
    const ended = await runCli(cli, words, {
      env: { ...trial.env, ...env },
      input: `${trial.passphraseOf(custodian)}\n`,
    });
    expect(ended.exit).toBe(2);
    expect(ended.err).toContain('--secrets-fd');
    expectNoPassphrase(trial, ended.out + ended.err);
  });
});

describe('no way to a weaker passphrase hash', () => {
  type Slot = {
    wrapped: { argon2id: { iterations: number; memoryKiB: number; parallelism: number; salt: string } };
  };
  const slotsOf = (trial: Trial): { slots: Slot[] } =>
    JSON.parse(readFileSync(join(trial.vault, 'vault.keys'), 'utf8')) as { slots: Slot[] };

  test.each([
    ['memory of 8 KiB', { memoryKiB: 8 }],
    ['memory just below the floor', { memoryKiB: argon2idHasher.floor.memoryKiB - 1 }],
    ['one pass', { iterations: 1 }],
    ['nothing at all', { iterations: 0, memoryKiB: 0, parallelism: 0 }],
  ])(
    'vault.keys edited to %s: refused, exit 5, and nothing is recorded as a wrong passphrase',
    async (_what, weaker) => {
      const trial = newTrial(stretched);
      const keys = slotsOf(trial);
      for (const { wrapped } of keys.slots) Object.assign(wrapped.argon2id, weaker);
      writeFileSync(join(trial.vault, 'vault.keys'), JSON.stringify(keys));
      const before = folderDigest(trial.vault);
      const ended = await runCli(product, trial.openingWords(), trial.runOptions());
      expect({ exit: ended.exit, err: ended.err }).toMatchObject({
        exit: 5,
        err: expect.stringContaining('VAULT_DAMAGED'),
      });
      expectNoInsides(ended);
      expect(folderDigest(trial.vault)).toEqual(before);
    },
  );

  const environment = {
    DOSSIER_VAULT_WEAK_HASH: '1',
    DOSSIER_VAULT_ARGON2_MEMORY: '8',
    DOSSIER_VAULT_ARGON2ID_MEMORY_KIB: '8',
    DOSSIER_VAULT_TEST: '1',
    DOSSIER_VAULT_LONG_TESTS: '0',
    ARGON2_MEMORY: '8',
    ARGON2ID_MEMORY_KIB: '8',
    NODE_ENV: 'test',
    VITEST: 'true',
    TEST: '1',
    CI: 'true',
  };

  test('no environment: a vault founded and a person enrolled under it have the floor or more', async () => {
    const trial = newTrial(stretched);
    const founder = (name: string, role: string, n: number) => ({
      name,
      role,
      staffNumber: `F-${n}`,
      keyFiles: [trial.path('new', `${n}.json`), trial.path('new', `${n}-spare.json`)],
    });
    mkdirSync(trial.path('new'));
    writeFileSync(
      trial.path('ceremony.json'),
      JSON.stringify({
        name: 'Another room',
        station: 'A-03',
        founders: [founder('Carol', 'custodian', 1), founder('Abe', 'approver', 2)],
      }),
    );
    const ended = await runCli(
      product,
      [
        ...['create', trial.path('another'), '--ceremony', trial.path('ceremony.json')],
        ...['--sheets', trial.path('sheets'), '--secrets-fd', '3', '--lang', 'en'],
      ],
      {
        secrets: 'Carol\tcarol says a passphrase\nAbe\tabe says a passphrase\n',
        env: { ...trial.env, ...environment },
      },
    );
    expect(ended.exit, ended.err).toBe(0);
    const { slots } = JSON.parse(readFileSync(trial.path('another', 'vault.keys'), 'utf8')) as {
      slots: Slot[];
    };
    for (const { wrapped } of [...slots, ...slotsOf(trial).slots]) {
      const { floor } = argon2idHasher;
      expect(wrapped.argon2id.memoryKiB).toBeGreaterThanOrEqual(floor.memoryKiB);
      expect(wrapped.argon2id.iterations).toBeGreaterThanOrEqual(floor.iterations);
      expect(floor).toEqual({ iterations: 3, parallelism: 1, memoryKiB: 64 * 1024 });
    }
    expect((await session(trial, ['status'], false, { env: environment }, product)).exit).toBe(0);
  });

  test.each([
    '--weak',
    '--hasher=weak',
    '--argon2-memory=8',
    '--memory-kib=8',
    '--iterations=1',
    '--test',
    '--fast',
  ])('no switch %s', async (words) => {
    const trial = newTrial(stretched);
    const before = folderDigest(trial.vault);
    const ended = await runCli(product, [...trial.openingWords(), words], trial.runOptions());
    expect(ended.exit).toBe(2);
    expectNoInsides(ended);
    expect(folderDigest(trial.vault)).toEqual(before);
  });
});
