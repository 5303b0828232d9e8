/** macOS hands over a file that was opened in the Finder, and may do so before the program is ready to show anything. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { launchApp } from './support/launch.ts';

const folder = mkdtempSync(join(tmpdir(), 'dossier-vault-e2e-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

it('a vault that is opened before there is a window is the one to be opened', async () => {
  const vault = join(folder, 'handed over');
  mkdirSync(vault);
  const file = join(vault, '打开.dvault');
  writeFileSync(file, '');
  // Tells of the file in the moment in which the program begins to listen.
  const teller = join(folder, 'teller.cjs');
  writeFileSync(
    teller,
    `const { EventEmitter } = require('node:events');
    const { on } = EventEmitter.prototype;
    EventEmitter.prototype.on = function (name, listener) {
      on.call(this, name, listener);
      if (name === 'open-file') this.emit('open-file', { preventDefault() {} }, ${JSON.stringify(file)});
      return this;
    };`,
  );
  const { app, page } = await launchApp({
    userData: join(folder, 'user-data'),
    required: [teller],
  });
  try {
    await page.waitForSelector('.unlock-form');
    await expect.poll(() => page.locator('.unlock-form .path-field input').first().inputValue()).toBe(vault);
  } finally {
    await app.close();
  }
});
