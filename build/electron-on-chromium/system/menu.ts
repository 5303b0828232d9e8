/** `Menu` and `MenuItem`: kept, and clicked by tests. No menu is shown; accelerators are not bound. */
import { EventEmitter } from 'node:events';
import { recordDeed } from '../common/deeds.ts';
import { guardClass, handedOut } from '../common/strict.ts';
import { BrowserWindow } from '../main/browser-window.ts';

type Options = Electron.MenuItemConstructorOptions;

export class MenuItem {
  readonly id: string;
  readonly label: string;
  readonly type: Electron.MenuItem['type'];
  readonly role: Electron.MenuItem['role'];
  readonly accelerator: Electron.MenuItem['accelerator'];
  readonly submenu: Electron.Menu | undefined;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly click: (event?: unknown, window?: unknown) => void;

  constructor(options: Options) {
    const { submenu } = options;
    this.id = options.id ?? '';
    this.label = options.label ?? '';
    this.type = options.type ?? (submenu === undefined ? 'normal' : 'submenu');
    // electron.d.ts lets a few more be asked for than it says an item can have.
    this.role = options.role as MenuItem['role'];
    this.accelerator = options.accelerator ?? null;
    this.submenu = Array.isArray(submenu) ? Menu.buildFromTemplate(submenu) : submenu;
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    const click = options.click as ((item: unknown, window: unknown, event: unknown) => void) | undefined;
    this.click = (event, window) => click?.(this, window ?? BrowserWindow.getFocusedWindow(), event ?? {});
  }
}
guardClass('MenuItem', MenuItem, Object.prototype);

let applicationMenu: Electron.Menu | null = null;

export class Menu extends EventEmitter {
  readonly items: Electron.MenuItem[] = [];

  append(item: Electron.MenuItem): void {
    this.items.push(item);
  }

  popup(): void {
    const labels = this.items.map(({ label, role }) => label || role);
    recordDeed('menu.popup', labels);
  }

  closePopup(): void {}

  getMenuItemById(id: string): Electron.MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }

  static buildFromTemplate(template: readonly (Options | Electron.MenuItem)[]): Electron.Menu {
    const menu = new Menu();
    for (const item of template) {
      const made: unknown = item instanceof MenuItem ? item : new MenuItem(item as Options);
      menu.append(made as Electron.MenuItem);
    }
    return handedOut<Electron.Menu>(menu);
  }

  static setApplicationMenu(menu: Electron.Menu | null): void {
    applicationMenu = menu;
  }

  static getApplicationMenu(): Electron.Menu | null {
    return applicationMenu;
  }
}
guardClass('Menu', Menu, EventEmitter.prototype);
