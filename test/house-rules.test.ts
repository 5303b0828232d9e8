/**
 * The rules of the house, as a test: which room may import which, who may touch what, how files are named. Planted
 * violations prove that lint and compiler see them; they lie in a folder of their own outside the project.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { refusalCodes, refusalSentences } from '../shared/vocabulary/refusal.ts';
import { importedModules, projectFiles, projectFolder, readProjectFile } from './support/project-files.ts';

const thisFile = 'test/house-rules.test.ts';
const rooms = [
  'shared',
  'rasteriser',
  'vault',
  'cli',
  'verifier',
  'group-audit',
  'electron',
  'renderer',
] as const;
type Room = (typeof rooms)[number];

/** The arrows: what each room may import of ours. */
const arrows: Record<Room, readonly Room[]> = {
  shared: [],
  rasteriser: ['shared'],
  vault: ['rasteriser', 'shared'],
  cli: ['vault', 'rasteriser', 'shared'],
  verifier: [],
  'group-audit': ['verifier', 'shared'],
  electron: ['shared'],
  renderer: ['shared'],
};
const lintMessages: Record<Room, string> = {
  shared: 'shared/ is pure: it imports nothing of ours and nothing of Node.',
  rasteriser: 'rasteriser/ may import shared/ only: it reads hostile bytes and reaches no key.',
  vault: 'vault/ may import rasteriser/ and shared/ only, and knows no Electron.',
  cli: 'cli/ may import vault/, rasteriser/ and shared/ only.',
  verifier: 'verifier/ meets the vault only in docs/formats/ and test/vectors/.',
  'group-audit': 'group-audit/ may import verifier/ and shared/ only: it reads bundles, never a vault.',
  electron: "electron/ may import shared/ only: it starts the vault's process and never reads a dossier.",
  renderer: 'renderer/ may import shared/ only: whatever it needs of the vault it asks over the port.',
};

