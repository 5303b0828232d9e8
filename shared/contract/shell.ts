/** What the screens may ask of the desktop shell. It knows no key and no document; it chooses paths and keeps settings. */
import { z } from 'zod';
import { errorTrace } from '../diagnostics/trace.ts';

const recentVault = z.strictObject({
  folder: z.string().max(4_096),
  name: z.string().max(300),
  sample: z.boolean(),
  closedAtMs: z.int().min(0).nullable(),
  entries: z.int().min(0),
  /** Words of its checkpoint when it was last closed here, to compare with paper. */
  words: z.array(z.string().max(40)).max(8),
});

export const zoomSteps = [0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
const zoomMin = 0.75;
const zoomMax = 3;

/** The next larger or smaller step; the last one stays. */
export function zoomBy(zoom: number, direction: 'in' | 'out'): number {
  const further = zoomSteps.filter((step) => (direction === 'in' ? step > zoom : step < zoom));
  return (direction === 'in' ? further[0] : further.at(-1)) ?? zoom;
}

export const settings = z.strictObject({
  language: z.enum(['zh-CN', 'en']),
  theme: z.enum(['light', 'dark', 'system']),
  station: z.string().max(300),
  place: z.string().max(300),
  /** How large everything is drawn; a settings file from before has neither this nor the next. */
  zoom: z.number().min(zoomMin).max(zoomMax).default(1),
  /** Whether single letters act while no field has the focus: J, K, G and the others. */
  letterKeys: z.boolean().default(true),
  vaults: z.array(recentVault).max(20),
});
export type Settings = z.infer<typeof settings>;

const fileKind = z.enum(['key-file', 'documents', 'picture', 'csv', 'table', 'vault']);

const noticeKind = z.enum(['loan-decided', 'loan-waiting', 'view-ends', 'locked']);
export type NoticeKind = z.infer<typeof noticeKind>;

export const shellInputs = {
  'settings.load': z.strictObject({}),
  'settings.save': settings,
  'path.choose-file': z.strictObject({ what: fileKind, many: z.boolean() }),
  'path.choose-folder': z.strictObject({
    what: z.enum(['vault', 'new-vault', 'anchor', 'bundle', 'key-folder', 'release', 'files']),
  }),
  'path.choose-save': z.strictObject({
    what: z.enum(['csv', 'xlsx', 'ocsf', 'syslog', 'key-file', 'pdf']),
    suggested: z.string().max(200),
  }),
  /** Key files found on removable drives and in the folders used before. */
  'path.find-key-files': z.strictObject({}),
  'path.suggest': z.strictObject({ what: z.enum(['sample', 'new-vault']) }),
  'badge.set': z.strictObject({ count: z.int().min(0).max(9_999) }),
  'window.full-screen': z.strictObject({ on: z.boolean() }),
  /** The person was asked, and wants to close whatever is under way. */
  'window.close': z.strictObject({}),
  'notice.show': z.strictObject({ what: noticeKind }),
  /** The program and what it runs on, for the help. */
  'about.read': z.strictObject({}),
  /** The licences of everything that is shipped, in full. */
  'licences.read': z.strictObject({}),
  /** The traces of internal errors, as they would be saved. */
  'report.read': z.strictObject({}),
  /** Asks where, and writes what was read last. */
  'report.save': z.strictObject({}),
  /** Something was thrown in the screens. */
  'fault.note': z.strictObject({ errors: errorTrace }),
} as const;
export type ShellCommand = keyof typeof shellInputs;
export type ShellInput<C extends ShellCommand> = z.input<(typeof shellInputs)[C]>;
export type ParsedShellInput<C extends ShellCommand> = z.output<(typeof shellInputs)[C]>;

export interface About {
  readonly version: string;
  readonly shell: ShellKind;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** As Node names them. */
  readonly platform: string;
  readonly arch: string;
}

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
  'window.close': null;
  'notice.show': null;
  'about.read': About;
  'licences.read': string;
  'report.read': string;
  'report.save': 'saved' | 'cancelled' | 'failed';
  'fault.note': null;
}

export type ShellEvent =
  | { readonly name: 'lock'; readonly cause: 'suspend' | 'screen-lock' | 'idle' | 'key' }
  | { readonly name: 'focus'; readonly focused: boolean }
  | { readonly name: 'open-vault'; readonly folder: string }
  /** Somebody wants to end the program while something is under way: they are to be asked. */
  | { readonly name: 'close-asked' }
  /** Somebody clicked a notice: the window is in front, and what the notice was about is wanted. */
  | { readonly name: 'notice-clicked'; readonly what: NoticeKind }
  | { readonly name: 'zoom'; readonly to: 'in' | 'out' | 'usual' }
  /** From the application menu of macOS. */
  | { readonly name: 'show'; readonly what: 'settings' | 'help' };

/** Which of the two runs underneath, said on the help screen and in every report. */
export type ShellKind = 'electron' | 'stand-in';
