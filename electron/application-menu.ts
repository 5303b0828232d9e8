/**
 * The application menu. Windows and Linux have none: everything in it is a key or a button of the screens. macOS needs
 * one, because there copying, pasting, hiding and quitting are commands of the menu.
 */
import type { MenuItemConstructorOptions } from 'electron/main';
import type { ShellEvent } from '../shared/contract/shell.ts';
import type { Language } from '../shared/vocabulary/refusal.ts';

const words = {
  about: ['帮助与关于', 'Help and About'],
  settings: ['设置……', 'Settings…'],
  edit: ['编辑', 'Edit'],
  view: ['显示', 'View'],
  larger: ['放大', 'Zoom In'],
  smaller: ['缩小', 'Zoom Out'],
  usual: ['实际大小', 'Actual Size'],
  window: ['窗口', 'Window'],
} as const satisfies Record<string, readonly [string, string]>;

export function applicationMenu(
  platform: NodeJS.Platform,
  language: Language,
  tell: (event: ShellEvent) => void,
): MenuItemConstructorOptions[] | null {
  if (platform !== 'darwin') return null;
  const say = (key: keyof typeof words): string => words[key][language === 'zh-CN' ? 0 : 1];
  const line = { type: 'separator' } as const;
  const item = (
    label: keyof typeof words,
    event: ShellEvent,
    accelerator?: string,
  ): MenuItemConstructorOptions => ({
    label: say(label),
    click: () => tell(event),
    // The screens hear the key themselves; the menu only shows it.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  });
  return [
    {
      role: 'appMenu',
      submenu: [
        item('about', { name: 'show', what: 'help' }),
        line,
        item('settings', { name: 'show', what: 'settings' }, 'Command+,'),
        line,
        { role: 'services' },
        line,
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        line,
        { role: 'quit' },
      ],
    },
    {
      label: say('edit'),
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'delete' },
        { role: 'selectAll' },
      ],
    },
    {
      label: say('view'),
      submenu: [
        item('larger', { name: 'zoom', to: 'in' }, 'Command+Plus'),
        item('smaller', { name: 'zoom', to: 'out' }, 'Command+-'),
        item('usual', { name: 'zoom', to: 'usual' }, 'Command+0'),
        line,
        { role: 'togglefullscreen' },
      ],
    },
    // Without "Close": Command+W ends a view, which the screens ask about first.
    {
      label: say('window'),
      role: 'window',
      submenu: [{ role: 'minimize' }, { role: 'zoom' }, { role: 'front' }],
    },
  ];
}
