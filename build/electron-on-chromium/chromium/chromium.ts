/**
 * One running Chromium: its process, its throw-away profile and its pipe. It ends by itself when the pipe closes, and a
 * shell around it then removes the profile, so that nothing is left even if this process is killed.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { DevtoolsPipe, type DevtoolsSession } from './devtools-pipe.ts';
import type { FoundChromium } from './find-chromium.ts';
import { lockContext } from './lock-context.ts';
import { removeProfile, writePreferences } from './profile.ts';
import { Targets } from './targets.ts';

export interface StartOptions {
  /** Further switches, `--remote-debugging-port` among them if Playwright is to connect. */
  readonly switches: readonly string[];
  /** What the person reads, best first. */
  readonly languages: readonly string[];
  /** A folder that is removed at the end. */
  readonly profile: string;
  readonly noSandbox: boolean;
}

export interface PageOptions {
  readonly width: number;
  readonly height: number;
  /** Pages of one partition share cookies and storage, in memory only; undefined is the profile's own. */
  readonly partition: string | undefined;
}

export interface OpenedPage {
  readonly targetId: string;
  readonly session: DevtoolsSession;
}

const stopPatienceMs = 3_000;

const alwaysSwitches: readonly string[] = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-pings',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-infobars',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,HttpsUpgrades,OptimizationHints',
  '--force-color-profile=srgb',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--password-store=basic',
  '--use-mock-keychain',
  '--test-type',
];

/**
 * Where nobody looks, V8 compiles and collects on the page's own thread. Beside it, it does so by guess and ahead, and each
 * page of memory given back stops the other processors: a tenth of what a screen takes, and more where a test looks at many.
 */
const headlessSwitches: readonly string[] = ['--headless', '--js-flags=--single-threaded'];

const running = new Set<Chromium>();

/** The last resort while Node is exiting, when nothing can be awaited any more. */
export function killAllChromiums(): void {
  for (const chromium of running) chromium.kill();
}

export class Chromium {
  readonly headless: boolean;
  readonly browser: DevtoolsSession;
  readonly targets: Targets;
  /** Resolves when the process and, where there is a shell around it, its profile are gone. */
  readonly exited: Promise<void>;
  private readonly found: FoundChromium;
  private readonly profile: string;
  private readonly process: ChildProcess;
  private readonly pipe: DevtoolsPipe;
  private readonly switches: readonly string[];
  private readonly locale: string;
  private readonly contexts = new Map<string, Promise<string>>();
  private readonly windowOpeners = new Set<ChildProcess>();
  private opening: Promise<unknown> = Promise.resolve();
  private started = false;
  private readonly lastWords: string[] = [];

  constructor(found: FoundChromium, options: StartOptions) {
    this.found = found;
    this.headless = found.headless;
    this.locale = options.languages[0] ?? 'en-US';
    this.profile = options.profile;
    this.switches = [
      ...alwaysSwitches,
      `--user-data-dir=${this.profile}`,
      `--lang=${this.locale}`,
      ...(found.headless ? headlessSwitches : []),
      ...(options.noSandbox ? ['--no-sandbox'] : []),
    ];
    writePreferences(this.profile, options.languages);
    this.process = this.spawn([
      ...this.switches,
      ...options.switches,
      '--no-startup-window',
      '--remote-debugging-pipe',
    ]);
    const [, , , toChromium, fromChromium] = this.process.stdio;
    this.pipe = new DevtoolsPipe(toChromium as Writable, fromChromium as Readable);
    this.browser = this.pipe.session(undefined);
    this.targets = new Targets(this.browser, (id) => this.pipe.session(id));
    this.exited = new Promise((resolve) => {
      this.process.once('error', (error) => {
        this.lastWords.push(error.message);
        running.delete(this);
        this.pipe.end();
        resolve();
      });
      this.process.once('exit', () => {
        running.delete(this);
        this.pipe.end();
        removeProfile(this.profile);
        resolve();
      });
    });
    running.add(this);
    this.readStandardError(options.switches.some((name) => name.startsWith('--remote-debugging-port')));
  }

