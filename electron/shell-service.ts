/** Answers what the screens ask of the shell. Every question is parsed; the sender is checked by who calls this. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { app, type BrowserWindow, dialog, Notification, nativeTheme } from 'electron/main';
import {
  type Settings,
  type ShellAnswers,
  type ShellCommand,
  type ShellInput,
  shellInputs,
} from '../shared/contract/shell.ts';
import { documentsFolder, findKeyFiles } from './key-files.ts';
import { loadSettings, saveSettings } from './settings-file.ts';
import { noticeWords } from './words.ts';

type Handlers = { [C in ShellCommand]: (input: ShellInput<C>) => ShellAnswers[C] | Promise<ShellAnswers[C]> };

export interface ShellServiceParts {
  readonly window: () => BrowserWindow;
  readonly userDataFolder: string;
  readonly defaults: Settings;
}

export class ShellService {
  private readonly parts: ShellServiceParts;
  settings: Settings;

  constructor(parts: ShellServiceParts) {
    this.parts = parts;
    this.settings = loadSettings(parts.userDataFolder, parts.defaults);
    nativeTheme.themeSource = this.settings.theme;
  }

  async ask(command: unknown, input: unknown): Promise<unknown> {
    if (typeof command !== 'string' || !Object.hasOwn(shellInputs, command))
      throw new Error('no such question');
    const name = command as ShellCommand;
    const parsed = shellInputs[name].safeParse(input);
    if (!parsed.success) throw new Error('malformed question');
    const handler = this.handlers[name] as (input: unknown) => unknown;
    return handler(parsed.data);
  }

  private readonly handlers: Handlers = {
    'settings.load': () => this.settings,
    'settings.save': (next) => {
      this.settings = next;
      saveSettings(this.parts.userDataFolder, next);
      nativeTheme.themeSource = next.theme;
      return next;
    },
    'path.choose-file': async ({ what, many }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(this.parts.window(), {
        properties: many ? ['openFile', 'multiSelections'] : ['openFile'],
        filters: filtersFor[what] ?? [],
      });
      return canceled ? [] : filePaths;
    },
    'path.choose-folder': async ({ what }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(this.parts.window(), {
        properties: what === 'vault' ? ['openDirectory'] : ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    'path.choose-save': async ({ what, suggested }) => {
      const { canceled, filePath } = await dialog.showSaveDialog(this.parts.window(), {
        defaultPath: join(documentsFolder(), basename(suggested)),
        filters: filtersFor[what] ?? [],
      });
      return canceled || filePath === '' ? null : filePath;
    },
    'path.find-key-files': () =>
      findKeyFiles(this.settings.vaults.flatMap((vault) => [`${vault.folder}-keys`, dirname(vault.folder)])),
    'path.suggest': ({ what }) =>
      firstFree(join(this.parts.userDataFolder, what === 'sample' ? 'sample-vault' : 'vault')),
    'badge.set': ({ count }) => {
      app.setBadgeCount(count);
      return null;
    },
    'window.full-screen': ({ on }) => {
      this.parts.window().setFullScreen(on);
      return null;
    },
    'notice.show': ({ what }) => {
      // Says that something waits, never what: whoever passes by the screen reads it too.
      if (Notification.isSupported()) {
        new Notification({
          title: app.getName(),
          body: noticeWords(what, this.settings.language),
          silent: true,
        }).show();
      }
      return null;
    },
  };
}

const filtersFor: Partial<Record<string, { name: string; extensions: string[] }[]>> = {
  'key-file': [{ name: 'Key file', extensions: ['key'] }],
  csv: [{ name: 'CSV', extensions: ['csv'] }],
  pdf: [{ name: 'PDF', extensions: ['pdf'] }],
  vault: [{ name: 'Dossier Vault', extensions: ['dvault'] }],
  documents: [
    {
      name: 'PDF, PNG, JPEG, WebP, TXT, MD, DOCX, XLSX, EML',
      extensions: ['pdf', 'png', 'jpg', 'jpeg', 'webp', 'txt', 'md', 'docx', 'xlsx', 'eml'],
    },
  ],
};

function firstFree(path: string): string {
  if (!existsSync(path)) return path;
  for (let n = 2; ; n++) if (!existsSync(`${path}-${n}`)) return `${path}-${n}`;
}
