/**
 * A folder that electron-builder takes for an Electron distribution, made in a moment and with nothing of Electron in
 * it. Packing with it shows what we add to Electron: the archive, the fuses, names, icons. It cannot start.
 */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type DesktopPlatform = 'linux' | 'win32' | 'darwin';

/** Every file of a program made here holds this, and a real package must not. */
export const standInMark = 'Not Electron: a stand-in to try packaging with.';

/** The bytes that @electron/fuses looks for in a binary; then version 1, the number of wires, and the wires. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron 45 ships them, in the order of FuseV1Options, so that a fuse nobody sets is seen. */
const fusesAsShipped = '101100011';

const localesShipped = ['en-US', 'fr', 'zh-CN', 'zh-TW'];

function program(): Buffer {
  return Buffer.concat([
    Buffer.from(`#!/bin/sh\n# ${standInMark}\nexit 1\n`),
    Buffer.from(fuseSentinel),
    Buffer.from([1, fusesAsShipped.length]),
    Buffer.from(`${fusesAsShipped}\n`),
  ]);
}

function put(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Fills `folder`, to be given to electron-builder as `electronDist`. */
export function makeStandInElectron(folder: string, platform: DesktopPlatform, version: string): void {
  put(folder, { version, LICENSE: 'stand-in\n', 'LICENSES.chromium.html': '<p>stand-in</p>\n' });
  if (platform === 'darwin') {
    makeMacBundle(folder);
    return;
  }
  put(folder, Object.fromEntries(localesShipped.map((name) => [`locales/${name}.pak`, ''])));
  const name = platform === 'win32' ? 'electron.exe' : 'electron';
  put(folder, { [name]: platform === 'win32' ? windowsProgram() : program() });
  chmodSync(join(folder, name), 0o755);
  if (platform === 'linux') put(folder, { 'chrome-sandbox': standInMark });
}

/** A Windows program without code. electron-builder edits its version resource and adds one of its own. */
function windowsProgram(): Uint8Array {
  const builder = createRequire(import.meta.resolve('app-builder-lib/package.json'));
  const { NtExecutable, NtExecutableResource, Resource } = builder('resedit') as ResourceEditor;
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const english = { lang: 1033, codepage: 1200 };
  const versionInfo = Resource.VersionInfo.createEmpty();
  versionInfo.lang = english.lang;
  versionInfo.setStringValues(english, { FileDescription: 'Electron', ProductName: 'Electron' });
  versionInfo.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  executable.setExtraData(program());
  return new Uint8Array(executable.generate());
}

/** The part of resedit's interface that is used here; it comes with electron-builder. */
export interface ResourceEditor {
  readonly NtExecutable: {
    createEmpty(is32Bit: boolean, isDll: boolean): WindowsExecutable;
    from(bytes: Uint8Array): WindowsExecutable;
  };
  readonly NtExecutableResource: {
    from(executable: WindowsExecutable): {
      readonly entries: {
        readonly type: string | number;
        readonly id: string | number;
        readonly bin: ArrayBuffer;
      }[];
      outputResource(executable: WindowsExecutable): void;
    };
  };
  readonly Resource: {
    readonly VersionInfo: {
      createEmpty(): {
        lang: string | number;
        setStringValues(language: { lang: number; codepage: number }, values: Record<string, string>): void;
        outputToResourceEntries(entries: unknown[]): void;
      };
    };
  };
}
interface WindowsExecutable {
  setExtraData(bytes: Uint8Array): void;
  generate(): ArrayBuffer;
}

const plist = (executable: string): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<plist version="1.0"><dict>',
    `<key>CFBundleExecutable</key><string>${executable}</string>`,
    '<key>CFBundleIconFile</key><string>electron.icns</string>',
    // As Electron's own has it.
    '<key>NSCameraUsageDescription</key><string>This app needs access to the camera</string>',
    '</dict></plist>\n',
  ].join('\n');

function makeMacBundle(folder: string): void {
  const contents = 'Electron.app/Contents';
  const framework = `${contents}/Frameworks/Electron Framework.framework`;
  put(folder, {
    [`${contents}/Info.plist`]: plist('Electron'),
    [`${contents}/MacOS/Electron`]: standInMark,
    [`${contents}/Resources/electron.icns`]: '',
    [`${framework}/Electron Framework`]: program(),
  });
  for (const suffix of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = `Electron Helper${suffix}`;
    put(folder, {
      [`${contents}/Frameworks/${helper}.app/Contents/Info.plist`]: plist(helper),
      [`${contents}/Frameworks/${helper}.app/Contents/MacOS/${helper}`]: standInMark,
    });
  }
  for (const locale of ['en', 'fr', 'zh_CN', 'zh_TW']) {
    mkdirSync(join(folder, contents, 'Resources', `${locale}.lproj`), { recursive: true });
    put(folder, { [`${framework}/Versions/A/Resources/${locale}.lproj/locale.pak`]: '' });
  }
}
