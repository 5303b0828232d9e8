/**
 * What the app may rely on when Chromium stands in for Electron, shown with a small app that has one of everything: pages
 * and what they may reach. Where Electron's own binary is there, the same is asked of it.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Fixture, type FixturePage, startFixture } from './support/fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture({ LANG: 'zh_CN.UTF-8', LC_ALL: '', LANGUAGE: '' });
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.app.evaluate(() => globalThis.seen.splice(0));
});

/** In these functions `window` is the fixture's page. */
declare const window: Window & FixturePage & typeof globalThis;

const seen = () => fixture.app.evaluate(() => globalThis.seen);
const deeds = (api: string) =>
  fixture.app.evaluate(
    (_electron, name) =>
      globalThis.standIn.deeds.filter((deed) => deed.api === name).map(({ args }) => args[0]),
    api,
  );

describe('the page', () => {
  test('is loaded through the app’s own scheme', () => {
    expect(fixture.page.url()).toBe(fixture.appUrl('app://bundle/index.html'));
  });
  test('has the policy that its handler sent: no inline script, no eval', async () => {
    expect(await fixture.page.title()).toBe('Fixture');
    const evaluated = await fixture.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      document.body.append(script);
      return document.title;
    });
    expect(evaluated).toBe('Fixture');
  });
  test('sees nothing of Node, of Electron and of the preload', async () => {
    const globals = await fixture.page.evaluate(() =>
      ['require', 'process', 'module', 'ipcRenderer', 'electron'].filter((name) => name in window),
    );
    expect(globals).toEqual([]);
  });
  test('posts to its handler, headers and body', async () => {
    const answer = await fixture.page.evaluate(async () => {
      const response = await fetch('/doubled', { method: 'POST', body: '卷宗', headers: { 'x-mark': 'm' } });
      return response.json();
    });
    expect(answer).toEqual({ method: 'POST', body: '卷宗卷宗', mark: 'm' });
  });
  test('is in the person’s language', async () => {
    expect(await fixture.page.evaluate(() => navigator.language)).toBe('zh-CN');
    expect(await fixture.app.evaluate(({ app }) => app.getPreferredSystemLanguages())).toEqual(['zh-CN']);
  });
  test('learns the path of a file that was chosen, and none of one that it made itself', async () => {
    await fixture.page.setInputFiles('#files', [import.meta.filename]);
    const paths = await fixture.page.evaluate(() => {
      const chosen = document.querySelector<HTMLInputElement>('#files')?.files?.[0];
      return [window.fixture.pathOf(chosen), window.fixture.pathOf(new File(['x'], 'x.txt'))];
    });
    expect(paths).toEqual([import.meta.filename, '']);
  });
  test('learns the path of a file that is dropped on it, while it is dropped', async () => {
    await fixture.page.evaluate(() => {
      window.addEventListener('dragover', (event) => event.preventDefault());
      window.addEventListener('drop', (event) => {
        event.preventDefault();
        document.title = window.fixture.pathOf(event.dataTransfer?.files[0]);
      });
    });
    const devtools = await fixture.app.context().newCDPSession(fixture.page);
    const data = { items: [], files: [import.meta.filename], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await devtools.send('Input.dispatchDragEvent', { type, x: 40, y: 200, data });
    }
    await expect.poll(() => fixture.page.title()).toBe(import.meta.filename);
    await fixture.page.evaluate(() => {
      document.title = 'Fixture';
    });
  });
});

