/**
 * What the disk can do to a vault (§8): full, read-only, from the future, damaged. Always one clear sentence with its code,
 * exit 4 or 5, no stack; nothing changed, nothing lost, the lock let go.
 */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../support/on-disk.ts';
import { plainPdf } from '../../build/scripts/plain-pdf.ts';
import { describeFault, type FaultCode, VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { openDatabase } from '../../vault/storage/database.ts';
import { type BuiltCli, buildCli, type Ended, Running, runCli } from '../support/built-cli.ts';
import { expectRefusal } from '../support/desk.ts';
import { folderDigest } from '../support/folder-digest.ts';
import { author, borrower, custodian, prepareOffice, type Trial } from '../support/prepared-office.ts';
import { projectFolder } from '../support/project-files.ts';
import { type UnprivilegedOrders, unprivilegedId } from '../support/unprivileged-opening.ts';

/** Where a day stops, by the size that no file may pass, in KiB; at the last it goes through. */
const moments =
  process.env.DOSSIER_VAULT_LONG_TESTS === '1'
    ? [1, 4, 16, 33, 64, 100, 160, 250, 100_000]
    : [1, 33, 100, 250, 100_000];

/** Above every limit at which a day stops. */
const largeBytes = 1_500_000;

let cli: BuiltCli;
let office: Trial;
const opened: Trial[] = [];
function copyOf(from: Trial): Trial {
  const trial = from.copy();
  opened.push(trial);
  return trial;
}

beforeAll(async () => {
  [cli, office] = await Promise.all([
    buildCli(),
    prepareOffice({ sample: true }, async (desk) => {
      await desk.dossier('K-1');
      await desk.lend(await desk.fileDocument('K-1', desk.textFile('note.txt', '交接清单。\n'.repeat(50))));
    }),
  ]);
});
afterAll(() => {
  for (const trial of [office, ...opened]) trial?.dispose();
});

/** The sentence of the fault and nothing else. */
function expectOneSentence(
  ended: Ended,
  code: FaultCode,
  exit: number,
  language: 'en' | 'zh-CN' = 'en',
): void {
  expect({ exit: ended.exit, err: ended.err }).toMatchObject({ exit, err: expect.stringContaining(code) });
  expect(ended.err.trimEnd().split('\n')).toHaveLength(1);
  const beginning = describeFault(code, {}, language).split(/[{（(]/)[0] ?? '';
  expect(ended.err).toContain(beginning);
  expectNoInsides(ended);
}
function expectNoInsides({ out, err }: Ended): void {
  for (const text of [out, err])
    expect(text).not.toMatch(/^\s+at .*[(:]|node:internal|node_modules|\.mjs:\d/m);
}

/** Opened again without the fault: nothing is lost, and objects/ holds what the entries name and no more. */
async function expectSound(trial: Trial): Promise<void> {
  const { router, status } = await trial.openHere();
  try {
    expect(status.quarantine).toBe('none');
    expect(await router.call('doctor', {})).toMatchObject({ sound: true });
    const lines = await router.call('log.list', { from: 0, limit: 10_000 });
    const named = lines.flatMap(({ body }) =>
      body.type === 'document.submitted'
        ? body.data.parts.map(({ part }) => `${body.data.document}-${part}.dvd`)
        : [],
    );
    const there = readdirSync(join(trial.vault, 'objects'), { recursive: true, encoding: 'utf8' }).filter(
      (name) => name.endsWith('.dvd'),
    );
    expect(there.map((name) => name.slice(3)).toSorted()).toEqual(named.toSorted());
  } finally {
    await router.close('command');
  }
}

describe('a full disk', () => {
  /** A day's work under a limit of so many KiB a file: whatever grows beyond it cannot be written. */
  const dayUnder = async (trial: Trial, kib: number): Promise<Ended> => {
    // Large without being long: pages of a text would have to be set, for seconds, before there is anything to write.
    const padding = `<< /Length ${largeBytes} >>\nstream\n${'.'.repeat(largeBytes)}\nendstream`;
    const large = plainPdf({ pages: [{ content: '72 100 200 20 re f' }], extras: [padding] });
    writeFileSync(trial.path('large.pdf'), large);
    const script = trial.script([
      `sign-in '${author}'`,
      `file K-1 '${trial.path('large.pdf')}' --title 'Large report'`,
      `sign-in '${custodian}'`,
      "accept K-1/2 --new-because 'another'",
    ]);
    const limit = `trap '' XFSZ; ulimit -f ${kib}; exec "$0" "$@"`;
    return runCli(
      cli,
      [...trial.openingWords(), '--script', script],
      trial.runOptions({ through: ['bash', '-c', limit] }),
    );
  };

  test('filing: says so, nothing is half-filed, the vault closes', async () => {
    const trial = copyOf(office);
    const ended = await dayUnder(trial, 600);
    expectOneSentence(ended, 'DISK_FULL', 4);
    expect(existsSync(join(trial.vault, 'vault.lock'))).toBe(false);
    expect(ended.out).toContain('Closed.');
    await expectSound(trial);
  });

  test('at any moment of a day: a sentence, exit 4, and the vault is whole afterwards', async () => {
    let done = 0;
    for (const kib of moments) {
      const trial = copyOf(office);
      const ended = await dayUnder(trial, kib);
      expect(ended.signal, `${kib} KiB`).toBe(null);
      expect([0, 4], `${kib} KiB: ${ended.err}`).toContain(ended.exit);
      if (ended.exit === 4) expect(ended.err, `${kib} KiB`).toMatch(/\((?:DISK_FULL|STORAGE_FAULT)\)/);
      else done += 1;
      expectNoInsides(ended);
      expect(existsSync(join(trial.vault, 'vault.lock')), `${kib} KiB`).toBe(false);
      await expectSound(trial);
    }
    expect(done, 'without a limit worth the name the day goes through').toBe(1);
  });
});

/** Hands everything to somebody without rights, where root runs the test; then takes the right to write away. */
function withoutWriting(root: string, paths: readonly string[]): void {
  if (process.getuid?.() === 0) {
    chownSync(root, unprivilegedId, unprivilegedId);
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }))
      lchownSync(join(root, name), unprivilegedId, unprivilegedId);
  }
  for (const path of paths) chmodSync(path, existsSync(join(path, '.')) ? 0o500 : 0o400);
}
async function openUnprivileged(
  trial: Trial,
  lines: readonly string[],
  language: 'en' | 'zh-CN',
): Promise<Ended> {
  const orders: UnprivilegedOrders = {
    vault: trial.vault,
    keyFile: trial.keyFileOf(custodian),
    userDataFolder: trial.userDataFolder,
    custodian,
    passphrase: trial.passphraseOf(custodian),
    script: trial.path('script.txt'),
    language,
  };
  expect(readFileSync(trial.path('script.txt'), 'utf8')).toBe(`${lines.join('\n')}\n`);
  const program = join(projectFolder, 'test/support/unprivileged-opening.ts');
  return new Running(program, [], { input: JSON.stringify(orders), env: trial.env }).ended;
}

describe('a folder that cannot be written', () => {
  test.each([
    ['the whole vault', (trial: Trial) => [trial.vault]],
    ['the database file', (trial: Trial) => [join(trial.vault, 'vault.db')]],
  ])('%s: FOLDER_READ_ONLY, nothing changed', async (_what, pathsOf) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const trial = copyOf(office);
      trial.script(['doctor']);
      const before = folderDigest(trial.root, tracesIn);
      withoutWriting(trial.root, pathsOf(trial));
      const ended = await openUnprivileged(trial, ['doctor'], language);
      expectOneSentence(ended, 'FOLDER_READ_ONLY', 4, language);
      expect(folderDigest(trial.root, tracesIn)).toEqual(before);
      for (const path of pathsOf(trial)) chmodSync(path, 0o700);
    }
  });

  test('the rights taken away are what is missing: with them the same opening works', async () => {
    const trial = copyOf(office);
    trial.script(['doctor']);
    withoutWriting(trial.root, []);
    const ended = await openUnprivileged(trial, ['doctor'], 'en');
    expect(ended.exit, ended.err).toBe(0);
    expect(ended.out).toContain('Sound: ');
  });

  test('nowhere to anchor a look: refused before it is committed, and the look is not spent', async () => {
    const trial = copyOf(office);
    const { router } = await trial.openHere();
    await trial.signIn(router, borrower);
    // The sticks are pulled out, and a file stands where the folder of the user's data would be.
    const places = [trial.path('sticks'), trial.path('home')];
    const pullOut = (): void => {
      for (const place of places) {
        renameSync(place, `${place} gone`);
        writeFileSync(place, '');
      }
    };
    const putBack = (): void => {
      for (const place of places) {
        rmSync(place);
        renameSync(`${place} gone`, place);
      }
    };
    pullOut();
    const look = () =>
      router.call('view.open', {
        loan: 'L1',
        reason: 'x',
        place: 'x',
        signature: trial.signature(borrower),
      });
    await expectRefusal('ANCHOR_UNREACHABLE', look());
    putBack();
    expect(await router.call('view.before', { loan: 'L1' })).toMatchObject({ left: 3, resumable: null });
    expect(await look()).toMatchObject({ n: 1 });
    // The same look goes on by the same rule.
    await router.call('view.blank', { cause: 'focus' });
    pullOut();
    const goOn = () =>
      router.call('view.resume', { loan: 'L1', signature: trial.signature(borrower), cosign: [] });
    const size = () => (router as unknown as { open: { writer: { size: number } } }).open.writer.size;
    const before = size();
    await expectRefusal('ANCHOR_UNREACHABLE', goOn());
    // The refusal is the one entry: nothing says that the look went on.
    expect(size()).toBe(before + 1);
    putBack();
    expect(await goOn()).toMatchObject({ n: 1 });
    await router.close('command');
    await expectSound(trial);
  });
});

