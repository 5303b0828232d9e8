/**
 * The check of what is packaged sees what it is there for: each test plants one thing in a small desktop and expects the
 * sentence about it. Real parts: electron-builder, our configuration, the archive it writes; only Electron is a stand-in.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkPackage, targetsChecked } from '../../build/package/check-package.ts';
import { checkIsElectron } from '../../build/package/inspect-package.ts';
import { packWithStandIn } from '../../build/package/pack.ts';
import { standInMark } from '../../build/package/stand-in-electron.ts';
import { SmallDesktop } from './small-desktop.ts';

const linux = targetsChecked.filter(({ platform }) => platform === 'linux');
const mac = targetsChecked.filter(({ platform }) => platform === 'darwin');
const windows = targetsChecked.filter(({ platform }) => platform === 'win32');

let desktop: SmallDesktop;
beforeEach(() => {
  desktop = new SmallDesktop();
});
afterEach(() => desktop.remove());

const faultsOf = async (targets: typeof linux | typeof mac | typeof windows) =>
  (await checkPackage(desktop.folder, targets)).faults;

test('finds nothing wrong with our own configuration, and counts what is inside', async () => {
  const { faults, targets } = await checkPackage(desktop.folder);
  expect(faults).toEqual([]);
  expect(targets.map(({ platform }) => platform)).toEqual(targetsChecked.map(({ platform }) => platform));
  for (const { platform, fileCount, archiveBytes, unpackedBytes } of targets) {
    // The native part of the credential store is there for one system only.
    expect(fileCount).toBe(platform === 'linux' ? 33 : 31);
    expect(archiveBytes).toBeGreaterThan(1000);
    expect(unpackedBytes).toBeGreaterThan(0);
  }
});

describe('the configuration', () => {
  test('has no key that electron-builder does not know', async () => {
    desktop.configure('asar: true', 'asarr: true');
    expect((await faultsOf(linux)).join()).toMatch(/electron-builder\.yml: .*unknown property 'asarr'/s);
  });
  test('has no value that electron-builder does not know', async () => {
    desktop.configure('hardenedRuntime: true', 'hardenedRuntime: 7');
    expect((await faultsOf(linux)).join()).toMatch(/electron-builder\.yml: .*hardenedRuntime/s);
  });
  test('without the program to start, packing stops and the check says so', async () => {
    desktop.put(
      'package.json',
      JSON.stringify({ name: 'a', version: '1.0.0', devDependencies: { electron: '45.4.1' } }),
    );
    expect((await faultsOf(linux)).join()).toMatch(/linux-x64: packing stopped: .*index\.js/s);
  });
});

describe('files', () => {
  const planted = [
    ['out/desktop/main/router.ts', 'must never be in the package'],
    ['out/desktop/main/main.mjs.map', undefined],
    ['out/desktop/ui/story.test.js', 'must never be in the package'],
    ['out/desktop/rasteriser/noto-sans-regular.ttf', 'must never be in the package'],
    ['out/desktop/rasteriser/canvaskit.wasm', 'must never be in the package'],
    ['out/desktop/test/fixture.js', 'must never be in the package'],
    ['out/desktop/main/vault.keys', 'must never be in the package'],
    ['out/desktop/main/notary.p8', 'must never be in the package'],
    ['out/desktop/.env', 'must never be in the package'],
    ['out/desktop/electron-on-chromium/cli.js', 'must never be in the package'],
    ['out/desktop/docs/how.html', 'must never be in the package'],
    ['out/desktop/ui/README.md', 'must never be in the package'],
    ['out/desktop/main/tool.exe', 'no line of allowed-files.txt lets it in'],
    ['out/desktop/elsewhere/page.html', 'no line of allowed-files.txt lets it in'],
  ] as const;
  test('that nobody allowed are named, one by one', async () => {
    for (const [path] of planted) desktop.put(path, '');
    const faults = await faultsOf(linux);
    const expected = planted.filter(([, why]) => why !== undefined);
    for (const [path, why] of expected) {
      expect(faults).toContainEqual(
        expect.stringMatching(new RegExp(`${path.replaceAll('.', '\\.')} .*${why}`)),
      );
    }
    expect(faults).toHaveLength(expected.length);
  });
  test('of the sources come in when the configuration names them, and are found', async () => {
    desktop.configure(
      "  - '!out/desktop/**/*.map'",
      "  - '!out/desktop/**/*.map'\n  - test/**/*\n  - docs/**/*",
    );
    const faults = (await faultsOf(linux)).join('\n');
    expect(faults).toContain('test/story.test.ts must never be in the package');
    expect(faults).toContain('docs/packaging.md must never be in the package');
  });
  test('of a package that we do not ship are found', async () => {
    desktop.configure('      - lib/**/*.js', '      - lib/**/*.js\n      - deps/**/*');
    expect((await faultsOf(linux)).join()).toContain('better-sqlite3/deps/sqlite3.c is in the package');
  });
  test('that the program needs are missed', async () => {
    desktop.configure('      - lib/**/*.js', '      - lib/methods/*.js');
    expect(await faultsOf(linux)).toEqual([
      'linux-x64: node_modules/better-sqlite3/lib/index.js is missing from the package.',
    ]);
  });
});

