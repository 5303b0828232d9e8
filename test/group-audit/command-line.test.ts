/** A5b: what the program says in both languages, and the codes it exits with. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../group-audit/command-line.ts';
import { projectFolder } from '../support/project-files.ts';
import { type GroupBundles, groupBundles } from './group-bundles.ts';

describe('A5b: audit in the terminal', () => {
  let bundles: GroupBundles;
  const root = mkdtempSync(join(tmpdir(), 'audit-'));
  const database = join(root, 'group');
  beforeAll(async () => {
    bundles = await groupBundles();
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  async function audit(...args: string[]) {
    let out = '';
    let err = '';
    const exit = await run(args, 'en-GB', {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    });
    return { exit, out, err };
  }

  it('reads bundles in and says what came of each', async () => {
    const read = await audit('ingest', bundles.first, bundles.later, bundles.other, '--into', database);
    expect(read).toMatchObject({ exit: 0, err: '' });
    expect(read.out).toMatch(
      /proved itself \(whole log, log of \d+ entries\): \d+ entries and \d+ texts are new/,
    );
    const again = await audit('ingest', bundles.first, bundles.forged, '--into', database, '--lang', 'zh-CN');
    expect(again.exit).toBe(1);
    expect(again.out).toContain('没有新内容');
    expect(again.out).toContain('不成立，未读入任何内容：log:1 的签名验证不通过');
    const fork = await audit('ingest', bundles.fork, '--into', database);
    expect(fork.exit).toBe(1);
    expect(fork.out).toMatch(/FORK: .* two histories: entry \d+ is another one/);
    const none = await audit('ingest', join(root, 'none'), bundles.fork, '--into', database);
    expect(none.exit).toBe(2);
    expect(none.out).toContain('not readable as a bundle: The file manifest.json is missing');
  });

  it('answers a question, on the screen and as a new file', async () => {
    const file = join(root, 'seen.csv');
    const asked = await audit('ask', 'client-seen-by', '--from', database, '--client', '恒岳');
    expect(asked).toMatchObject({ exit: 0, err: '4 rows\n' });
    expect(asked.out.split('\n')[1]).toContain('许借  ');
    const saved = await audit('ask', 'client_seen_by', '--from', database, '--csv', file, '--lang', 'zh-CN');
    expect(saved).toEqual({ exit: 0, out: '', err: '已写入 5 行。\n' });
    expect(readFileSync(file, 'utf8')).toMatch(/^\ufeffvault,client,code,.*\r\n/);
    const twice = await audit('ask', 'client_seen_by', '--from', database, '--csv', file);
    expect(twice).toEqual({ exit: 2, out: '', err: 'There is a file of this name already.\n' });
    expect((await audit('questions')).out).toContain('quick_approvals\n');
  });

  it('says of which entries it knows nothing', async () => {
    const parts = join(root, 'parts');
    await audit('ingest', bundles.extract, '--into', parts);
    const asked = await audit('ask', 'releases', '--from', parts);
    expect(asked.err).toMatch(/Of vault [0-9a-f]{32} \d+ entries were in no bundle: the answer says nothing/);
  });

  it.each([
    [[]],
    [['ingest', 'x']],
    [['ingest', '--into', 'x']],
    [['ask', 'releases']],
    [['ask', '--from', 'x']],
    [['ask', 'releases', '--from', 'x', '--colour']],
    [['questions', '--lang', 'fr']],
  ])('explains itself to whoever uses it wrongly: %j', async (args) => {
    const { exit, out, err } = await audit(...args);
    expect({ exit, out }).toEqual({ exit: 2, out: '' });
    expect(err).toMatch(/^audit ingest BUNDLE… --into DATABASE/);
  });

  it('makes no database to ask, and repeats no password of an address', async () => {
    const none = join(root, 'not-here');
    expect(await audit('ask', 'releases', '--from', none)).toMatchObject({ exit: 2, out: '' });
    expect(existsSync(none)).toBe(false);
    const address = 'postgres://auditor:open-sesame@127.0.0.1:1/group';
    const server = await audit('ingest', bundles.first, '--into', address);
    expect(server).toEqual({ exit: 2, out: '', err: 'The database cannot be opened (ECONNREFUSED).\n' });
    const odd = await audit('ingest', bundles.first, '--into', 'postgres://a:open-sesame@[::1/x');
    expect(odd.exit).toBe(2);
    expect(odd.err).not.toContain('open-sesame');
  });

  it('is started as a program', () => {
    const main = join(projectFolder, 'group-audit/main.ts');
    const asked = spawnSync(process.execPath, [main, 'ask', 'releases', '--from', database, '--lang', 'en'], {
      encoding: 'utf8',
    });
    expect({ status: asked.status, err: asked.stderr }).toEqual({ status: 0, err: '1 row\n' });
    expect(asked.stdout).toContain('市中级人民法院');
  });
});