  /** Resolves to Chromium's version once it answers. */
  async start(): Promise<string> {
    try {
      const { product } = await this.browser.send('Browser.getVersion');
      await this.targets.watch();
      lockContext(this.browser, undefined);
      this.started = true;
      return product.split('/')[1] ?? product;
    } catch (error) {
      await this.exited;
      throw new Error(`${this.found.file} did not start:\n${this.lastWords.join('\n')}`, { cause: error });
    }
  }

  async openPage(options: PageOptions): Promise<OpenedPage> {
    const opened = this.opening.then(() => (this.headless ? this.openTarget(options) : this.openAppWindow()));
    this.opening = opened.catch(() => undefined);
    return opened;
  }

  /** The context of a partition, made when it is first asked for. A Chromium with windows has one profile for all. */
  async contextOf(partition: string | undefined): Promise<string | undefined> {
    if (partition === undefined || !this.headless) return undefined;
    let context = this.contexts.get(partition);
    if (context === undefined) {
      context = this.browser.send('Target.createBrowserContext', {}).then(({ browserContextId }) => {
        lockContext(this.browser, browserContextId);
        return browserContextId;
      });
      this.contexts.set(partition, context);
    }
    return context;
  }

  async stop(): Promise<void> {
    this.browser.send('Browser.close').catch(() => undefined);
    const patience = setTimeout(() => this.kill(), stopPatienceMs);
    await this.exited;
    clearTimeout(patience);
  }

  kill(): void {
    for (const opener of this.windowOpeners) opener.kill('SIGKILL');
    const { pid } = this.process;
    if (pid === undefined || this.process.exitCode !== null || this.process.signalCode !== null) return;
    try {
      if (process.platform === 'win32') this.process.kill();
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // It ended by itself between the question and the signal.
    }
    removeProfile(this.profile);
  }

  private async openTarget({ width, height, partition }: PageOptions): Promise<OpenedPage> {
    const browserContextId = await this.contextOf(partition);
    const { targetId } = await this.browser.send('Target.createTarget', {
      url: 'about:blank',
      width,
      height,
      newWindow: true,
      ...(browserContextId === undefined ? {} : { browserContextId }),
    });
    return { targetId, session: await this.targets.claim(targetId) };
  }

  /**
   * A window without tabs and address bar. DevTools cannot make one; a second process started with --app hands its
   * address over to the first, which opens the window, and ends.
   */
  private async openAppWindow(): Promise<OpenedPage> {
    const awaited = this.targets.claimNext();
    const opener = spawn(this.found.file, [...this.switches, '--app=data:text/html,'], {
      stdio: 'ignore',
      env: this.environment(),
    });
    this.windowOpeners.add(opener);
    opener.once('exit', () => this.windowOpeners.delete(opener));
    return awaited;
  }

  /** Chromium without windows takes its language from here, and falls over an LC_ALL that is there and empty. */
  private environment(): NodeJS.ProcessEnv {
    const { LC_ALL: _, LC_MESSAGES: __, LANGUAGE: ___, ...inherited } = process.env;
    const LANG = `${this.locale.replaceAll('-', '_')}.UTF-8`;
    return { ...inherited, ...this.found.env, LANG, TMPDIR: this.profile };
  }

  private spawn(switches: readonly string[]): ChildProcess {
    const stdio = ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] as const;
    const options = { stdio: [...stdio], env: this.environment(), windowsHide: this.found.headless };
    if (process.platform === 'win32') return spawn(this.found.file, switches, options);
    const removeProfileAfterwards = '"$@"; rm -rf "$0" || { sleep 1; rm -rf "$0"; }';
    // A group of its own: Ctrl-C is for the app to answer, and the group can be killed as one.
    return spawn('/bin/sh', ['-c', removeProfileAfterwards, this.profile, this.found.file, ...switches], {
      ...options,
      detached: true,
    });
  }

  /** Playwright waits for one of these lines on our standard error. The others are noise, unless the start fails. */
  private readStandardError(debugged: boolean): void {
    let rest = '';
    this.process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (debugged && line.startsWith('DevTools listening')) process.stderr.write(`${line}\n`);
      }
      if (!this.started) this.lastWords.push(...lines);
    });
  }
}
