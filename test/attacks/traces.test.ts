/**
 * §8: what an internal error leaves for whoever mends the program holds none of what people typed, named or opened, however
 * it came into the error; and it is bounded.
 */
import * as fs from 'node:fs';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorTrace, filesBelow, keepCallSites, traceOf } from '../../shared/diagnostics/trace.ts';
import { TraceLog, traceFileBytesMax, traceFilesMax } from '../../shared/diagnostics/trace-log.ts';
import { describeFault, VaultFault } from '../../shared/vocabulary/fault.ts';
import { VaultRouter } from '../../vault/router/router.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { projectFolder } from '../support/project-files.ts';

const secrets = ['correct', 'horse', '许借', '合同', 'HUNTER', 'hunter2'];
const secret = 'correct horse 许借 /home/许借/合同.pdf HUNTER hunter2';

const folder = mkdtempSync(join(tmpdir(), 'dossier-vault-traces-'));
const { prepareStackTrace, stackTraceLimit } = Error;
beforeAll(() => {
  keepCallSites(filesBelow(`${pathToFileURL(projectFolder).href}/`, `${projectFolder}/`));
});
afterAll(() => {
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  rmSync(folder, { recursive: true, force: true });
});

const versions = { program: '0.1.0', node: '24.0.0', platform: 'linux', arch: 'x64' };
const logOf = (process: string): TraceLog =>
  new TraceLog({ files: fs, folder: folder + sep, process, versions, now: () => Date.UTC(2026, 10, 28) });

function thrown(make: () => unknown): unknown {
  try {
    throw make();
  } catch (error) {
    return error;
  }
}

class Odd extends Error {}
const roads: readonly (readonly [name: string, make: () => unknown])[] = [
  ['its message', () => new Error(secret)],
  [
    'a message that looks like a line of the stack',
    () =>
      new Error(`x\n    at correct (${secret}:1:1)\n    at horse (file:///${projectFolder}/hunter2.ts:1:1)`),
  ],
  ['a message that is changed afterwards', () => Object.assign(new Error('x'), { message: secret })],
  ['its name', () => Object.assign(new Error('x'), { name: secret })],
  ['a name of one word', () => Object.assign(new Error('x'), { name: 'hunter2' })],
  ['its code', () => Object.assign(new Error('x'), { code: secret })],
  ['a code of one word', () => Object.assign(new Error('x'), { code: 'HUNTER' })],
  [
    'a stack that was written',
    () => Object.assign(new Error('x'), { stack: `Error: x\n    at hunter2 (${secret}:1:1)` }),
  ],
  ['its cause', () => new Error('x', { cause: new TypeError(secret) })],
  ['facts of a fault', () => new VaultFault('STORAGE_FAULT', { cause: secret }, new Error(secret))],
  ['a text that is thrown', () => secret],
  ['an object that is thrown', () => ({ message: secret, stack: secret, name: secret, code: secret })],
  ['errors in it', () => new AggregateError([new Error(secret)], secret)],
  ['a class of its own', () => new Odd(secret)],
  [
    'a file outside the program',
    () => thrown(() => new Function(`throw new Error('x')\n//# sourceURL=/home/许借/合同.js`)()),
  ],
  [
    'the name of a function',
    () =>
      thrown(() =>
        ({
          [secret]: () => {
            throw new Error('x');
          },
        })[secret]?.(),
      ),
  ],
  [
    'what the system says of a path',
    () => {
      try {
        return readFileSync(`/${secret}`);
      } catch (error) {
        return error;
      }
    },
  ],
];

