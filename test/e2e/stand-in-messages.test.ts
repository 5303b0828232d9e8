/** What page, main process and utility process say to each other, when Chromium stands in for Electron. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fixture, type FixturePage, startFixture } from './support/fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

/** In these functions `window` is the fixture's page. */
declare const window: Window & FixturePage & typeof globalThis;

const seen = () => fixture.app.evaluate(() => globalThis.seen);

describe('contextBridge', () => {
  test('functions, returned functions and callbacks are called at once', async () => {
    const answers = await fixture.page.evaluate(() => {
      const { addNow, makeAdder, callBack } = window.fixture;
      return [addNow(1, 2), makeAdder(3)(4), callBack((word) => `${word} back`)];
    });
    expect(answers).toEqual([3, 7, 'called back']);
  });
  test('what is thrown arrives at once, as a plain error', async () => {
    const thrown = await fixture.page.evaluate(() => {
      try {
        return window.fixture.throwNow();
      } catch (error) {
        return `${(error as Error).name}: ${(error as Error).message}`;
      }
    });
    expect(thrown).toBe('Error: thrown at once');
  });
  test('what is exposed is frozen and cannot be replaced', async () => {
    const frozen = await fixture.page.evaluate(() => {
      const nested = Object.isFrozen(window.fixture.nested);
      return [Object.isFrozen(window.fixture), nested, Reflect.set(window, 'fixture', 1)];
    });
    expect(frozen).toEqual([true, true, false]);
  });
  test('the preload is sandboxed and is told its arguments', async () => {
    const { sandboxed, argv } = await fixture.page.evaluate(() => window.fixture.nested);
    expect(sandboxed).toBe(true);
    expect(argv).toContain('--fixture');
  });
});

describe('invoke', () => {
  test('carries what can be cloned, there and back', async () => {
    const differing = await fixture.page.evaluate(async () => {
      const cycle: Record<string, unknown> = { list: [1, undefined, 3] };
      cycle.itself = cycle;
      const views = [
        new Uint8Array([1, 255]),
        new Uint8Array([9, 1, 2, 9]).subarray(1, 3),
        new Uint8ClampedArray([1]),
        new Int16Array([-2, 3]),
        new Float64Array([0.5]),
        new BigInt64Array([-1n]),
        new DataView(new ArrayBuffer(3), 1),
      ];
      const plain = [
        undefined,
        null,
        -0,
        Number.NaN,
        Number.POSITIVE_INFINITY,
        12345678901234567890n,
        '卷宗\u0000\ud83d\ude00',
        new Date(0),
        /a(b)/giu,
        ...views,
      ];
      const answers = await window.fixture.echo(...plain);
      const describe = (value: unknown): string => {
        if (ArrayBuffer.isView(value)) {
          const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
          return `${value.constructor.name} ${bytes}`;
        }
        if (value instanceof Date) return `date ${value.getTime()}`;
        return Object.is(value, -0) ? '-0' : `${typeof value} ${String(value)}`;
      };
      const wrong = plain.filter((value, at) => describe(value) !== describe(answers[at])).map(describe);
      const [looped] = (await window.fixture.echo(cycle)) as [Record<string, unknown>];
      if (looped.itself !== looped) wrong.push('cycle');
      const [map, set, error] = (await window.fixture.echo(
        new Map<unknown, unknown>([[{ key: 1 }, new Set([2n])]]),
        new Set(['a']),
        new RangeError('told'),
      )) as [Map<{ key: number }, Set<bigint>>, Set<string>, Error];
      const [[key, inner] = []] = [...map];
      if (key?.key !== 1 || inner?.has(2n) !== true || !set.has('a')) wrong.push('collections');
      if (error.message !== 'told') wrong.push('error');
      return wrong;
    });
    expect(differing).toEqual([]);
  });
  test('refuses what cannot be cloned', async () => {
    const refused = await fixture.page.evaluate(() => {
      try {
        return window.fixture.echo({ at: document.body.attributes }).then(String);
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(refused).toContain('could not be cloned');
  });
  test('tells an error of the handler, and that there is no handler', async () => {
    const told = await fixture.page.evaluate(() =>
      Promise.all([
        window.fixture.fail().catch((error: Error) => error.message),
        window.fixture.absent().catch((error: Error) => error.message),
      ]),
    );
    expect(told).toEqual([
      "Error invoking remote method 'fail': RangeError: nope",
      "Error invoking remote method 'absent': Error: No handler registered for 'absent'",
    ]);
  });
  test('the handler knows who asks', async () => {
    expect(await fixture.page.evaluate(() => window.fixture.who())).toEqual({
      url: 'app://bundle/index.html',
      origin: 'app://bundle',
      isWindow: true,
    });
  });
  test('carries megabytes whole, there and back', async () => {
    const same = await fixture.page.evaluate(async () => {
      const sent = new Uint8Array(5_000_000).map((_, at) => at * 31);
      const [back] = (await window.fixture.echo(sent)) as [Uint8Array];
      return back.length === sent.length && back.every((byte, at) => byte === sent[at]);
    });
    expect(same).toBe(true);
  });
});

describe('news from the main process', () => {
  test('keep their order, large ones and small ones', async () => {
    await fixture.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      for (let at = 0; at < 6; at += 1)
        contents?.send('news', at, new Uint8Array(at % 2 === 0 ? 900_000 : 1));
    });
    await expect
      .poll(() =>
        fixture.page.evaluate(() => window.news.map(([at, bytes]) => [at, (bytes as Uint8Array).length])),
      )
      .toEqual([0, 1, 2, 3, 4, 5].map((at) => [at, at % 2 === 0 ? 900_000 : 1]));
  });
  test('are not heard any more after the page took its listener back', async () => {
    await fixture.page.evaluate(() => {
      window.forgetNews();
      window.news.length = 0;
    });
    await fixture.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.send('news', 'late'),
    );
    await fixture.page.evaluate(() => window.fixture.echo(1));
    expect(await fixture.page.evaluate(() => window.news)).toEqual([]);
  });
  test('arrive, large ones too, where the page’s own policy forbids it to connect', async () => {
    const page = await fixture.pageOf('app://bundle/meta.html', () =>
      fixture.app.evaluate(async () => {
        const window = (await globalThis.openWindow('meta.html')) as Electron.BrowserWindow;
        window.webContents.send('news', 1, new Uint8Array(400_000).fill(7));
        window.webContents.send('news', 2);
      }),
    );
    await expect
      .poll(() =>
        page.evaluate(() =>
          window.news.map(([at, bytes]) => [at, (bytes as Uint8Array | undefined)?.[399_999]]),
        ),
      )
      .toEqual([
        [1, 7],
        [2, undefined],
      ]);
    await page.close();
  });
});

