/** Modules of Electron that reach into the operating system, which the stand-in does not: what is asked is recorded. */
import { recordDeed, recorded } from '../common/deeds.ts';
import { NotInStandIn, standIn } from '../common/strict.ts';

const noKeychain = async (): Promise<never> => {
  throw new NotInStandIn(
    'electron-on-chromium: there is no keychain; ask isAsyncEncryptionAvailable() first',
  );
};

export const safeStorage = standIn<Electron.SafeStorage>('safeStorage')({
  isAsyncEncryptionAvailable: async () => false,
  isEncryptionAvailable: () => false,
  encryptStringAsync: noKeychain,
  decryptStringAsync: noKeychain,
});

export const shell = standIn<Electron.Shell>('shell')({
  openExternal: async (url: string) => recordDeed('shell.openExternal', url),
  openPath: async (path: string) => {
    recordDeed('shell.openPath', path);
    return '';
  },
  showItemInFolder: (path: string) => recordDeed('shell.showItemInFolder', path),
  trashItem: async (path: string) => recordDeed('shell.trashItem', path),
  beep: recorded('shell.beep', undefined),
});

let copied = '';
export const clipboard = standIn<Electron.Clipboard>('clipboard')({
  readText: async () => copied,
  writeText: async (text: string) => {
    copied = text;
    recordDeed('clipboard.writeText', text.length);
  },
  clear: () => {
    copied = '';
    recordDeed('clipboard.clear');
  },
});

const screenSize = { x: 0, y: 0, width: 1280, height: 800 };
const display = standIn<Electron.Display>('display')({
  id: 1,
  label: '',
  bounds: screenSize,
  workArea: screenSize,
  size: { width: screenSize.width, height: screenSize.height },
  workAreaSize: { width: screenSize.width, height: screenSize.height },
  scaleFactor: 1,
  rotation: 0,
  internal: true,
});

const ignored = () => screen;
export const screen: Electron.Screen = standIn<Electron.Screen>('screen')({
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  on: ignored,
  off: ignored,
});

export const systemPreferences = standIn<Electron.SystemPreferences>('systemPreferences')({
  getAnimationSettings: () => ({
    shouldRenderRichAnimation: true,
    scrollAnimationsEnabledBySystem: true,
    prefersReducedMotion: false,
  }),
  getAccentColor: () => '000000ff',
});

export const crashReporter = standIn<Electron.CrashReporter>('crashReporter')({
  start: (options?: Electron.CrashReporterStartOptions) => recordDeed('crashReporter.start', options),
});

export const nativeImage = standIn<typeof Electron.nativeImage>('nativeImage')({
  createFromBitmap: (bitmap: Buffer, { width, height }: Electron.CreateFromBitmapOptions) =>
    standIn<Electron.NativeImage>('nativeImage')({
      isEmpty: () => bitmap.byteLength === 0,
      getSize: () => ({ width, height }),
    }),
});
