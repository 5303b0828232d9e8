/** What the screens say over their port, whoever speaks in their name. */
import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import type { VaultRouter } from '../../vault/router/router.ts';
import { ScreenService } from '../../vault/service/serve-screens.ts';
import { FakePort } from '../support/fake-port.ts';
import { Gate } from '../support/gate.ts';

/** Notes what is asked of it; long work waits at a gate. */
class NotingRouter {
  readonly asked: string[] = [];
  readonly signals = new Map<string, AbortSignal | undefined>();
  readonly work = new Gate();
  signedIn = true;
  answer: unknown = {};
  isFiling = false;
  /** The call that tells how far it is. */
  progressOf = '';
  /** The call that does two of five and then meets a full disk. */
  stopsAtThird = '';
  async call(
    name: string,
    input: unknown,
    options: { signal?: AbortSignal; progress?: (done: number, total: number) => void },
  ): Promise<unknown> {
    this.asked.push(name);
    if (name === this.progressOf) options.progress?.(1, 2);
    if (name === this.stopsAtThird) {
      for (const done of [1, 2]) options.progress?.(done, 5);
      throw new VaultFault('DISK_FULL');
    }
    this.signals.set(name, options.signal);
    if (name === 'document.submit') await this.work.pass();
    if (name === 'session.sign-out') this.signedIn = false;
    return name === 'echo' ? input : this.answer;
  }
  async lock(): Promise<void> {
    this.signedIn = false;
  }
}

let router: NotingRouter;
let service: ScreenService;
let port: FakePort;
const call = (number: number, name: string, input: unknown = {}) => ({
  kind: 'call',
  call: number,
  name,
  input,
  language: 'en',
});
beforeEach(() => {
  router = new NotingRouter();
  service = new ScreenService(router as unknown as VaultRouter);
  port = new FakePort();
  service.attach(port);
});

describe('an untouched desk', () => {
  it.each([
    'vault.status',
    'session.people',
    'desk.custodian',
    'loan.list',
    'document.pending',
    'directory.search',
    'nonsense',
  ])('is not kept awake by %s, which screens ask on a timer', (name) => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(1_000_000);
    port.say(call(1, 'session.touch'));
    now.mockReturnValue(1_200_000);
    port.say(call(2, name));
    expect(service.idleMs).toBe(200_000);
    port.say(call(3, 'session.touch'));
    expect(service.idleMs).toBe(0);
    now.mockRestore();
  });
});

describe('what closing would interrupt', () => {
  const told: string[] = [];
  const longCall = async (name: string): Promise<readonly string[]> => {
    told.length = 0;
    const asking = new ScreenService(router as unknown as VaultRouter, (what) => told.push(what));
    const own = new FakePort();
    asking.attach(own);
    router.progressOf = name;
    own.say(call(1, name));
    await turn();
    return told;
  };
  it('is told from the first progress of an export to its end, and of a filing as long as it lasts', async () => {
    expect(await longCall('log.export')).toEqual(['other', 'nothing']);
    router.isFiling = true;
    expect(await longCall('filing.begin')).toEqual(['filing']);
  });
  it('is nothing where a check that changes nothing is under way', async () => {
    expect(await longCall('doctor')).toEqual([]);
  });
});

describe('an act of several that stops in the middle', () => {
  it('has told how far it came before it says why, however fast it was', async () => {
    router.stopsAtThird = 'loan.decide';
    port.say(call(1, 'loan.decide'));
    await turn();
    expect(port.posted.slice(-2)).toMatchObject([
      { kind: 'progress', call: 1, done: 2, total: 5 },
      { kind: 'problem', call: 1, problem: { code: 'DISK_FULL' } },
    ]);
  });
});

