/** Windows that are never seen, windows that ask for too much, and what is not there, when Chromium stands in for Electron. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Fixture, startFixture } from './support/fixture.ts';
import { commandLineOf, familyOf } from './support/processes.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const seen = () => fixture.app.evaluate(() => globalThis.seen);
/** Paper of A4 in points, as PDF has it. */
const a4 = /\/MediaBox\s*\[0 0 59[45][.\d]* 84[12][.\d]*\]/;

describe('a hidden window without JavaScript', () => {
  test('prints its page as it is, on A4', async () => {
    const pdf = await fixture.app.evaluate(() => globalThis.printPage());
    expect(pdf).toMatch(/^%PDF-/);
    expect(pdf).toMatch(a4);
    // The page's script would have added a second sheet.
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
  test('several of them print side by side', async () => {
    const pdfs = await fixture.app.evaluate(() =>
      Promise.all([globalThis.printPage(), globalThis.printPage(), globalThis.printPage()]),
    );
    for (const pdf of pdfs) expect(pdf).toMatch(a4);
  });
});

describe('a window', () => {
  test('that asks for less safety is refused', async () => {
    const preferences = [
      { sandbox: false },
      { contextIsolation: false },
      { nodeIntegration: true },
      { webSecurity: false },
      { preload: 'preload.cjs' },
    ];
    const refused = await fixture.app.evaluate(
      ({ BrowserWindow }, asked) =>
        asked.map((webPreferences) => {
          try {
            new BrowserWindow({ show: false, webPreferences }).destroy();
            return 'made';
          } catch {
            return 'refused';
          }
        }),
      preferences,
    );
    if (fixture.standIn) expect(refused).toEqual(preferences.map(() => 'refused'));
  });
  test('gets the focus back when the one that took it is closed', async () => {
    const focused = () =>
      fixture.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.id ?? null);
    await fixture.app.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.focus());
    expect(await focused()).toBe(1);
    const other = await fixture.pageOf('app://bundle/free.html', () =>
      fixture.app.evaluate(() => globalThis.openWindow('free.html').then(() => undefined)),
    );
    await expect.poll(focused).not.toBe(1);
    await other.close();
    await expect.poll(focused).toBe(1);
  });
  test('closes when its page closes it, unless the app objects', async () => {
    const count = () => fixture.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    const before = await count();
    const page = await fixture.pageOf('app://bundle/free.html', () =>
      fixture.app.evaluate(async () => {
        const window = (await globalThis.openWindow('free.html')) as Electron.BrowserWindow;
        window.once('close', (event) => {
          globalThis.seen.push('objected');
          event.preventDefault();
        });
      }),
    );
    await page.evaluate(() => window.close());
    await expect.poll(seen).toContain('objected');
    expect(await count()).toBe(before + 1);
    await page.evaluate(() => window.close()).catch(() => undefined);
    await expect.poll(count).toBe(before);
  });
  test('that is sent elsewhere by its own server asks the app', async () => {
    const page = await fixture.pageOf('app://bundle/free.html', () =>
      fixture.app.evaluate(async () => {
        const window = (await globalThis.openWindow('elsewhere')) as Electron.BrowserWindow;
        window.webContents.on('will-redirect', (event) => {
          globalThis.seen.push(`will-redirect ${event.url}`);
          event.preventDefault();
        });
      }),
    );
    await page.evaluate(() => {
      location.href = '/elsewhere';
    });
    await expect.poll(seen).toContain('will-redirect app://bundle/free.html');
    await page.close();
  });
  test('whose renderer dies says so, and its loading fails', async () => {
    await fixture.app.evaluate(async () => {
      const window = (await globalThis.openWindow('free.html')) as Electron.BrowserWindow;
      window.webContents.once('render-process-gone', () => {
        globalThis.seen.push('renderer gone');
        window.destroy();
      });
    });
    // All of them: which renderer is whose is not known from outside.
    for (const pid of familyOf(fixture.app.process().pid ?? 0)) {
      if (commandLineOf(pid).includes('--type=renderer')) process.kill(pid, 'SIGKILL');
    }
    await expect.poll(seen).toContain('renderer gone');
  });
});

describe('what the stand-in does not have', () => {
  test('throws when it is read', async () => {
    const thrown = await fixture.app.evaluate(({ app, BrowserWindow, session }) => {
      const [window] = BrowserWindow.getAllWindows();
      const reads = [
        () => app.getGPUInfo,
        () => session.defaultSession.extensions,
        () => window?.setVibrancy,
        () => window?.webContents.debugger,
      ];
      return reads.map((read) => {
        try {
          read();
          return 'read';
        } catch (error) {
          return (error as Error).name;
        }
      });
    });
    if (fixture.standIn) expect(new Set(thrown)).toEqual(new Set(['NotInStandIn']));
  });
});
