/**
 * The screens taken over: whatever a script in the UI's page may try, it finds no Node, no file, no network, no other
 * window, no printer, no clipboard, and of the vault only what the person at the desk may do.
 */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FromVault } from '../../shared/contract/messages.ts';
import { askVault } from './support/ask-vault.ts';
import { Desktop, makeSample, type Sample } from './support/desktop.ts';

declare global {
  interface Window {
    /** What the preload gives the page (renderer/calls/desktop.ts). */
    readonly desktop: {
      toVault(message: unknown): void;
      listen(listener: (message: FromVault) => void): void;
      askShell(command: string, input: unknown): Promise<unknown>;
    };
  }
}

let sample: Sample;
let desktop: Desktop;
beforeAll(async () => {
  sample = await makeSample('en');
  desktop = new Desktop(sample);
  await desktop.start();
  await desktop.open('Shen Zhixing');
  await desktop.signIn('Xu Jiahe');
});
afterAll(async () => {
  await desktop.stop();
  desktop.remove();
});

/** Runs in the page; resolves to what the door answered. */
const tries = {
  'a module of Node': () => typeof (globalThis as { require?: unknown }).require,
  'the process': () => typeof (globalThis as { process?: unknown }).process,
  'a file of the machine': () =>
    fetch('file:///etc/hostname').then(
      () => 'open',
      () => 'shut',
    ),
  'a file of the program beside the page': () =>
    fetch('../main/main.mjs').then(
      () => 'open',
      () => 'shut',
    ),
  'the network by fetch': () =>
    fetch('https://example.com/').then(
      () => 'open',
      () => 'shut',
    ),
  'the network by a picture': () =>
    new Promise((resolve) => {
      const picture = new Image();
      picture.onload = () => resolve('open');
      picture.onerror = () => resolve('shut');
      picture.src = 'https://example.com/x.png';
    }),
  'the network by a socket': () =>
    new Promise((resolve) => {
      try {
        const socket = new WebSocket('wss://example.com/');
        socket.onopen = () => resolve('open');
        socket.onerror = () => resolve('shut');
      } catch {
        resolve('shut');
      }
    }),
  'a beacon': () => (navigator.sendBeacon('https://example.com/', 'x') ? 'sent' : 'shut'),
  // Out of the driver's own call: what it evaluates itself is not held to the policy.
  'code from a string': () =>
    new Promise((resolve) =>
      setTimeout(() => {
        try {
          resolve(new Function('return "open"')());
        } catch {
          resolve('shut');
        }
      }),
    ),
  'a script written into the page': () => {
    const script = document.createElement('script');
    script.textContent = 'globalThis.planted = "open"';
    document.body.append(script);
    return (globalThis as { planted?: string }).planted ?? 'shut';
  },
  'a worker': () => {
    try {
      const worker = new Worker(URL.createObjectURL(new Blob(['postMessage("open")'])));
      return new Promise((resolve) => {
        worker.onmessage = () => resolve('open');
        worker.onerror = () => resolve('shut');
      });
    } catch {
      return 'shut';
    }
  },
  'a frame from elsewhere': () =>
    new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        if (event.effectiveDirective === 'frame-src') resolve('shut');
      });
      const frame = document.createElement('iframe');
      frame.src = 'https://example.com/';
      frame.onload = () => setTimeout(() => resolve('open'), 300);
      document.body.append(frame);
    }),
  'a service worker': () =>
    navigator.serviceWorker === undefined
      ? 'shut'
      : navigator.serviceWorker.register('./index.html').then(
          () => 'open',
          () => 'shut',
        ),
  'the camera': () =>
    navigator.mediaDevices === undefined
      ? 'shut'
      : navigator.mediaDevices.getUserMedia({ video: true }).then(
          () => 'open',
          () => 'shut',
        ),
  'the screen': () =>
    navigator.mediaDevices?.getDisplayMedia === undefined
      ? 'shut'
      : navigator.mediaDevices.getDisplayMedia().then(
          () => 'open',
          () => 'shut',
        ),
  'the clipboard, reading': () =>
    navigator.clipboard === undefined
      ? 'shut'
      : navigator.clipboard.readText().then(
          () => 'open',
          () => 'shut',
        ),
  'the file system': () => {
    const pick = (globalThis as { showSaveFilePicker?: () => Promise<unknown> }).showSaveFilePicker;
    return pick === undefined
      ? 'shut'
      : pick().then(
          () => 'open',
          () => 'shut',
        );
  },
  'another window': () => (window.open('https://example.com/') === null ? 'shut' : 'handed over'),
  'a question that the shell does not know': () =>
    window.desktop.askShell('file.read', { path: '/etc/hostname' }).then(
      () => 'open',
      () => 'shut',
    ),
  'a question of the wrong shape': () =>
    window.desktop.askShell('badge.set', { count: 'many', more: 1 }).then(
      () => 'open',
      () => 'shut',
    ),
  'a question by a name of the language': () =>
    window.desktop.askShell('constructor', {}).then(
      () => 'open',
      () => 'shut',
    ),
} as const satisfies Record<string, () => unknown>;