describe('what is in the files', () => {
  test.each([
    [
      'the folder of the build',
      () => `const here = '${desktop.folder}/vault';`,
      'names the folder it was built in',
    ],
    ['a key', () => `'-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA'`, 'holds a private key'],
    ['the stand-in', () => `import('../build/electron-on-chromium/start.mjs')`, 'speaks of the stand-in'],
    ['its source', () => '//# sourceMappingURL=data:application/json;base64,e30=', 'carries its source map'],
  ])('%s is found', async (_, content, why) => {
    desktop.put('out/desktop/main/chunks/router-1a2b3c.mjs', content());
    const faults = await faultsOf(linux);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`out/desktop/main/chunks/router-1a2b3c.mjs ${why}`);
  });
  test('package.json keeps neither scripts nor what it was developed with', async () => {
    desktop.configure('asar: true', 'asar: true\nremovePackageScripts: false');
    expect(await faultsOf(linux)).toEqual(['linux-x64: package.json in the package still has "scripts".']);
  });
  test('package.json names the program that we mean', async () => {
    const path = join(desktop.folder, 'package.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('main/main.mjs', 'main/vault-process.mjs'));
    expect((await faultsOf(linux)).join()).toContain(
      '"main" of package.json is out/desktop/main/vault-process.mjs',
    );
  });
});

describe('packages', () => {
  const bundle = 'out/desktop/main/chunks/router-1a2b3c.mjs';
  test.each([
    'import { z } from "zod";',
    "import{z as e,q}from'zod/v4';const a=1",
    'const a = 1;import "zod";',
    'export * from "zod";',
    'const z = await import("zod");',
    'const z = require$1("zod");',
    'const path = require.resolve("zod/package.json");',
  ])('that a bundle still imports are in the archive: %s', async (source) => {
    desktop.put(bundle, `${source}\n`);
    expect(await faultsOf(linux)).toEqual([`linux-x64: ${bundle} imports zod, which is not in the package.`]);
  });
  test('that a library only tries out, Node brings along or the bundle holds may be absent', async () => {
    desktop.put(
      bundle,
      `import fs from "node:fs";
import { EventEmitter } from "events";
import { utilityProcess } from "electron";
import { open } from "./open.mjs";
export { open };
try { require("canvas"); } catch {}
const word = "zod";
`,
    );
    expect(await faultsOf(linux)).toEqual([]);
  });
  test('that nothing imports are not shipped', async () => {
    desktop.put('out/desktop/main/vault-process.mjs', 'import Database from "better-sqlite3";\n');
    expect(await faultsOf(linux)).toEqual(
      ['canvaskit-wasm', '@expo-google-fonts/noto-sans-sc'].map((name) =>
        expect.stringContaining(`${name} is in the package, and no bundle names it.`),
      ),
    );
  });
});

describe('native code', () => {
  test('inside the archive is found', async () => {
    desktop.configure("  - '**/*.node'", "  - '**/*.dll'");
    expect((await faultsOf(linux)).join()).toContain(
      'linux-x64.node is inside the archive, where it cannot be loaded',
    );
  });
  test('for another system is found', async () => {
    desktop.configure(/filter: linux-(.*)/, "filter: '*-$1'");
    const faults = (await faultsOf(linux)).join();
    for (const other of ['darwin-x64', 'win32-x64', 'linuxmusl-x64']) {
      expect(faults).toContain(`prebuilds/${other}.node is in the package`);
    }
  });
  test('is the only thing outside the archive', async () => {
    desktop.configure("  - '**/*.node'", "  - '**/*.node'\n  - out/desktop/preload/**");
    expect((await faultsOf(linux)).join()).toContain('out/desktop/preload/ui.cjs lies outside the archive');
  });
});

