/** `Menu` and `MenuItem`: kept, and clicked by tests. No menu is shown; accelerators are not bound. */
import { EventEmitter } from 'node:events';
import { recordDeed } from '../deeds.ts';
import { BrowserWindow } from '../main/browser-window.ts';
import { guardClass } from '../strict.ts';

type Options = Electron.MenuItemConstructorOptions;

export class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly type: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';
  readonly role: Options['role'];
  readonly accelerator: Options['accelerator'];
  readonly submenu: Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly click: (event?: unknown, window?: BrowserWindow | null) => void;

  constructor(options: Options) {
    const { submenu } = options;
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.type =
      (options.type as MenuItem['type'] | undefined) ?? (submenu === undefined ? 'normal' : 'submenu');
    this.role = options.role;
    this.accelerator = options.accelerator;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : (submenu as Menu | undefined);
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    const click = options.click as ((item: unknown, window: unknown, event: unknown) => void) | undefined;
    this.click = (event, window) => click?.(this, window ?? BrowserWindow.getFocusedWindow(), event ?? {});
  }
}
guardClass('MenuItem', MenuItem, Object.prototype);

let applicationMenu: Menu | null = null;

export class Menu extends EventEmitter {
  readonly items: MenuItem[] = [];

  append(item: MenuItem): void {
    this.items.push(item);
  }

  popup(): void {
    recordDeed(
      'menu.popup',
      this.items.map(({ label, role }) => label || role),
    );
  }

  closePopup(): void {}

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  static buildFromTemplate(template: (Options | MenuItem)[]): Menu {
    const menu = new Menu();
    for (const item of template) menu.append(item instanceof MenuItem ? item : new MenuItem(item as Options));
    return menu;
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu;
  }
}
guardClass('Menu', Menu, EventEmitter.prototype);
