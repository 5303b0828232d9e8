/** Starts the fixture app in folders of its own, and takes them away again. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { vi } from 'vitest';
import { type LaunchedApp, launchApp } from './launch.ts';

export const fixtureFolder = join(import.meta.dirname, 'fixture-app');

export interface Fixture extends LaunchedApp {
  readonly userData: string;
  /** Where the app, and Chromium under it, put their temporary files. */
  readonly temporary: string;
  /** The page of the window that `open` opens on this address. */
  pageOf(address: string, open: () => Promise<unknown>): Promise<Page>;
  close(): Promise<void>;
}

/** What the fixture app's main process keeps for tests. */
declare global {
  var seen: string[];
  var standIn: { deeds: { api: string; args: unknown[] }[]; showsWindows: boolean };
  var utility: { postMessage(message: unknown): void; pid: number | undefined };
  function openWindow(path: string, options?: object, webPreferences?: object): Promise<unknown>;
  function printPage(): Promise<string>;
}

/** What its preload and its page's script keep. */
export interface FixturePage {
  readonly fixture: {
    echo(...args: unknown[]): Promise<unknown[]>;
    fail(): Promise<never>;
    absent(): Promise<never>;
    who(): Promise<unknown>;
    addNow(one: number, other: number): number;
    makeAdder(one: number): (other: number) => number;
    callBack(callback: (word: string) => string): string;
    throwNow(): never;
    connect(): void;
    portToMain(): void;
    pathOf(file: File | undefined): string;
    nested: { argv: string[]; sandboxed: boolean };
  };
  readonly ports: Record<string, MessagePort>;
  readonly news: unknown[][];
  askPort(name: string, message: unknown, transfer?: Transferable[]): Promise<unknown>;
  forgetNews(): void;
}

export async function startFixture(env: Record<string, string> = {}): Promise<Fixture> {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-vault-e2e-'));
  const userData = join(folder, 'user-data');
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const launched = await launchApp({
    appFolder: fixtureFolder,
    userData,
    env: { TMPDIR: temporary, ...env },
  });
  const pageOf = async (address: string, open: () => Promise<unknown>): Promise<Page> => {
    const before = new Set(launched.app.windows());
    const wanted = launched.appUrl(address);
    await open();
    // Not the next window that Playwright tells of: that may be one that was opened and closed before.
    const found = () => launched.app.windows().find((page) => !before.has(page) && page.url() === wanted);
    const page = await vi.waitUntil(found, { timeout: 600_000 });
    await page.waitForLoadState();
    return page;
  };
  const close = async (): Promise<void> => {
    await launched.app.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await launched.page.waitForFunction(() => document.querySelector('#out')?.textContent === '3');
  } catch (error) {
    await close();
    throw error;
  }
  return { ...launched, userData, temporary, pageOf, close };
}
