/** What the screens may ask of the desktop shell. It knows no key and no document; it chooses paths and keeps settings. */
import { z } from 'zod';

export const recentVault = z.strictObject({
  folder: z.string().max(4_096),
  name: z.string().max(300),
  sample: z.boolean(),
  closedAtMs: z.int().min(0).nullable(),
  entries: z.int().min(0),
  /** Words of its checkpoint when it was last closed here, to compare with paper. */
  words: z.array(z.string().max(40)).max(8),
});
export type RecentVault = z.infer<typeof recentVault>;

export const settings = z.strictObject({
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  station: z.string().max(300),
  place: z.string().max(300),
  vaults: z.array(recentVault).max(20),
});
export type Settings = z.infer<typeof settings>;

const fileKind = z.enum(['key-file', 'documents', 'csv', 'vault']);

export const shellInputs = {
  'settings.load': z.strictObject({}),
  'settings.save': settings,
  'path.choose-file': z.strictObject({ what: fileKind, many: z.boolean() }),
  'path.choose-folder': z.strictObject({
    what: z.enum(['vault', 'new-vault', 'anchor', 'bundle', 'key-folder']),
  }),
  'path.choose-save': z.strictObject({
    what: z.enum(['csv', 'key-file', 'pdf']),
    suggested: z.string().max(200),
  }),
  /** Key files found on removable drives and in the folders used before. */
  'path.find-key-files': z.strictObject({}),
  'path.suggest': z.strictObject({ what: z.enum(['sample', 'new-vault']) }),
  'badge.set': z.strictObject({ count: z.int().min(0).max(9_999) }),
  'window.full-screen': z.strictObject({ on: z.boolean() }),
  'notice.show': z.strictObject({ what: z.enum(['loan-decided', 'loan-waiting', 'view-ends', 'locked']) }),
} as const;
export type ShellCommand = keyof typeof shellInputs;
export type ShellInput<C extends ShellCommand> = z.input<(typeof shellInputs)[C]>;

export interface ShellAnswers {
  'settings.load': Settings;
  'settings.save': Settings;
  'path.choose-file': readonly string[];
  'path.choose-folder': string | null;
  'path.choose-save': string | null;
  'path.find-key-files': readonly string[];
  'path.suggest': string;
  'badge.set': null;
  'window.full-screen': null;
  'notice.show': null;
}

export type ShellEvent =
  | { readonly name: 'lock'; readonly cause: 'suspend' | 'screen-lock' | 'idle' | 'key' }
  | { readonly name: 'focus'; readonly focused: boolean }
  | { readonly name: 'open-vault'; readonly folder: string };

/** Which of the two runs underneath, said on the help screen and in every report. */
export type ShellKind = 'electron' | 'electron-on-chromium';
