import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readCommandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'dossier-vault-words-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line of the desktop', () => {
  it('takes a vault to open, as its folder or as the file that stands for it', () => {
    writeFileSync(join(folder, 'open.dvault'), '');
    for (const word of [folder, join(folder, 'open.dvault')])
      expect(readCommandLine([word], true)).toEqual({ kind: 'start', vault: folder });
    expect(readCommandLine([], true)).toEqual({ kind: 'start', vault: null });
  });

  it.each([
    '--no-sandbox',
    '--inspect=0',
    '--remote-debugging-port=9222',
    '--disable-web-security',
    '--proxy-server=x',
    '--load-extension=x',
    '--js-flags=--expose-gc',
    '-r',
    '--enable-logging',
    '--user-data-dir=elsewhere',
  ])('packaged, ends the start at %s', (word) => {
    expect(readCommandLine([word], true)).toEqual({ kind: 'unknown', word });
  });

  it('in development lets through what the driver of the tests adds, and nothing more', () => {
    expect(readCommandLine(['--inspect=0', '--remote-debugging-port=0', '--no-sandbox'], false).kind).toBe(
      'start',
    );
    expect(readCommandLine(['--disable-web-security'], false).kind).toBe('unknown');
  });

  it('looks for a vault where it was named, which is not where the first start runs', () => {
    expect(readCommandLine(['vaults/a'], true, folder)).toEqual({
      kind: 'start',
      vault: join(folder, 'vaults', 'a'),
    });
  });

  it('opens one vault at a time', () => {
    expect(readCommandLine([folder, folder], true).kind).toBe('unknown');
  });
});
