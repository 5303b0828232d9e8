/**
 * `npm start -- [vault]`: the desktop, on the best that this machine has. Electron's own binary if it is here or can be
 * fetched; otherwise an installed Chromium in its place; otherwise, without a screen, the day in the terminal.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installedChromium } from '../electron-on-chromium/chromium/find-chromium.ts';
import { sandboxPossible } from '../electron-on-chromium/chromium/sandbox.ts';
import { hasDisplay, settings } from '../electron-on-chromium/common/settings.ts';
import { describeFailure, fetchElectron, recallFailure, rememberFailure } from './fetch-electron.ts';

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

/** Electron's package says where its binary is, or a variable does; requiring the package would start a download. */
export function electronBinary(folder = electronFolder): string | undefined {
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : usualName();
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  // Without its path file the package was never unpacked.
  if (chosen === undefined && !existsSync(pathFile)) return undefined;
  const binary = join(chosen ?? join(folder, 'dist'), name);
  return existsSync(binary) ? binary : undefined;
}

const usualName = (): string =>
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';

const mirror = (): string =>
  process.env.npm_config_electron_mirror || process.env.ELECTRON_MIRROR || 'https://github.com/';

/** The two variables that help, whatever the cause is. */
export const fetchRemedies = [
  '可以设置 ELECTRON_MIRROR=<镜像地址，以 / 结尾> 从别处下载，或设置 ELECTRON_OVERRIDE_DIST_PATH=<已解压的 Electron 文件夹>。',
  'Set ELECTRON_MIRROR=<address of a mirror, with / at its end> to fetch it from elsewhere, or ELECTRON_OVERRIDE_DIST_PATH=<folder with Electron unpacked>.',
] as const;

const cacheFile = join(root, 'node_modules', '.cache', 'dossier-vault', 'electron-fetch.json');

function tellProgress(): (done: number, total: number | null) => void {
  let told = -1;
  return (done, total) => {
    const megabytes = Math.floor(done / 1_000_000);
    const percent = total === null ? null : Math.floor((100 * done) / total);
    const step = percent ?? megabytes;
    // On a terminal each step over the last; in a file every tenth, in a line of its own.
    const onTerminal = process.stderr.isTTY;
    if (step === told || (!onTerminal && step % 10 !== 0)) return;
    told = step;
    const text = percent === null ? `${megabytes} MB` : `${percent} %  ${megabytes} MB`;
    process.stderr.write(onTerminal ? `\r${text}\u001b[K${percent === 100 ? '\n' : ''}` : `${text}\n`);
  };
}

async function fetchAndUnpack(): Promise<void> {
  const unwanted = process.env.CI !== undefined || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD !== undefined;
  if (unwanted || !hasDisplay) return;
  const { version } = JSON.parse(readFileSync(join(electronFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const now = { version, mirror: mirror(), atMs: Date.now() };
  const before = recallFailure(cacheFile, now);
  if (before !== null) {
    const [zh, en] = describeFailure(before);
    say(
      `上次下载 Electron 未成：${zh}。今天不再重试；重试请运行 npx install-electron。${fetchRemedies[0]}`,
      `Electron could not be fetched last time: ${en}. Not tried again today; to try, run npx install-electron. ${fetchRemedies[1]}`,
    );
    return;
  }
  say('正在下载 Electron（约 120 MB，只需一次）……', 'Fetching Electron (about 120 MB, only once) …');
  const failure = await fetchElectron({ electronFolder, progress: tellProgress() });
  rememberFailure(cacheFile, failure === null ? null : { ...now, failure });
  if (failure !== null) {
    const [zh, en] = describeFailure(failure);
    say(
      `Electron 下载未成：${zh}。${fetchRemedies[0]}`,
      `Electron could not be fetched: ${en}. ${fetchRemedies[1]}`,
    );
    return;
  }
  const { status } = spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) say('Electron 已下载，但未能解压。', 'Electron was fetched, but could not be unpacked.');
}

const sources = ['electron', 'renderer', 'shared', 'rasteriser', 'vault', 'build/rasteriser-page'];
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
  if (electronBinary() === undefined) await fetchAndUnpack();
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
          ? `没有 Electron，也没有找到 Chromium，改在终端里演示一天的使用。要打开桌面：安装 Chromium、Chrome 或 Edge，或设置 STAND_IN_CHROMIUM=<其路径>。${fetchRemedies[0]}`
          : '没有可显示的屏幕，改在终端里演示一天的使用。',
        hasDisplay
          ? `Neither Electron nor Chromium is here; showing a day of use in the terminal instead. For the desktop install Chromium, Chrome or Edge, or set STAND_IN_CHROMIUM=<its path>. ${fetchRemedies[1]}`
          : 'There is no screen to show windows on; showing a day of use in the terminal instead.',
      );
      return runScript('demo');
  }
}

if (import.meta.main) process.exitCode = await start(process.argv.slice(2));
