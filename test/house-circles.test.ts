/**
 * Nothing in the house imports in a circle, neither files nor folders: whoever opens one can read it with what lies
 * below it. And the screens' storeys: features stand side by side, on ui, on the session, on the calls.
 */
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { circlesIn, fileGraph, folderGraph, importsOfOurs } from './support/import-graph.ts';
import { projectFiles, readProjectFile } from './support/project-files.ts';

const inTheHouse = /^(?:shared|vault|rasteriser|cli|electron|renderer|verifier|build|test\/support)\//;
const sources = new Map(
  projectFiles()
    .filter((path) => inTheHouse.test(path) && /(?<!\.test)\.tsx?$/.test(path))
    .map((path) => [path, readProjectFile(path)]),
);
const importing = (...targets: string[]): string =>
  targets.map((target) => `import { planted } from '${target}';\n`).join('');

describe('circles', () => {
  test('no files import each other in a circle', () => {
    expect(sources.size).toBeGreaterThan(500);
    expect(circlesIn(fileGraph(sources))).toEqual([]);
  });
  test('no folders import each other in a circle', () => {
    expect(circlesIn(folderGraph(fileGraph(sources)))).toEqual([]);
  });
  test('a circle of files is found, by whatever kind of import', () => {
    const planted = new Map([
      ...sources,
      ['vault/log/planted-one.ts', importing('./planted-two.ts')],
      ['vault/log/planted-two.ts', "export type { Planted } from './planted-three.ts';\n"],
      ['vault/log/planted-three.ts', "export const late = () => import('./planted-one.ts');\n"],
      ['renderer/ui/planted-self.tsx', importing('./planted-self.tsx')],
    ]);
    expect(circlesIn(fileGraph(planted))).toEqual([
      ['vault/log/planted-one.ts', 'vault/log/planted-three.ts', 'vault/log/planted-two.ts'],
      ['renderer/ui/planted-self.tsx'],
    ]);
  });
  test('a circle of folders is found where no files go in one', () => {
    const planted = new Map([
      ...sources,
      ['renderer/ui/planted-low.ts', 'export const planted = 1;\n'],
      ['renderer/ui/planted-high.tsx', importing('../features/lending/planted.tsx')],
      ['renderer/features/lending/planted.tsx', importing('../../ui/planted-low.ts')],
    ]);
    const files = fileGraph(planted);
    expect(circlesIn(files)).toEqual([]);
    expect(circlesIn(folderGraph(files)).flat()).toEqual(
      expect.arrayContaining(['renderer/features/lending', 'renderer/ui']),
    );
  });
  test('a folder and one inside it are two', () => {
    const files = fileGraph(
      new Map([
        ['cli/planted-main.ts', importing('./below/planted.ts')],
        ['cli/below/planted.ts', importing('../planted-words.ts')],
        ['cli/planted-words.ts', ''],
      ]),
    );
    expect(circlesIn(folderGraph(files))).toEqual([['cli', 'cli/below']]);
  });
});

/** What each storey of the screens may import of the others. A feature is a storey of its own; the root wires all. */
const storeys: Readonly<Record<string, readonly string[]>> = {
  i18n: [],
  calls: [],
  session: ['i18n', 'calls'],
  ui: ['i18n', 'calls', 'session'],
  features: ['i18n', 'calls', 'session', 'ui'],
};

/** Imports of one source in `renderer/` that its storey does not allow. */
function crossings(path: string, source: string): string[] {
  const [room, storey = '', ...below] = path.split('/');
  if (room !== 'renderer' || below.length === 0) return [];
  const own = posix.dirname(path);
  return importsOfOurs(path, source)
    .filter((target) => target.startsWith('renderer/') && posix.dirname(target) !== own)
    .filter((target) => !(storeys[storey] ?? []).includes(target.split('/').slice(1, -1)[0] ?? ''))
    .map((target) => `${path} → ${target}`);
}

describe('storeys of the screens', () => {
  test('each folder of the screens is a storey with a place', () => {
    const folders = [...sources.keys()]
      .filter((path) => path.startsWith('renderer/'))
      .map((path) => path.split('/').slice(1, -1)[0]);
    expect(new Set(folders.filter((folder) => folder !== undefined))).toEqual(new Set(Object.keys(storeys)));
  });
  test('none imports what stands beside or above it', () => {
    expect([...sources].flatMap(([path, source]) => crossings(path, source))).toEqual([]);
  });
  test.each([
    ['a feature another feature', 'renderer/features/lending/planted.tsx', '../filing/planted.tsx'],
    ['a feature the sheet of another', 'renderer/features/lending/planted.tsx', '../filing/filing.css'],
    ['a feature the root', 'renderer/features/lending/planted.tsx', '../../screens.tsx'],
    ['ui a feature', 'renderer/ui/planted.tsx', '../features/lending/planted.tsx'],
    ['ui the root', 'renderer/ui/planted.ts', '../screens.tsx'],
    ['the session a feature', 'renderer/session/planted.ts', '../features/filing/planted.ts'],
    ['the session ui', 'renderer/session/planted.ts', '../ui/planted.tsx'],
    ['the calls the session', 'renderer/calls/planted.ts', '../session/session.tsx'],
    ['words what is asked', 'renderer/i18n/planted.ts', '../calls/vault-client.ts'],
  ])('refused: %s', (_what, path, target) => {
    const ways = [
      `import '${target}';\n`,
      `import { planted } from '${target}';\n`,
      `import type { Planted } from '${target}';\n`,
      `export { planted } from '${target}';\n`,
      `export const planted = () => import('${target}');\n`,
    ];
    for (const way of ways) expect(crossings(path, way), way).toHaveLength(1);
  });
  test.each([
    ['renderer/features/lending/planted.tsx', '../../ui/planted.tsx'],
    ['renderer/features/lending/planted.tsx', './beside.ts'],
    ['renderer/ui/planted.tsx', '../session/session.tsx'],
    ['renderer/screens.tsx', './features/lending/planted.tsx'],
  ])('allowed: %s → %s', (path, target) => {
    expect(crossings(path, importing(target))).toEqual([]);
  });
});