describe('leaving', () => {
  it('waits for nothing that is under way, stops it, and begins nothing that waited', async () => {
    router.work.shut();
    port.say(call(1, 'document.submit'));
    port.say(call(2, 'loan.decide'));
    await router.work.reached();
    port.say(call(3, 'session.sign-out', { cause: 'lock' }));
    await turn();
    expect(router.signedIn).toBe(false);
    expect(port.posted).toEqual([{ kind: 'answer', call: 3, value: {} }]);
    expect(router.signals.get('document.submit')?.aborted).toBe(true);
    router.work.open();
    await turn();
    expect(router.asked).not.toContain('loan.decide');
    expect(port.posted).toContainEqual({
      kind: 'problem',
      call: 2,
      problem: { kind: 'fault', code: 'STOPPED', facts: {}, changed: { kind: 'nothing' } },
    });
  });

  it('is told to the screens before what runs has come to its end', async () => {
    router.work.shut();
    port.say(call(1, 'document.submit'));
    await router.work.reached();
    const locked = service.lock();
    expect(router.signedIn).toBe(false);
    expect(port.posted).toEqual([{ kind: 'event', event: { name: 'locked' } }]);
    router.work.open();
    await locked;
  });

  it('is tried again at the end though the disk refused the first time', async () => {
    let times = 0;
    router.lock = () => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('disk full')) : Promise.resolve();
    };
    await expect(service.lock()).rejects.toThrow('disk full');
    expect(times).toBe(2);
  });
});

describe('a page that was loaded anew', () => {
  it('never hears what an older one asked, and its own calls by the same numbers are heard', async () => {
    router.work.shut();
    port.say(call(1, 'document.submit'));
    await router.work.reached();
    const fresh = new FakePort();
    service.attach(fresh);
    expect(port.closed).toBe(true);
    expect(router.signals.get('document.submit')?.aborted).toBe(true);
    router.answer = { secret: 'of the older page' };
    fresh.say(call(1, 'vault.status'));
    port.say(call(9, 'vault.close'));
    router.work.open();
    await turn();
    expect(router.asked).toEqual(['document.submit', 'vault.status']);
    expect(fresh.posted).toHaveLength(1);
  });
});

describe('messages that no screen of ours sends', () => {
  it.each([
    null,
    'call',
    [],
    { kind: 'call' },
    { ...call(1, 'x'), extra: 1 },
    { ...call(0, 'x') },
    { ...call(1.5, 'x') },
    { ...call(1, 'x'.repeat(61)) },
    { ...call(1, 'x'), language: '__proto__' },
    JSON.parse('{"kind":"call","call":1,"name":"x","input":{},"language":"en","__proto__":{"a":1}}'),
    { kind: 'stop', call: '1' },
    { kind: 'lock' },
  ])('are not listened to: %j', async (message) => {
    port.say(message);
    await turn();
    expect(router.asked).toEqual([]);
    expect(port.posted).toEqual([]);
  });

  it('in a flood are told no beyond a number, and those under way come to their end', async () => {
    router.work.shut();
    for (let n = 1; n <= 1_000; n++) port.say(call(n, 'document.submit'));
    expect(port.posted).toHaveLength(1_000 - 256);
    router.work.open();
    await vi.waitFor(() => expect(port.posted).toHaveLength(1_000), { timeout: 600_000 });
    expect(router.asked).toHaveLength(256);
  });

  it('a call by the number of one that runs is not heard', async () => {
    router.work.shut();
    port.say(call(1, 'document.submit'));
    port.say(call(1, 'vault.status'));
    router.work.open();
    await turn();
    expect(router.asked).toEqual(['document.submit']);
  });
});

describe('an answer that no port can carry', () => {
  it('is a fault of that call, and the process lives on', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    port.refuses = (message) => (message as { kind?: string }).kind === 'answer';
    port.say(call(1, 'vault.status'));
    await turn();
    expect(port.posted).toEqual([
      {
        kind: 'problem',
        call: 1,
        problem: { kind: 'fault', code: 'INTERNAL', facts: {}, changed: { kind: 'unknown' } },
      },
    ]);
    port.refuses = () => true;
    port.say(call(2, 'vault.status'));
    await turn();
    expect(unhandled).not.toHaveBeenCalled();
    process.off('unhandledRejection', unhandled);
  });
});
