/**
 * `npm start -- [vault]`: the desktop, on the best that this machine has. Electron's own binary if it is here or can be
 * fetched; otherwise an installed Chromium in its place; otherwise, without a screen, the day in the terminal.
 */
import { spawn, spawnSync } from 'node:child_process';
import { lookup } from 'node:dns/promises';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { installedChromium } from '../electron-on-chromium/chromium/find-chromium.ts';
import { sandboxPossible } from '../electron-on-chromium/chromium/sandbox.ts';
import { hasDisplay, settings } from '../electron-on-chromium/settings.ts';

const root = resolve(import.meta.dirname, '../..');
const electronFolder = join(root, 'node_modules', 'electron');
const standIn = join(root, 'build', 'electron-on-chromium', 'cli.ts');

export type Way = 'electron' | 'chromium' | 'terminal';

/** Which way to start, from what is there. */
export function chooseWay(there: { display: boolean; electron: boolean; chromium: boolean }): Way {
  if (!there.display) return 'terminal';
  if (there.electron) return 'electron';
  return there.chromium ? 'chromium' : 'terminal';
}

/** Both languages: who starts the program for the first time has not chosen one yet. */
function say(chinese: string, english: string): void {
  process.stderr.write(`${chinese}\n${english}\n`);
}

/** Electron's package says where its binary is; requiring the package would start a download. */
function electronBinary(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

const reachMsMax = 3_000;
const downloadMsMax = 600_000;

/** Where the binary is downloaded from answers: its name first, so that a machine without a network knows at once. */
async function sourceAnswers(): Promise<boolean> {
  const mirror =
    process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  const { hostname, port } = new URL(mirror);
  const timeUp = AbortSignal.timeout(reachMsMax);
  try {
    await Promise.race([lookup(hostname), rejectedBy(timeUp)]);
  } catch {
    return false;
  }
  return new Promise((answer) => {
    const line = connect({ host: hostname, port: Number(port || '443'), signal: timeUp });
    line.once('connect', () => answer(true));
    line.once('error', () => answer(false));
    line.once('close', () => answer(false));
    line.once('connect', () => line.destroy());
  });
}

const rejectedBy = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));

async function fetchElectron(): Promise<void> {
  const unwanted = process.env.CI !== undefined || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD !== undefined;
  if (unwanted || !hasDisplay || !(await sourceAnswers())) return;
  say('正在下载 Electron（约 120 MB，只需一次）……', 'Fetching Electron (about 120 MB, only once) …');
  const { status } = spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: ['ignore', 2, 'ignore'],
    timeout: downloadMsMax,
  });
  if (status !== 0) say('Electron 下载未成。', 'Electron could not be fetched.');
}

const sources = ['electron', 'renderer', 'shared', 'vault', 'build/rasteriser-page'];
const singleSources = [
  'package-lock.json',
  'build/electron.vite.config.ts',
  'build/vite.rasteriser.config.ts',
];
const built = ['main/main.mjs', 'preload/ui.cjs', 'rasteriser/index.html', 'ui/index.html', 'licences.txt'];

/** Whether a source is younger than what was built of it. */
function isStale(): boolean {
  const outputs = built.map((path) => join(root, 'out', 'desktop', path));
  if (!outputs.every((path) => existsSync(path))) return true;
  const oldestOutputMs = Math.min(...outputs.map((path) => statSync(path).mtimeMs));
  const files = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(root, folder, String(name))),
  );
  return [...files, ...singleSources.map((path) => join(root, path))].some(
    (path) => existsSync(path) && statSync(path).mtimeMs > oldestOutputMs,
  );
}

function runScript(name: string): number {
  const { status } = spawnSync('npm', ['run', name, '--silent'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return status ?? 1;
}

function buildDesktop(): void {
  if (!isStale()) return;
  say('正在构建桌面程序……', 'Building the desktop …');
  const status = runScript('build:desktop');
  if (status !== 0) process.exit(status);
}

/** Runs the program until it ends. Ctrl-C is for the program, which gets it too; a request to end is passed on. */
async function run(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((ended) => {
    child.once('error', () => ended(1));
    child.once('exit', (code) => ended(code ?? 1));
  });
}

async function start(args: readonly string[]): Promise<number> {
  if (electronBinary() === undefined) await fetchElectron();
  const binary = electronBinary();
  const chromium = settings.chromium ?? installedChromium();
  const way = chooseWay({
    display: hasDisplay,
    electron: binary !== undefined,
    chromium: chromium !== undefined && chromium !== 'npm' && !settings.headless,
  });
  switch (way) {
    case 'electron': {
      buildDesktop();
      const noSandbox = sandboxPossible({ bringsHelper: false }) ? [] : ['--no-sandbox'];
      return run(binary ?? '', [root, ...noSandbox, ...args]);
    }
    case 'chromium':
      buildDesktop();
      say(
        `没有 Electron，改由本机的 Chromium（${chromium}）代为显示；系统托盘、通知、防截屏等不起作用，只供试用。`,
        `Electron is not here; the installed Chromium (${chromium}) shows the windows instead. Notifications, protection against screenshots and the like have no effect: for trying only.`,
      );
      return run(process.execPath, ['--disable-warning=ExperimentalWarning', standIn, root, ...args]);
    case 'terminal':
      say(
        hasDisplay
          ? '没有 Electron，也没有装 Chromium，改在终端里演示一天的使用。'
          : '没有可显示的屏幕，改在终端里演示一天的使用。',
        hasDisplay
          ? 'Neither Electron nor Chromium is here; showing a day of use in the terminal instead.'
          : 'There is no screen to show windows on; showing a day of use in the terminal instead.',
      );
      return runScript('demo');
  }
}

if (import.meta.main) process.exitCode = await start(process.argv.slice(2));