describe('Electron', () => {
  test.each([
    ['runAsNode: false', 'runAsNode: true', 'Fuse RunAsNode is ENABLE and must be DISABLE'],
    ['  onlyLoadAppFromAsar: true\n', '', 'Fuse OnlyLoadAppFromAsar is DISABLE and must be ENABLE'],
    ['  enableNodeCliInspectArguments: false\n', '', 'Fuse EnableNodeCliInspectArguments is ENABLE'],
    [
      'grantFileProtocolExtraPrivileges: false',
      'grantFileProtocolExtraPrivileges: true',
      'Fuse GrantFileProtocol',
    ],
  ])('a wrong fuse is read back: %s → %s', async (right, wrong, why) => {
    desktop.configure(right, wrong);
    const faults = await faultsOf(linux);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(why);
  });
  test('fuses are read back on macOS and Windows too', async () => {
    desktop.configure(
      'enableEmbeddedAsarIntegrityValidation: true',
      'enableEmbeddedAsarIntegrityValidation: false',
    );
    const faults = (await checkPackage(desktop.folder)).faults;
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['linux-x64', 'win32-x64', 'darwin-arm64']);
  });
  test.each([
    ['macOS', mac],
    ['Windows', windows],
  ])('an archive whose hash %s does not have is found', async (_, targets) => {
    desktop.configure('asar: true', 'asar: true\ndisableAsarIntegrity: true');
    expect((await faultsOf(targets)).join()).toContain(
      'The hash of app.asar is not recorded in the program.',
    );
  });
  test('languages that we do not have are left out', async () => {
    desktop.configure('  - en-US', '  - en-US\n  - fr');
    expect((await faultsOf(linux)).join()).toContain(
      'The languages of Electron are en-US.pak, fr.pak, zh-CN.pak',
    );
  });
  test('nothing lies beside the archive', async () => {
    desktop.put('spare/app/main.js', '');
    desktop.configure('asar: true', 'asar: true\nextraResources:\n  - from: spare/app\n    to: app');
    expect((await faultsOf(linux)).join()).toContain('app lies among the resources');
  });
  test('a package made with the stand-in is not taken for one to give away', async () => {
    const scratch = join(desktop.folder, 'scratch');
    const target = { projectFolder: desktop.folder, platform: 'linux', arch: 'x64' } as const;
    const folder = await packWithStandIn(target, scratch);
    expect(checkIsElectron({ ...target, folder }, standInMark)).toHaveLength(1);
  });
});

describe('the entry on Linux', () => {
  test.each([
    ['      Name[zh_CN]: 卷宗保险库\n', '', 'The desktop entry has no line "Name[zh_CN]=卷宗保险库".'],
    ['category: Office', 'category: Utility', 'The desktop entry has no line "Categories=Office;".'],
    ["    - '%F'", "    - '%U'", 'The desktop entry does not hand over paths of files.'],
    ['  - ext: dvault', '  - ext: other', 'No type of file says that it ends in .dvault.'],
    [
      'mimeType: application/x-dossier-vault',
      'mimeType: text/plain',
      'MimeType=application/x-dossier-vault;',
    ],
    [
      'icon: build/icons/linux',
      'icon: build/icons/linux/16x16.png',
      'The Debian package has no icon of 256 px.',
    ],
    [/maintainer: .*/, 'maintainer: nobody', 'The Debian package names no maintainer.'],
  ])('is missed: %s', async (right, wrong, why) => {
    desktop.configure(right, wrong);
    expect((await faultsOf(linux)).join()).toContain(why);
  });
});

describe('the bundle on macOS', () => {
  test.each([
    ['  - ext: dvault', '  - ext: other', 'opens .dvault files'],
    ['      to: zh_CN.lproj', '      to: de.lproj', 'The bundle has no Chinese name'],
    [
      '    LSHasLocalizedDisplayName: true',
      '    LSHasLocalizedDisplayName: false',
      'names in other languages',
    ],
    [
      'afterPack: build/package/after-pack.ts',
      '',
      'NSAppTransportSecurity lets connections through, and the application makes none.',
    ],
    ['afterPack: build/package/after-pack.ts', '', 'Info.plist asks for NSCameraUsageDescription'],
  ])('is missed: %s', async (right, wrong, why) => {
    desktop.configure(right, wrong);
    expect((await faultsOf(mac)).join()).toContain(why);
  });
});