describe('nothing of what people typed, named or opened comes into the trace by', () => {
  for (const [name, make] of roads) {
    test(name, () => {
      const log = logOf('roads');
      let error: unknown;
      try {
        error = thrown(make);
      } catch (unmade) {
        error = unmade;
      }
      const errors = traceOf(error);
      expect(log.write({ kind: 'error', during: 'document.submit', tookMs: 3, errors })).toBe(true);
      const text = readFileSync(log.path, 'utf8');
      for (const word of secrets) expect(text).not.toContain(word);
      // And what a page hands over in this form, the shell takes.
      expect(errorTrace.safeParse(errors).success).toBe(true);
    });
  }
  test('while it says where and what it was', () => {
    const [error] = traceOf(thrown(() => Object.assign(new RangeError(secret), { code: 'ENOSPC' })));
    expect(error).toMatchObject({ name: 'RangeError', code: 'ENOSPC' });
    expect(error?.frames.map(({ at, file }) => `${at} ${file}`)).toContain(
      'thrown test/attacks/traces.test.ts',
    );
  });
  test('a page that hands over words of its own is not believed', () => {
    const frame = { at: 'a', file: 'b.js', line: 1, column: 1 };
    const good = { name: 'Error', code: '', frames: [frame] };
    expect(errorTrace.safeParse([good]).success).toBe(true);
    for (const bad of [
      { ...good, name: 'hunter2' },
      { ...good, code: 'HUNTER' },
      { ...good, message: secret },
      { ...good, frames: [{ ...frame, at: 'correct horse battery' }] },
      { ...good, frames: [{ ...frame, file: '合同.pdf' }] },
      { ...good, frames: Array.from({ length: 50 }, () => frame) },
    ])
      expect(errorTrace.safeParse([bad]).success).toBe(false);
  });
});

test('a process keeps five files of a megabyte, the newest last, whatever is thrown', () => {
  const log = logOf('busy');
  const errors = traceOf(new Error('x'));
  for (let i = 0; i < 40_000; i++) log.write({ kind: 'error', during: 'view.page', tookMs: i, errors });
  const files = readdirSync(folder).filter((name) => name.startsWith('busy'));
  expect(files).toHaveLength(traceFilesMax);
  for (const name of files) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(traceFileBytesMax);
  expect(readFileSync(log.path, 'utf8').trimEnd().split('\n').at(-1)).toContain('"tookMs":39999');
});

test('a folder that cannot be written keeps nobody from working', () => {
  const inTheWay = join(folder, 'a file');
  fs.writeFileSync(inTheWay, '');
  const log = new TraceLog({
    files: fs,
    folder: join(inTheWay, 'x') + sep,
    process: 'vault',
    versions,
    now: () => 0,
  });
  expect(log.write({ kind: 'error', during: 'vault.open', tookMs: null, errors: [] })).toBe(false);
});