describe('a vault from a newer version', () => {
  const editJson = (path: string, edit: (value: Record<string, unknown>) => void): void => {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    edit(value);
    writeFileSync(path, JSON.stringify(value));
  };
  test.each<[string, (trial: Trial) => Promise<void> | void]>([
    [
      'vault.json of format 2',
      (trial) => editJson(join(trial.vault, 'vault.json'), (header) => Object.assign(header, { format: 2 })),
    ],
    [
      'vault.keys of version 3',
      (trial) => editJson(join(trial.vault, 'vault.keys'), (keys) => Object.assign(keys, { version: 3 })),
    ],
    [
      'vault.keys of version 3, in a shape unknown today',
      (trial) =>
        editJson(join(trial.vault, 'vault.keys'), (keys) =>
          Object.assign(keys, { version: 3, slots: { a: 1 }, pqc: true }),
        ),
    ],
    [
      'a database of version 99',
      async (trial) => {
        const db = openDatabase(join(trial.vault, 'vault.db'), await databaseKeyOf(trial));
        db.connection.pragma('user_version=99');
        db.close();
      },
    ],
  ])('%s: VAULT_FROM_FUTURE, exit 4, nothing changed', async (_what, spoil) => {
    const trial = copyOf(office);
    await spoil(trial);
    const before = folderDigest(trial.root, tracesIn);
    for (const language of ['en', 'zh-CN'] as const) {
      const ended = await runCli(cli, trial.openingWords(['open'], language), trial.runOptions());
      expectOneSentence(ended, 'VAULT_FROM_FUTURE', 4, language);
      expect(folderDigest(trial.root, tracesIn)).toEqual(before);
    }
  });
});

