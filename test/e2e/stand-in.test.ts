/**
 * What the app may rely on when Chromium stands in for Electron, shown with a small app that has one of everything. Where
 * Electron's own binary is there, the same is asked of it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LaunchedApp, launchApp } from './support/launch.ts';

const appFolder = join(import.meta.dirname, 'support', 'fixture-app');
const userData = mkdtempSync(join(tmpdir(), 'dossier-vault-stand-in-'));
let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp({ appFolder, userData });
  await launched.page.waitForFunction(() => document.querySelector('#out')?.textContent === '3');
});
afterAll(async () => {
  await launched.app.close();
  rmSync(userData, { recursive: true, force: true });
});

test('a page is loaded through the app’s own scheme', () => {
  expect(launched.page.url()).toBe(launched.appUrl('app://bundle/index.html'));
});