const files = projectFiles();
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);
const sources = files.filter((path) => /\.tsx?$/.test(path));
const inRooms = sources.filter((path) => rooms.some((room) => path.startsWith(`${room}/`)));
const shipped = inRooms.filter((path) => !isTest(path));
/** Without the desktop's two programs, which have a clock of their own. */
const ofTheVault = shipped.filter((path) => !/^(?:electron|renderer)\//.test(path));
const importers = (paths: readonly string[], module: RegExp): string[] =>
  paths.filter((path) => importedModules(readProjectFile(path)).some((name) => module.test(name))).toSorted();
const holding = (paths: readonly string[], pattern: RegExp): string[] =>
  paths.filter((path) => pattern.test(readProjectFile(path)));

describe('arrows between the rooms', () => {
  for (const room of rooms) {
    test(`${room}/ imports ${arrows[room].join('/ and ') || 'nothing'}${arrows[room].length > 0 ? '/' : ''} of ours`, () => {
      const allowed = new Set<string>([room, ...arrows[room]]);
      const crossings = shipped
        .filter((path) => path.startsWith(`${room}/`))
        .flatMap((path) =>
          importedModules(readProjectFile(path))
            .filter((name) => name.startsWith('.'))
            .map((name) => posix.join(posix.dirname(path), name))
            .filter((target) => !allowed.has(target.split('/')[0] ?? ''))
            .map((target) => `${path} → ${target}`),
        );
      expect(crossings).toEqual([]);
    });
  }
  test('shared/ needs nothing but zod', () => {
    const foreign = shipped
      .filter((path) => path.startsWith('shared/'))
      .flatMap((path) => importedModules(readProjectFile(path)).filter((name) => !name.startsWith('.')));
    expect(new Set(foreign)).toEqual(new Set(['zod']));
  });
  test('verifier/ needs nothing but Node, so that an auditor needs nothing else either', () => {
    const foreign = shipped
      .filter((path) => path.startsWith('verifier/'))
      .flatMap((path) => importedModules(readProjectFile(path)).filter((name) => !name.startsWith('.')));
    expect(foreign.filter((name) => !name.startsWith('node:'))).toEqual([]);
  });
});

interface Diagnostic {
  readonly message: string;
  readonly location: { readonly path: string };
}

describe('planted violations', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dossier-vault-house-rules-'));
    for (const name of ['biome.json', '.gitignore', 'package.json', 'tsconfig.base.json']) {
      copyFileSync(join(projectFolder, name), join(folder, name));
    }
    for (const room of [...rooms, 'test', 'build']) mkdirSync(join(folder, room));
    copyFileSync(join(projectFolder, 'shared/tsconfig.json'), join(folder, 'shared/tsconfig.json'));
    symlinkSync(join(projectFolder, 'node_modules'), join(folder, 'node_modules'), 'dir');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (program: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectFolder, program), ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { status, stdout, output: stdout + stderr };
  };
  /** What lint says of each planted file, told in one run of it. */
  const lint = (planted: ReadonlyMap<string, string>): ReadonlyMap<string, string> => {
    for (const [path, source] of planted) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), source);
    }
    try {
      const paths = [...planted.keys()];
      const how = ['lint', '--colors=off', '--max-diagnostics=none', '--reporter=json'];
      const { stdout } = run('node_modules/@biomejs/biome/bin/biome', ...how, ...paths);
      const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
      return new Map(
        paths.map((path) => [
          path,
          diagnostics
            .filter(({ location }) => location.path === path)
            .map(({ message }) => message)
            .join('\n'),
        ]),
      );
    } finally {
      for (const path of planted.keys()) rmSync(join(folder, path), { force: true });
    }
  };

  /** For each room one module of every room that it may not reach. */
  const forbidden = rooms.flatMap((room) =>
    [...rooms, 'test', 'build']
      .filter((other) => other !== room && !arrows[room].includes(other as Room))
      .map((other) => [room, `../${other}/planted-target.ts`] as const),
  );
  const deeper = [
    ['shared', 'node:fs'],
    ['vault', 'electron'],
    ['rasteriser', 'electron'],
    ['rasteriser', '../../vault/planted-target.ts'],
    ['cli', 'electron'],
    ['vault', '../../cli/planted-target.ts'],
    ['verifier', '../../shared/vocabulary/planted-target.ts'],
    ['electron', '../../vault/planted-target.ts'],
    ['renderer', 'electron'],
    ['renderer', 'electron/renderer'],
    ['renderer', 'node:fs'],
    ['renderer', '../../vault/planted-target.ts'],
  ] as const;

  const importingEachWay = (target: string) => ({
    value: `import { planted } from '${target}';\nexport const used = planted;\n`,
    type: `import type { Planted } from '${target}';\nexport type Used = Planted;\n`,
    dynamic: `export const used = await import('${target}');\n`,
    passedOn: `export { planted } from '${target}';\n`,
  });
  const refused = [...forbidden, ...deeper].map(([room, target], no) => ({
    room,
    target,
    files: Object.entries(importingEachWay(target)).flatMap(([way, source]) =>
      (room === 'renderer' ? ['ts', 'tsx'] : ['ts']).map(
        (kind) =>
          [
            `${room}/${target.startsWith('../../') ? 'below/' : ''}planted-${no}-${way}.${kind}`,
            source,
          ] as const,
      ),
    ),
  }));
  let said: ReadonlyMap<string, string> | undefined;
  const saidOf = (path: string): string => {
    said ??= lint(new Map(refused.flatMap(({ files }) => files)));
    return said.get(path) ?? '';
  };

  test.each(refused)('lint refuses $target in $room/, however it is imported', ({ room, files }) => {
    for (const [path] of files) expect(saidOf(path), path).toContain(lintMessages[room]);
  });

  test('lint lets through what the arrows allow', () => {
    const allowed = rooms.flatMap((room) =>
      arrows[room].map(
        (other) =>
          [
            `${room}/planted-${other}.ts`,
            `import { planted } from '../${other}/planted-target.ts';\nexport const used = planted;\n`,
          ] as const,
      ),
    );
    for (const [path, faults] of lint(new Map(allowed))) expect(faults, path).toBe('');
  });

  test('shared/ compiles without the libraries of Node and of the browser', () => {
    const compile = (source: string) => {
      writeFileSync(join(folder, 'shared/planted.ts'), source);
      return run('node_modules/typescript/bin/tsc', '-p', 'shared', '--outDir', 'built', '--pretty', 'false');
    };
    const sound = compile("import { z } from 'zod';\nexport const word: z.ZodType<string> = z.string();\n");
    expect(sound.status, sound.output).toBe(0);
    for (const source of [
      "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
      "import { readFileSync } from 'fs';\nexport const read = readFileSync;\n",
      'export const folder: string = process.cwd();\n',
      'export const title: string = document.title;\n',
    ]) {
      const { status, output } = compile(source);
      expect(status, source).not.toBe(0);
      expect(output).toMatch(/shared\/planted\.ts\(\d+,\d+\): error TS(?:2307|2591|2580|2584|2304|2582)/);
    }
  });
});