/** As an attacker with a custodian's secrets has it. */
async function databaseKeyOf(trial: Trial): Promise<Uint8Array> {
  const copy = trial.copy();
  const { router } = await copy.openHere();
  const { open } = router as unknown as { open: { databaseKey: Uint8Array } };
  const key = new Uint8Array(open.databaseKey);
  await router.close('command');
  copy.dispose();
  return key;
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0x01;
  writeFileSync(path, bytes);
}

/** What opening and a full check come to, in one word. */
async function diagnosisOf(trial: Trial): Promise<string> {
  let code = '';
  const { router } = await trial.openHere().catch((error: unknown) => {
    code = error instanceof VaultFault || error instanceof Refusal ? error.code : String(error);
    return { router: null };
  });
  if (router === null) return code;
  try {
    const { quarantine } = await router.call('vault.status', {});
    if (quarantine !== 'none') return `quarantine ${quarantine}`;
    const { sound } = await router.call('doctor', {});
    return sound ? 'sound' : 'unsound';
  } catch (error) {
    return error instanceof VaultFault ? error.code : String(error);
  } finally {
    router.abandon();
  }
}

/** But for the trace that tells whoever mends the program what happened; it is no part of any vault. */
const tracesIn = ['home/dossier-vault/diagnostics/terminal.log'];

