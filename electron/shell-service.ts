/** Answers what the screens ask of the shell. Every question is parsed; the sender is checked by who calls this. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nativeImage } from 'electron/common';
import { app, type BrowserWindow, dialog, Notification, nativeTheme } from 'electron/main';
import {
  type NoticeKind,
  type ParsedShellInput,
  type Settings,
  type ShellAnswers,
  type ShellCommand,
  type ShellEvent,
  shellInputs,
} from '../shared/contract/shell.ts';
import { aboutProgram, readLicences } from './about.ts';
import type { Diagnostics } from './diagnostics.ts';
import { documentsFolder, findKeyFiles } from './key-files.ts';
import { showBadge } from './overlay-badge.ts';
import { loadSettings, saveSettings, writeWhole } from './settings-file.ts';
import { noticeWords, sayInShell } from './words.ts';

type Handlers = {
  [C in ShellCommand]: (input: ParsedShellInput<C>) => ShellAnswers[C] | Promise<ShellAnswers[C]>;
};

export interface ShellServiceParts {
  readonly window: () => BrowserWindow;
  readonly userDataFolder: string;
  readonly defaults: Settings;
  readonly diagnostics: Diagnostics;
  readonly tell: (event: ShellEvent) => void;
  /** Ends the program. */
  readonly close: () => void;
  /** Language or zoom may be others now. */
  readonly settingsChanged: (settings: Settings) => void;
}

export class ShellService {
  private readonly parts: ShellServiceParts;
  settings: Settings;
  /** What was shown last is what is saved. */
  private report = '';
  /** Without a reference to it a notice is swept up, and a click on it goes nowhere. */
  private readonly noticesShown = new Set<Notification>();

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
      this.parts.settingsChanged(next);
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
        properties:
          what === 'vault' || what === 'files' ? ['openDirectory'] : ['openDirectory', 'createDirectory'],
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
      const words = sayInShell('waiting', this.settings.language, String(count));
      showBadge(
        { platform: process.platform, app, window: this.parts.window(), image: () => nativeImage },
        count,
        words,
      );
      return null;
    },
    'window.full-screen': ({ on }) => {
      this.parts.window().setFullScreen(on);
      return null;
    },
    'window.close': () => {
      this.parts.close();
      return null;
    },
    'notice.show': ({ what }) => {
      this.showNotice(what);
      return null;
    },
    'about.read': () => aboutProgram(),
    'licences.read': () => readLicences(),
    'report.read': () => {
      this.report = this.parts.diagnostics.read();
      return this.report;
    },
    'report.save': () => this.saveReport(),
    'fault.note': ({ errors }) => {
      this.parts.diagnostics.screens.write({ kind: 'error', during: 'screens', tookMs: null, errors });
      return null;
    },
  };

  private async saveReport(): Promise<ShellAnswers['report.save']> {
    const day = new Date().toISOString().slice(0, 10);
    const { canceled, filePath } = await dialog.showSaveDialog(this.parts.window(), {
      defaultPath: join(documentsFolder(), `dossier-vault-report-${day}.txt`),
      filters: [{ name: 'TXT', extensions: ['txt'] }],
    });
    if (canceled || filePath === '') return 'cancelled';
    try {
      writeWhole(filePath, this.report);
      return 'saved';
    } catch {
      return 'failed';
    }
  }

  /** Says that something waits, never what: whoever passes by the screen reads it too. */
  private showNotice(what: NoticeKind): void {
    if (!Notification.isSupported()) return;
    const notice = new Notification({
      title: app.getName(),
      body: noticeWords(what, this.settings.language),
      silent: true,
    });
    this.noticesShown.add(notice);
    notice.on('click', () => {
      this.noticesShown.delete(notice);
      bringToFront(this.parts.window());
      this.parts.tell({ name: 'notice-clicked', what });
    });
    notice.on('close', () => this.noticesShown.delete(notice));
    notice.show();
  }
}

export function bringToFront(window: BrowserWindow): void {
  if (window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

const filtersFor: Partial<Record<string, { name: string; extensions: string[] }[]>> = {
  'key-file': [{ name: 'Key file', extensions: ['key'] }],
  csv: [{ name: 'CSV', extensions: ['csv'] }],
  xlsx: [{ name: 'XLSX', extensions: ['xlsx'] }],
  ocsf: [{ name: 'JSON Lines', extensions: ['jsonl'] }],
  syslog: [{ name: 'Syslog', extensions: ['log'] }],
  picture: [
    { name: 'PNG, JPEG, PDF', extensions: ['png', 'jpg', 'jpeg', 'webp', 'gif', 'tif', 'tiff', 'pdf'] },
  ],
  table: [{ name: 'CSV, XLSX', extensions: ['csv', 'tsv', 'txt', 'xlsx'] }],
  pdf: [{ name: 'PDF', extensions: ['pdf'] }],
  vault: [{ name: 'Dossier Vault', extensions: ['dvault'] }],
  documents: [
    {
      name: 'PDF, DOCX, XLSX, EML, TXT, MD, CSV, HTML, PNG, JPEG, WebP, GIF, TIFF',
      extensions:
        'pdf png jpg jpeg jfif jpe webp gif tif tiff txt md csv tsv html htm docx xlsx eml msg'.split(' '),
    },
  ],
};

function firstFree(path: string): string {
  if (!existsSync(path)) return path;
  for (let n = 2; ; n++) if (!existsSync(`${path}-${n}`)) return `${path}-${n}`;
}
