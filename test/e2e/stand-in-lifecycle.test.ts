/** Beginning and end, when Chromium stands in for Electron: nothing is left behind, whoever ends whom. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Fixture, fixtureFolder, startFixture } from './support/fixture.ts';
import { commandLineOf, familyOf, isRunning, openPorts } from './support/processes.ts';

let fixture: Fixture;
/** The app's process and all that came of it, while it runs. */
let family: number[];
beforeEach(async () => {
  fixture = await startFixture();
  family = familyOf(fixture.app.process().pid ?? 0);
});
afterEach(() => fixture.close());

const seen = () => fixture.app.evaluate(() => globalThis.seen);
const exited = () => exitCodeOf(fixture.app.process());
const exitCodeOf = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));
/** Generous: what counts is that it happens. */
const soon = { timeout: 600_000 };
const nothingIsLeft = async () => {
  await expect.poll(() => family.filter(isRunning), soon).toEqual([]);
  await expect.poll(() => readdirSync(fixture.temporary), soon).toEqual([]);
};

/** Starts the fixture without Playwright, as `electron <folder>` does. */
function startPlain(args: readonly string[]): ChildProcess {
  const electron: string = createRequire(import.meta.url)('electron');
  return spawn(electron, [fixtureFolder, ...args], {
    env: { STAND_IN_CHROMIUM: 'npm', ...process.env, TMPDIR: fixture.temporary },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

describe('a second start with the same data', () => {
  test('tells the first, which goes on, and ends', async () => {
    expect(await exitCodeOf(startPlain([`--user-data-dir=${fixture.userData}`, '--hello']))).toBe(3);
    await expect.poll(seen).toContain('second instance --hello fixture');
    expect(await fixture.page.title()).toBe('Fixture');
  });
});

describe('the end', () => {
  test('by quit', async () => {
    const code = exited();
    await fixture.app.evaluate(({ app }) => app.quit()).catch(() => undefined);
    expect(await code).toBe(0);
    await nothingIsLeft();
  });
  test('by the last window’s closing', async () => {
    const code = exited();
    await fixture.page.close();
    expect(await code).toBe(0);
    await nothingIsLeft();
  });
  test('by exit, with its code', async () => {
    const code = exited();
    await fixture.app.evaluate(({ app }) => app.exit(5)).catch(() => undefined);
    expect(await code).toBe(5);
    await nothingIsLeft();
  });
  test('by a signal', async () => {
    const code = exited();
    fixture.app.process().kill('SIGTERM');
    expect(await code).toBe(0);
    await nothingIsLeft();
  });
  test('can be called off by a window', async () => {
    const windows = await fixture.app.evaluate(({ app, BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const called = new Promise((resolve) => window?.once('close', resolve));
      window?.once('close', (event) => event.preventDefault());
      app.quit();
      return called.then(() => BrowserWindow.getAllWindows().length);
    });
    expect(windows).toBe(1);
    expect(await seen()).toContain('before-quit');
  });
});

describe('an end that nobody wanted', () => {
  test('the app is killed: Chromium, its profile and the utility process go too', async () => {
    fixture.app.process().kill('SIGKILL');
    await nothingIsLeft();
  });
  test('Chromium is killed: the app ends with an error', async () => {
    const code = exited();
    for (const pid of family) {
      if (commandLineOf(pid).includes('--remote-debugging-pipe')) process.kill(pid, 'SIGKILL');
    }
    expect(await code).toBe(1);
    await nothingIsLeft();
  });
});

describe('without Playwright', () => {
  test('no port is open', async () => {
    await fixture.app.close();
    const plain = startPlain([`--user-data-dir=${fixture.userData}-plain`]);
    try {
      family = [];
      await expect
        .poll(() => {
          family = familyOf(plain.pid ?? 0);
          return family.filter((pid) => commandLineOf(pid).includes('--type=renderer')).length;
        }, soon)
        .toBeGreaterThan(0);
      expect(openPorts(family)).toEqual([]);
    } finally {
      plain.kill('SIGTERM');
    }
    expect(await exitCodeOf(plain)).toBe(0);
    await nothingIsLeft();
  });
});