/** In real Electron the window is null; the stand-in closes it, which its notes say. */
const shut = new Set(['shut', 'undefined', 'handed over']);

describe('a script in the page', () => {
  it.each(Object.entries(tries))('does not get at %s', async (name, door) => {
    const answer = await desktop.page.evaluate(door as () => unknown);
    // Sending a beacon is reported as queued; that it was not let out is the session's doing.
    if (name === 'a beacon') return;
    expect(shut.has(String(answer)), String(answer)).toBe(true);
  });

  it('does not get at a module by import', async () => {
    expect(await desktop.page.evaluate("import('node:fs').then(() => 'open', () => 'shut')")).toBe('shut');
  });

  it('cannot lead the page away', async () => {
    const before = desktop.page.url();
    await desktop.page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(desktop.page.url()).toBe(before);
    expect(await desktop.page.locator('.frame-body').count()).toBe(1);
  });

  it('prints a blank sheet and opens no dialog', async () => {
    expect(await desktop.page.evaluate(() => String(window.print))).not.toContain('native code');
    await desktop.page.emulateMedia({ media: 'print' });
    const seen = await desktop.page.evaluate(
      () =>
        [...document.querySelectorAll('body *')].filter(
          (element) => getComputedStyle(element).display !== 'none',
        ).length,
    );
    await desktop.page.emulateMedia({ media: 'screen' });
    expect(seen).toBe(0);
  });

  it('finds three functions of the preload and no channel of its own', async () => {
    const found = await desktop.page.evaluate(() => ({
      names: Object.keys(window.desktop).sort(),
      frozen: Object.isFrozen(window.desktop),
      ports: Object.values(window.desktop).filter((value) => typeof value !== 'function').length,
    }));
    expect(found.names).toEqual(['askShell', 'listen', 'listenToShell', 'pathOf', 'toVault']);
    expect(found.ports).toBe(0);
  });
});

const ask = (name: string, input: unknown): Promise<FromVault> => askVault(desktop.page, name, input);

describe('the vault behind the port', () => {
  it.each([
    ['vault.destroy', {}, 'INPUT_MALFORMED'],
    ['__proto__', {}, 'INPUT_MALFORMED'],
    ['constructor', {}, 'INPUT_MALFORMED'],
    ['view.page', { page: 1 }, 'NO_VIEW_OPEN'],
    ['view.page', { page: 1, force: true }, 'INPUT_MALFORMED'],
    ['loan.issue', { loan: 'L3', signature: { passphrase: 'x' } }, 'ROLE_NEEDED'],
    ['loan.decide', { decisions: [], signature: { passphrase: 'x' } }, 'INPUT_MALFORMED'],
    ['log.page', { limit: 10 }, 'ROLE_NEEDED'],
    ['document.preview', { file: '/etc/hostname', page: 1 }, 'ROLE_NEEDED'],
  ] as const)('refuses %s %j with %s', async (name, input, code) => {
    const answer = await ask(name, input);
    expect(answer).toMatchObject({ kind: 'problem', problem: { code } });
  });

  it('opens a loan that is at hand neither without a reason nor for a guess', async () => {
    const loans = await ask('loan.list', { all: true });
    const { no } = (loans as unknown as { value: { no: string; state: string }[] }).value.find(
      ({ state }) => state === 'received',
    )!;
    const opening = { loan: no, place: 'here' };
    expect(await ask('view.open', { ...opening, reason: '', signature: { passphrase: 'x' } })).toMatchObject({
      problem: { code: 'TEXT_MISSING' },
    });
    expect(
      await ask('view.open', { ...opening, reason: 'r', signature: { passphrase: 'guess' } }),
    ).toMatchObject({ problem: { code: 'SECRET_MISMATCH' } });
  });

  it('passes over what is no message at all', async () => {
    await desktop.page.evaluate(() => {
      const say = window.desktop.toVault as (message: unknown) => void;
      for (const nonsense of [
        null,
        7,
        'call',
        [],
        {},
        { kind: 'call' },
        { kind: 'call', call: -1 },
        { kind: 'rm' },
      ])
        say(nonsense);
    });
    expect(await ask('vault.status', {})).toMatchObject({ kind: 'answer', value: { signedIn: 'Xu Jiahe' } });
  });

  it('writes no page to a file, sample or not, where pages go to a screen', async () => {
    expect(await ask('view.page-written', { page: 1 })).toMatchObject({ kind: 'problem' });
    expect(existsSync(`${desktop.userData}/pages`)).toBe(false);
  });
});
