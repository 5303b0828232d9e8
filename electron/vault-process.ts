/** Starts the vault's process and carries its wishes: ports to the screens, rasterisers, printed pages. */
import { MessageChannelMain, type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron/main';
import {
  type ShellToVault,
  type UnderWay,
  type VaultToShell,
  vaultToShell,
} from '../shared/contract/processes.ts';

export interface VaultProcessFiles {
  readonly vault: string;
  /** Null where the system's credential store is to be left alone. */
  readonly credentialStore: string | null;
}

export interface VaultProcessHooks {
  /** Opens a rasteriser's window with this port; resolves when it listens, rejects where it cannot be opened. */
  startRasteriser(rasteriser: number, port: MessagePortMain, died: () => void): Promise<void>;
  endRasteriser(rasteriser: number): void;
  print(html: string): Promise<Uint8Array>;
  /** The process is gone: asked for, or not. */
  ended(expected: boolean): void;
}

/** A backup at closing has twenty seconds, and ends with what it copied where it needs more. */
const closingMsMax = 30_000;
/** Looking into a document is ended after two minutes. */
const filingMsMax = 130_000;

export class VaultProcess {
  private readonly child: UtilityProcess;
  private readonly hooks: VaultProcessHooks;
  private readonly files: VaultProcessFiles;
  private credentialStore: UtilityProcess | null = null;
  private closing = false;
  private closed: (() => void) | null = null;
  /** What closing would interrupt. */
  underWay: UnderWay = 'nothing';

  constructor(files: VaultProcessFiles, told: Readonly<Record<string, string>>, hooks: VaultProcessHooks) {
    this.hooks = hooks;
    this.files = files;
    this.child = utilityProcess.fork(files.vault, [], {
      serviceName: 'Dossier Vault',
      stdio: 'ignore',
      // Nothing of the user's environment but what the system needs to find its temporary folder and time zone.
      env: { ...neededEnvironment(ownNames), ...told },
    });
    this.child.on('message', (message: unknown) => this.receive(message));
    this.child.on('exit', () => {
      this.credentialStore?.kill();
      this.closed?.();
      hooks.ended(this.closing);
    });
  }

  /** A new road between the vault and the screens; its other end goes to their window. */
  connectScreens(): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain();
    this.tell({ kind: 'screens' }, [port1]);
    return port2;
  }

  lock(): void {
    this.tell({ kind: 'lock' });
  }

  /** Closes the vault and waits for it: half a minute, or as long as the document that is being filed may take. */
  async shutdown(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    const closed = new Promise<void>((resolve) => {
      this.closed = resolve;
      setTimeout(resolve, this.underWay === 'filing' ? filingMsMax : closingMsMax);
    });
    this.tell({ kind: 'shutdown' });
    await closed;
    this.child.kill();
  }

  private tell(message: ShellToVault, ports: MessagePortMain[] = []): void {
    this.child.postMessage(message, ports);
  }

  private receive(data: unknown): void {
    const parsed = vaultToShell.safeParse(data);
    if (!parsed.success) return;
    const message: VaultToShell = parsed.data;
    switch (message.kind) {
      case 'ready':
        return;
      case 'rasteriser-wanted':
        void this.startRasteriser(message.rasteriser);
        return;
      case 'rasteriser-done':
        this.hooks.endRasteriser(message.rasteriser);
        return;
      case 'print-wanted':
        void this.hooks.print(message.html).then(
          (pdf) => this.tell({ kind: 'printed', print: message.print, pdf: new Uint8Array(pdf) }),
          () => this.tell({ kind: 'printed', print: message.print, pdf: null }),
        );
        return;
      case 'credential-store-wanted':
        this.startCredentialStore();
        return;
      case 'credential-store-done':
        this.credentialStore?.kill();
        return;
      case 'under-way':
        this.underWay = message.what;
        return;
      case 'closed':
        this.closed?.();
    }
  }

  /** A process of its own: a store that never answers keeps a process from ending, and this one can be killed. */
  private startCredentialStore(): void {
    const { credentialStore: entry } = this.files;
    if (entry === null) {
      this.tell({ kind: 'credential-store' });
      return;
    }
    const child = utilityProcess.fork(entry, [], {
      serviceName: 'Dossier Vault credentials',
      stdio: 'ignore',
      env: neededEnvironment(storeNames),
    });
    this.credentialStore = child;
    child.on('exit', () => {
      if (this.credentialStore === child) this.credentialStore = null;
      this.tell({ kind: 'credential-store-ended' });
    });
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage({ kind: 'vault' }, [port1]);
    this.tell({ kind: 'credential-store' }, [port2]);
  }

  private async startRasteriser(rasteriser: number): Promise<void> {
    const { port1, port2 } = new MessageChannelMain();
    try {
      await this.hooks.startRasteriser(rasteriser, port2, () =>
        this.tell({ kind: 'rasteriser-died', rasteriser }),
      );
      this.tell({ kind: 'rasteriser', rasteriser }, [port1]);
    } catch {
      this.tell({ kind: 'rasteriser', rasteriser });
    }
  }
}

const ownNames = [
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SystemRoot',
  'HOME',
  'USERPROFILE',
  'LANG',
  'LC_ALL',
  'XDG_DATA_HOME',
];
/** Where the Secret Service of Linux is found, and the credentials of Windows and macOS. */
const storeNames = [
  ...ownNames,
  'DBUS_SESSION_BUS_ADDRESS',
  'XDG_RUNTIME_DIR',
  'DISPLAY',
  'WAYLAND_DISPLAY',
  'APPDATA',
  'LOCALAPPDATA',
  'USERNAME',
];

function neededEnvironment(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