describe('ways out of the page', () => {
  test('a link to elsewhere asks the app, which may say no', async () => {
    await fixture.page.click('#away');
    await expect
      .poll(seen)
      .toEqual(['will-frame-navigate https://example.com/', 'will-navigate https://example.com/']);
    expect(fixture.page.url()).toBe(fixture.appUrl('app://bundle/index.html'));
  });
  test('window.open asks the app and returns null; a link to a new window opens none', async () => {
    expect(await fixture.page.evaluate(() => window.open('https://example.com/opened'))).toBeNull();
    await fixture.page.click('#blank');
    if (fixture.standIn) {
      await expect
        .poll(() => deeds('shell.openExternal'))
        .toEqual(['https://example.com/opened', 'https://example.com/blank']);
    }
    expect(fixture.app.windows()).toHaveLength(1);
  });
  test('a download asks the app and is not carried out', async () => {
    await fixture.page.evaluate(() => document.querySelector<HTMLAnchorElement>('#download')?.click());
    await expect.poll(seen).toContain('will-navigate app://bundle/attached');
  });
  test('there is no network, with a policy or without', async () => {
    const free = await fixture.pageOf('app://bundle/free.html', () =>
      fixture.app.evaluate(() => globalThis.openWindow('free.html').then(() => undefined)),
    );
    const reached = await free.evaluate(async () => {
      const outcomes: string[] = [];
      for (const url of ['https://example.com/', 'http://127.0.0.1:9/', 'https://1.1.1.1/']) {
        outcomes.push(await fetch(url).then(String, (error: Error) => error.name));
      }
      return outcomes;
    });
    expect(reached).toEqual(['TypeError', 'TypeError', 'TypeError']);
    if (fixture.standIn) expect(await deeds('blocked')).toContain('https://1.1.1.1/');
    await free.close();
  });
  test('nothing is permitted to the page', async () => {
    const states = await fixture.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[];
      const found = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
      return found.map(({ state }) => state);
    });
    if (fixture.standIn) expect(new Set(states)).toEqual(new Set(['denied']));
  });
});

describe('windows', () => {
  test('tell when they get and lose the focus', async () => {
    await fixture.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.blur();
      window?.focus();
      window?.minimize();
    });
    const isMinimized = () =>
      fixture.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
    await expect.poll(seen).toEqual(['blur', 'focus', 'blur', 'minimize']);
    expect(await isMinimized()).toBe(true);
    await fixture.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore());
    await expect.poll(seen).toContain('restore');
    expect(await isMinimized()).toBe(false);
  });
  test('zoom as a browser does: the page’s layout becomes smaller', async () => {
    const width = () => fixture.page.evaluate(() => window.innerWidth);
    const before = await width();
    const zoom = (factor: number) =>
      fixture.app.evaluate(
        ({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(to),
        factor,
      );
    await zoom(2);
    await expect.poll(width).toBe(before / 2);
    await zoom(1);
    await expect.poll(width).toBe(before);
  });
  test('follow nativeTheme', async () => {
    const dark = () => fixture.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    const set = (source: 'dark' | 'light') =>
      fixture.app.evaluate(({ nativeTheme }, to) => {
        nativeTheme.themeSource = to;
        return nativeTheme.shouldUseDarkColors;
      }, source);
    expect(await set('dark')).toBe(true);
    await expect.poll(dark).toBe(true);
    expect(await set('light')).toBe(false);
    await expect.poll(dark).toBe(false);
  });
  test('of one partition share what they keep, and nobody else sees it', async () => {
    const open = (partition: string) =>
      fixture.pageOf('app://bundle/kept.html', () =>
        fixture.app.evaluate(async ({ session }, name) => {
          const own = session.fromPartition(name);
          if (!own.protocol.isProtocolHandled('app')) {
            const headers = { 'content-type': 'text/html' };
            own.protocol.handle('app', () => new Response('kept', { headers }));
          }
          await globalThis.openWindow('kept.html', {}, { session: own, preload: undefined });
        }, partition),
      );
    const first = await open('kept');
    await first.evaluate(() => localStorage.setItem('word', 'kept'));
    const second = await open('kept');
    const other = await open('other');
    const word = () => localStorage.getItem('word');
    // Where Chromium shows windows, all of them are of one profile, which is thrown away.
    const apart = !fixture.standIn || !(await fixture.app.evaluate(() => globalThis.standIn.showsWindows));
    expect([
      await second.evaluate(word),
      await other.evaluate(word),
      await fixture.page.evaluate(word),
    ]).toEqual(apart ? ['kept', null, null] : ['kept', 'kept', 'kept']);
    for (const page of [first, second, other]) await page.close();
  });
});