describe('who may touch what', () => {
  test('only the suite touches the ciphers of the platform', () => {
    const touching = importers(
      shipped.filter((path) => !path.startsWith('verifier/')),
      /^(?:node:)?crypto$/,
    );
    // The shell draws a number for its content policy. The rasteriser's thread must not import sealing; it hashes
    // pixels. Neither has a key.
    expect(touching).toEqual([
      'electron/content-security.ts',
      'rasteriser/page-digest.ts',
      'vault/sealing/suite.ts',
    ]);
    expect(importedModules(readProjectFile('rasteriser/page-digest.ts'))).not.toContain(
      '../sealing/suite.ts',
    );
    expect(readProjectFile('rasteriser/page-digest.ts')).toContain(
      "import { createHash } from 'node:crypto'",
    );
  });
  test('only storage/database.ts touches SQLite', () => {
    expect(importers(shipped, /^better-sqlite3/)).toEqual(['vault/storage/database.ts']);
  });
  test('only the group’s audit has PostgreSQL, one file for each way to it', () => {
    expect(importers(sources, /^pg(?:\/|$)/)).toEqual(['group-audit/postgres-database.ts']);
    expect(importers(sources, /^@electric-sql\//)).toEqual(['group-audit/pglite-database.ts']);
  });
  test('nothing is drawn from Math.random', () => {
    expect(holding(shipped, /\bMath\s*\.\s*random\b/)).toEqual([]);
  });
  test('only the clock reads the wall clock', () => {
    const rooms = ofTheVault.filter((path) => !path.startsWith('cli/'));
    // The verifier runs on a computer of its own; it says when it cosigned, and judges nothing by it.
    expect(holding(rooms, /\bDate\s*\.\s*now\s*\(|\bnew Date\(\s*\)/)).toEqual([
      'vault/time/clock.ts',
      'verifier/command-line.ts',
    ]);
  });
  test('no primitive that Electron lacks', () => {
    const suites = shipped.filter((path) => importers([path], /^(?:node:)?crypto$/).length > 0);
    expect(holding(suites, /chacha20-poly1305|\bargon2(?:Sync)?\b|x448|ed448/i)).toEqual([]);
    expect(holding(shipped, /['"]chacha20-poly1305['"]|\bcrypto\.argon2/)).toEqual([]);
  });
  test('every GCM cipher is made with a tag length', () => {
    const suite = readProjectFile('vault/sealing/suite.ts');
    const made = [...suite.matchAll(/create(?:Cipher|Decipher)iv\([^)]*\)/g)].map((match) => match[0]);
    expect(made.length).toBeGreaterThan(0);
    for (const call of made) expect(call).toContain('gcmOptions');
  });
  test('nothing opens a connection', () => {
    const network = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|undici)(?:\/|$)/;
    expect(importers(shipped, network)).toEqual([]);
    expect(holding(shipped, /\bfetch\s*\(|\bXMLHttpRequest\b|\bnew WebSocket\b/)).toEqual([]);
  });
});

describe('refusals where they are thrown', () => {
  const thrown = shipped.flatMap((path) =>
    [...readProjectFile(path).matchAll(/new Refusal\(\s*'([A-Z_0-9]+)'\s*(?:,\s*(\{[^}]*\}|[\w.]+))?/g)].map(
      ([, code = '', facts = '']) => ({ path, code, facts }),
    ),
  );
  test('every code thrown is in the table', () => {
    const unknown = thrown.filter(({ code }) => !(refusalCodes as string[]).includes(code));
    expect(unknown).toEqual([]);
  });
  test('every placeholder of a sentence is given its fact', () => {
    const missing = thrown.flatMap(({ path, code, facts }) => {
      const { zh = '', zhNow = '' } = refusalSentences[code as keyof typeof refusalSentences] ?? {};
      const names = [...`${zh}${zhNow}`.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
      const literal = facts === '' || facts.startsWith('{');
      return names
        .filter((name) => literal && !new RegExp(`\\b${name}\\b`).test(facts))
        .map((name) => `${path}: ${code} without ${name}`);
    });
    expect(missing).toEqual([]);
  });
});

describe('files', () => {
  const linesMax = 400;
  /** Lists and tables that are read by looking something up, and rooms that want to be divided. None over 600. */
  const mayBeLonger: Readonly<Record<string, number>> = {
    'shared/vocabulary/refusal.ts': 625,
    'vault/sealing/english-words.ts': 600,
    'verifier/fault-sentences.ts': 600,
  };
  const isTooLong = (path: string, text: string): boolean =>
    text.split('\n').length - 1 > (mayBeLonger[path] ?? linesMax);
  test(`source files have at most ${linesMax} lines`, () => {
    const checked = sources.filter((path) => !path.startsWith('test/'));
    expect(checked.filter((path) => path.endsWith('.tsx')).length).toBeGreaterThan(100);
    expect(checked.filter((path) => isTooLong(path, readProjectFile(path)))).toEqual([]);
    expect(isTooLong('renderer/ui/planted.tsx', '\n'.repeat(linesMax))).toBe(false);
    expect(isTooLong('renderer/ui/planted.tsx', '\n'.repeat(linesMax + 1))).toBe(true);
  });
  test('an exception that is far from needed is struck off', () => {
    const linesNear = 350;
    const idle = Object.keys(mayBeLonger).filter(
      (path) => !files.includes(path) || readProjectFile(path).split('\n').length - 1 <= linesNear,
    );
    expect(idle).toEqual([]);
  });
  const isKebab = (path: string): boolean =>
    path.split('/').every((part) => /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/.test(part));
  test('names of sources are kebab-case', () => {
    expect(sources.filter((path) => path.endsWith('.tsx')).length).toBeGreaterThan(100);
    expect(sources.filter((path) => !isKebab(path))).toEqual([]);
    expect(isKebab('renderer/ui/planted-field.tsx')).toBe(true);
    expect(isKebab('renderer/ui/PlantedField.tsx')).toBe(false);
  });
  test('no path of one machine stands in a file', () => {
    const text = files.filter(
      (path) => /\.(?:ts|json|md|mjs|yml|yaml|txt|html|css|tsx)$/.test(path) && path !== thisFile,
    );
    const ofOneMachine = /(?<![\w.~/-])\/(?:home|Users|root|work|mnt|media)\/[\w.-]+|\b[A-Z]:\\Users\\/;
    expect(holding(text, ofOneMachine)).toEqual([]);
  });
  test('packages come from the public registry and from nowhere else', () => {
    const lock = readProjectFile('package-lock.json');
    const hosts = [...lock.matchAll(/"resolved": "([a-z+]+:\/\/[^/"]+)/g)].map((match) => match[1]);
    expect([...new Set(hosts)].filter((host) => host !== 'https://registry.npmjs.org')).toEqual([]);
  });
  test('no test is skipped or runs alone', () => {
    const tests = sources.filter((path) => isTest(path) && path !== thisFile);
    expect(
      holding(
        tests,
        /\b(?:it|test|describe|suite)\.(?:skip|only|todo|fails)\b|\b(?:xit|xdescribe|fdescribe|fit)\(/,
      ),
    ).toEqual([]);
    // Tests that need hours or another system say so on the same line.
    const conditional = tests.flatMap((path) =>
      readProjectFile(path)
        .split('\n')
        .filter((line) => /\.(?:skipIf|runIf)\b/.test(line) && !/long|platform|getuid/i.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(conditional).toEqual([]);
  });
  test('each test file that is begun early, since it takes long, is there', () => {
    const named = Object.keys(JSON.parse(readProjectFile('test/support/file-seconds.json')) as object);
    expect(named.filter((path) => !files.includes(path))).toEqual([]);
  });

  test('pages name no file of ours that is not there', () => {
    const ours =
      /(?<![\w./-])(?:shared|rasteriser|vault|cli|verifier|electron|renderer|build|test|docs)\/[\w./-]+\.(?:tsx?|md|json|mjs)\b/g;
    const gone = files
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) =>
        [...readProjectFile(path).matchAll(ours)]
          .filter(([name]) => !existsSync(join(projectFolder, name)))
          .map(([name]) => `${path}: ${name}`),
      );
    expect(gone).toEqual([]);
  });
  test('nothing built or private is tracked', () => {
    expect(
      files.filter(
        (path) =>
          /(?:^|\/)(?:node_modules|dist|\.tsbuild|\.env)(?:\/|$)|\.(?:db|keys|log)$/.test(path) &&
          // Made by a test of their day, with passphrases that lie beside them.
          !path.startsWith('test/vectors/vaults/') &&
          !path.startsWith('test/vectors/backups/'),
      ),
    ).toEqual([]);
  });
});