describe('through the router', () => {
  let desk: Desk;
  const log = logOf('vault');
  beforeAll(async () => {
    desk = await openDesk({}, [{ name: '孟编', roles: ['author'] }]);
    await desk.close();
    desk.router = new VaultRouter({ ...desk.ports, trace: (event) => void log.write(event) });
    await desk.open();
    await desk.signIn('孟编');
  });
  afterAll(() => desk.dispose());

  async function faultOf(attempt: Promise<unknown>): Promise<VaultFault> {
    const error = await attempt.then(
      () => 'no error',
      (problem: unknown) => problem,
    );
    if (!(error instanceof VaultFault)) throw new Error(`expected a fault, got ${String(error)}`);
    return error;
  }
  /** In the place of one of its methods, for as long as the attempt takes. */
  async function withBroken<T extends object>(
    of: T,
    method: keyof T & string,
    error: () => Error,
    attempt: () => Promise<VaultFault>,
  ): Promise<VaultFault> {
    Object.assign(of, {
      [method]: () => {
        throw error();
      },
    });
    try {
      return await attempt();
    } finally {
      Reflect.deleteProperty(of, method);
    }
  }
  const full = (): Error => Object.assign(new Error(secret), { code: 'ENOSPC' });
  const claim = /没有改变|nothing was changed/i;

  test('an error of anybody’s making is INTERNAL, traced by its command, and claims nothing', async () => {
    const fault = await withBroken(
      desk.vault.db,
      'all',
      () => new Error(secret),
      () => faultOf(desk.call('person.list', {})),
    );
    expect(fault.code).toBe('INTERNAL');
    expect(fault.changed).toEqual({ kind: 'unknown' });
    for (const language of ['zh-CN', 'en'] as const)
      expect(describeFault('INTERNAL', {}, language, fault.changed)).not.toMatch(claim);
    const text = readFileSync(log.path, 'utf8');
    expect(text).toContain('"during":"person.list"');
    expect(text).toContain('"file":"vault/router/router.ts"');
    for (const word of secrets) expect(text).not.toContain(word);
  });

  /** By the author, who is at the desk. */
  const newDossier = (code: string) =>
    desk.call('dossier.open', {
      code,
      client: `客户 ${code}`,
      category: 'key-account',
      classification: 'confidential',
      scope: { everybody: true, people: [], departments: [] },
      signature: desk.signature,
    });

  test('a disk that is full before anything is written: nothing was changed, and it says so', async () => {
    const { size } = desk.vault.writer;
    const fault = await withBroken(desk.vault.writer, 'transact', full, () => faultOf(newDossier('K-1')));
    expect(fault.code).toBe('DISK_FULL');
    expect(fault.changed).toEqual({ kind: 'nothing' });
    expect(describeFault(fault.code, fault.facts, 'en', fault.changed)).toBe(
      'The disk is full. Nothing was changed.',
    );
    expect(desk.vault.writer.size).toBe(size);
  });

  test('a disk that is full after the act: which entries stand, and nothing is claimed away', async () => {
    const { size } = desk.vault.writer;
    const fault = await withBroken(desk.vault, 'syncAnchors', full, () => faultOf(newDossier('K-2')));
    expect(fault.code).toBe('DISK_FULL');
    expect(fault.changed).toEqual({ kind: 'part', from: size, to: desk.vault.writer.size - 1 });
    expect(describeFault(fault.code, fault.facts, 'zh-CN', fault.changed)).toBe(
      `磁盘已满。之前已办成的部分有效：日志第 ${size} 至 ${desk.vault.writer.size - 1} 条。`,
    );
    expect(describeFault(fault.code, fault.facts, 'en', fault.changed)).not.toMatch(claim);
  });

  test('a disk that is full at the third of five decisions: the two that stand are named', async () => {
    const office = await openDesk();
    await office.dossier('K-5');
    const loans: string[] = [];
    for (const no of [1, 2, 3, 4, 5]) {
      const text = `第 ${no} 份合同。\n`.repeat(20 + no);
      loans.push(await office.request(await office.fileDocument('K-5', office.textFile(`${no}.txt`, text))));
    }
    await office.signIn('赵批');
    for (const loan of loans) await office.call('loan.show', { loan });
    const { writer } = office.vault;
    const { size } = writer;
    const transact = writer.transact.bind(writer);
    let transactions = 0;
    writer.transact = (work, beforeCommit) => {
      transactions += 1;
      if (transactions === 3) throw full();
      return transact(work, beforeCommit);
    };
    const fault = await faultOf(
      office.call('loan.decide', {
        decisions: loans.map((loan) => ({ loan, decision: 'approve', reason: '理由充分' })),
        signature: office.signature,
      }),
    );
    writer.transact = transact;
    expect(fault.changed).toEqual({ kind: 'part', from: size, to: size + 1, done: loans.slice(0, 2) });
    expect(describeFault(fault.code, fault.facts, 'zh-CN', fault.changed)).toBe(
      `磁盘已满。已办成的有效：${loans[0]}、${loans[1]}（日志第 ${size} 至 ${size + 1} 条）；其余的没有办。`,
    );
    expect(describeFault(fault.code, fault.facts, 'en', fault.changed)).toContain(
      `${loans[0]}, ${loans[1]} (`,
    );
    const states = (await office.call('loan.list', { all: true })).map(({ state }) => state);
    expect(states.filter((state) => state === 'approved')).toHaveLength(2);
    await office.dispose();
  });
});