describe('ports', () => {
  test('connect a page with the utility process, bytes there and back', async () => {
    await fixture.page.evaluate(() => window.fixture.connect());
    await fixture.page.waitForFunction(() => window.ports.connected !== undefined);
    const answers = await fixture.page.evaluate(async () => {
      const bytes = (await window.askPort('connected', new Uint8Array(3_000_000).fill(1))) as Uint8Array;
      const told = await window.askPort('connected', { a: new Map([[1, undefined]]) });
      const { echoed } = told as { echoed: { a: Map<number, undefined> } };
      return [bytes.length, bytes.every((byte) => byte === 2), echoed.a.has(1)];
    });
    expect(answers).toEqual([3_000_000, true, true]);
  });
  test('go from a page to the main process, and further ports through them', async () => {
    await fixture.page.evaluate(() => window.fixture.portToMain());
    await fixture.page.waitForFunction(() => window.ports['port-to-main'] !== undefined);
    const answers = await fixture.page.evaluate(async () => {
      const { port1, port2 } = new MessageChannel();
      const through = new Promise((resolve) => {
        port1.onmessage = ({ data }) => resolve(data);
      });
      const heard = await window.askPort('port-to-main', 'a word', [port2]);
      return [heard, await through];
    });
    expect(answers).toEqual([{ heard: 'a word' }, 'through a port that came through a port']);
  });
  test('queue until they are started, between two ends of the main process too', async () => {
    const heard = await fixture.app.evaluate(({ MessageChannelMain }) => {
      const { port1, port2 } = new MessageChannelMain();
      const words: unknown[] = [];
      port1.postMessage('before');
      port1.postMessage('start');
      return new Promise((resolve) => {
        port2.on('message', ({ data }) => {
          words.push(data);
          if (words.length === 2) port1.close();
        });
        port2.on('close', () => resolve(words));
        port2.start();
      });
    });
    expect(heard).toEqual(['before', 'start']);
  });
});

describe('the utility process', () => {
  test('gets its arguments and its environment, and answers its parent', async () => {
    await fixture.app.evaluate(() => globalThis.utility.postMessage('hello'));
    await expect.poll(seen).toContain('utility says hello fixture word');
    expect(await seen()).toContain('utility spawned');
  });
  test('cannot be sent what cannot be cloned', async () => {
    const refused = await fixture.app.evaluate(() => {
      try {
        globalThis.utility.postMessage(() => undefined);
        return 'sent';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(refused).toContain('could not be cloned');
  });
  test('says with which code it ended', async () => {
    await fixture.app.evaluate(() => globalThis.utility.postMessage('exit'));
    await expect.poll(seen).toContain('utility exit 7');
    expect(await seen()).toContain('Fixture utility gone with 7');
  });
});