describe('damaged files', () => {
  const damaged = ['VAULT_DAMAGED', 'DATABASE_KEY_MISMATCH', 'LOG_TAMPERED'];

  test.each(['vault.json', 'vault.keys', 'vault.db'])(
    '%s cut short or emptied: VAULT_DAMAGED, exit 5, nothing changed',
    async (name) => {
      for (const [i, share] of [0, 0.3, 0.7].entries()) {
        const trial = copyOf(office);
        const path = join(trial.vault, name);
        truncateSync(path, Math.floor(readFileSync(path).length * share));
        const before = folderDigest(trial.root, tracesIn);
        const language = i === 0 ? 'zh-CN' : 'en';
        const ended = await runCli(cli, trial.openingWords(['open'], language), trial.runOptions());
        expectOneSentence(ended, 'VAULT_DAMAGED', 5, language);
        expect(ended.err).toContain(name);
        expect(folderDigest(trial.root, tracesIn)).toEqual(before);
      }
    },
  );

  test.each([
    ['vault.json', 'VAULT_NOT_FOUND', 4],
    ['vault.keys', 'VAULT_DAMAGED', 5],
    ['vault.db', 'VAULT_DAMAGED', 5],
  ] as const)('%s missing: %s, exit %i, nothing made in its place', async (name, code, exit) => {
    const trial = copyOf(office);
    rmSync(join(trial.vault, name));
    const before = folderDigest(trial.root, tracesIn);
    expectOneSentence(await runCli(cli, trial.openingWords(), trial.runOptions()), code, exit);
    expect(folderDigest(trial.root, tracesIn)).toEqual(before);
  });

  test('vault.json with one byte changed anywhere is damaged, or from the future', async () => {
    const trial = copyOf(office);
    const path = join(trial.vault, 'vault.json');
    const size = readFileSync(path).length;
    // That nothing else is ever changed is looked at each time, so the byte put back makes it the office of before.
    const untouched = folderDigest(trial.root, tracesIn);
    const name = relative(trial.root, path);
    for (let at = 0; at < size; at++) {
      flip(path, at);
      const changed = readFileSync(path);
      const found = await diagnosisOf(trial);
      const letter = changed.toString('utf8').slice(at, at + 1);
      expect(['VAULT_DAMAGED', 'VAULT_FROM_FUTURE'], `byte ${at}, now ${JSON.stringify(letter)}`).toContain(
        found,
      );
      expect(folderDigest(trial.root, tracesIn)).toEqual({
        ...untouched,
        [name]: createHash('sha256').update(changed).digest('hex'),
      });
      flip(path, at);
    }
  });

  test('vault.keys with one byte changed opens as ever, is damaged, or opens nothing; it never opens wrongly', async () => {
    const text = readFileSync(join(office.vault, 'vault.keys'), 'utf8');
    const found = new Set<string>();
    for (let at = 0; at < text.length; at += 37) {
      const trial = office.copy();
      flip(join(trial.vault, 'vault.keys'), at);
      const one = await diagnosisOf(trial);
      expect(['sound', 'VAULT_DAMAGED', 'SECRET_MISMATCH', 'VAULT_FROM_FUTURE'], `byte ${at}`).toContain(one);
      expect(existsSync(join(trial.vault, 'vault.lock')), `byte ${at}`).toBe(false);
      found.add(one);
      trial.dispose();
    }
    expect(found).toContain('VAULT_DAMAGED');
    expect(found).toContain('SECRET_MISMATCH');
  });

  test('the sealed database key of the slot itself: damaged, for the passphrase was right', async () => {
    const trial = office.copy();
    const path = join(trial.vault, 'vault.keys');
    const keys = JSON.parse(readFileSync(path, 'utf8')) as { slots: { databaseKey: string }[] };
    for (const slot of keys.slots)
      slot.databaseKey = slot.databaseKey.replace(/.$/, (c) => (c === '0' ? '1' : '0'));
    writeFileSync(path, JSON.stringify(keys));
    expect(await diagnosisOf(trial)).toBe('VAULT_DAMAGED');
    trial.dispose();
  });

  test('vault.db with one byte changed: found at opening, or by the doctor', async () => {
    const { length } = readFileSync(join(office.vault, 'vault.db'));
    const found: Record<string, number> = {};
    for (let at = 5; at < length; at += Math.floor(length / 60)) {
      const trial = office.copy();
      flip(join(trial.vault, 'vault.db'), at);
      const one = await diagnosisOf(trial);
      found[one] = (found[one] ?? 0) + 1;
      expect([...damaged, 'unsound', 'quarantine tables-differ'], `byte ${at} of ${length}`).toContain(one);
      expect(existsSync(join(trial.vault, 'vault.lock')), `byte ${at}`).toBe(false);
      trial.dispose();
    }
    expect(found.VAULT_DAMAGED).toBeGreaterThan(0);
  });

  test('the write-ahead log of a crash, cut or changed: what is lost from it shows as quarantine', async () => {
    // Copied while the vault is open and after its anchors were written: as a crash leaves it.
    const source = office.copy();
    const { router } = await source.openHere();
    await source.signIn(router, borrower);
    const crashed = source.copy();
    router.abandon();
    const wal = readFileSync(join(crashed.vault, 'vault.db-wal'));
    expect(wal.length).toBeGreaterThan(10_000);
    const whole = crashed.copy();
    expect(await diagnosisOf(forgetLock(whole))).toBe('sound');
    for (const at of [0, 40, Math.floor(wal.length / 3), Math.floor(wal.length / 2), wal.length - 100]) {
      for (const spoil of [flip, truncateSync] as const) {
        const trial = forgetLock(crashed.copy());
        spoil(join(trial.vault, 'vault.db-wal'), at);
        expect(
          ['quarantine anchor-ahead', ...damaged],
          `${spoil === flip ? 'flipped' : 'cut'} at ${at} of ${wal.length}`,
        ).toContain(await diagnosisOf(trial));
        trial.dispose();
      }
    }
    for (const trial of [source, crashed, whole]) trial.dispose();
  });
});

/** The lock of this very process, copied with the folder, is not one. */
function forgetLock(trial: Trial): Trial {
  rmSync(join(trial.vault, 'vault.lock'));
  return trial;
}
