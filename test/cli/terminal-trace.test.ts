/** §8: an internal error in the terminal says where its trace is, and neither holds a word of what caused it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { projectFolder } from '../support/project-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'dossier-vault-trace-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = '许借 correct horse /home/许借/合同.pdf';

for (const [language, sentence] of [
  ['zh_CN.UTF-8', /程序内部错误[\s\S]*经过记在 (\S+\.log)：/],
  ['C', /Internal error[\s\S]*What happened is in (\S+\.log):/],
] as const) {
  test(`an error of anybody’s making, in ${language}`, () => {
    const data = join(folder, language);
    const breaker = join(folder, 'breaker.mjs');
    writeFileSync(
      breaker,
      `import children from 'node:child_process';
      import { syncBuiltinESMExports } from 'node:module';
      children.spawnSync = () => { throw new Error(${JSON.stringify(secret)}); };
      syncBuiltinESMExports();`,
    );
    const run = spawnSync(
      process.execPath,
      [
        '--import',
        pathToFileURL(breaker).href,
        join(projectFolder, 'dist', 'dossier-vault.mjs'),
        'verify',
        folder,
      ],
      {
        encoding: 'utf8',
        env: {
          ...process.env,
          LANG: language,
          LC_ALL: language,
          HOME: data,
          XDG_DATA_HOME: data,
          LOCALAPPDATA: data,
        },
      },
    );
    expect(run.status).toBe(4);
    expect(run.stderr).toMatch(sentence);
    expect(run.stderr).not.toMatch(/没有改变|nothing was changed|\n\s+at /i);
    const trace = readFileSync(sentence.exec(run.stderr)?.[1] ?? '', 'utf8');
    const lines = trace
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ kind }) => kind)).toEqual(['started', 'error']);
    expect(lines[0]?.versions).toMatchObject({ program: '0.1.0', node: process.versions.node });
    expect(trace).toContain('"file":"dist/dossier-vault.mjs"');
    for (const word of ['许借', 'correct', 'horse', '合同']) expect(trace + run.stderr).not.toContain(word);
  });
}
