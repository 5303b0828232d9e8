/**
 * Starts the app as a person would, and hands it to Playwright: on Electron's own binary where it is there, otherwise on
 * Chromium through build/electron-on-chromium/. Tests are the same for both.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';

const projectFolder = resolve(import.meta.dirname, '../../..');
const launcherFolder = join(projectFolder, 'build', 'electron-on-chromium', 'launcher');

/**
 * Electron's package says where its binary is; asking the package itself would start a download. Whoever has the binary
 * elsewhere names its folder in the variable that the package asks too.
 */
function electronBinary(): string | undefined {
  const packageFolder = join(projectFolder, 'node_modules', 'electron');
  const pathFile = join(packageFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const chosen = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(packageFolder, 'dist');
  const binary = join(chosen, name);
  return resolve(chosen) !== launcherFolder && existsSync(binary) ? binary : undefined;
}

export interface LaunchOptions {
  /** The folder with the app's package.json; the project's own unless said otherwise. */
  readonly appFolder?: string;
  /** Where the app keeps its data, as a switch of the command line: `--user-data-dir`. */
  readonly userData: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Modules that the main process loads before the app. */
  readonly required?: readonly string[];
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  /** The first window. */
  readonly page: Page;
  /** Whether it is Chromium that stands in for Electron. */
  readonly standIn: boolean;
  /** How the page's own address for `app://…` reads: as it is in Electron, an https address in the stand-in. */
  appUrl(url: string): string;
}

/** For what hangs; a slow machine under load must not meet it. */
const farMs = 600_000;
/** Less than the five minutes after which a vault locks itself. */
export const farSeenMs = 240_000;

/** The windows' contexts that are open, and how long each waits for what is to be seen. */
const contexts = new Set<ReturnType<ElectronApplication['context']>>();
let seenMs = farSeenMs;

/** From here on, also for windows that are open. */
export function waitNoLongerThan(ms: number): void {
  seenMs = ms;
  for (const context of contexts) context.setDefaultTimeout(ms);
}

let told = false;

export async function launchApp(options: LaunchOptions): Promise<LaunchedApp> {
  const { appFolder = projectFolder, userData, env = {}, args = [], required = [] } = options;
  const binary = electronBinary();
  const standIn = binary === undefined;
  if (!told) {
    told = true;
    const which = binary ?? 'Chromium in the place of Electron (build/electron-on-chromium/)';
    process.stderr.write(`e2e: running on ${which}\n`);
  }
  // Playwright asks the electron package for the binary, and the package asks this variable.
  if (standIn) process.env.ELECTRON_OVERRIDE_DIST_PATH = launcherFolder;
  // Playwright's own folder of that kind outlives a worker that ends right after the app.
  const artifactsDir = join(userData, 'playwright-artifacts');
  mkdirSync(artifactsDir, { recursive: true });
  const app = await _electron.launch({
    artifactsDir,
    timeout: farMs,
    args: [
      ...required.flatMap((module) => ['-r', module]),
      appFolder,
      `--user-data-dir=${userData}`,
      ...args,
    ],
    // The package's Chromium, unless whoever runs the tests wants another: `npm test` needs nothing installed.
    env: { STAND_IN_CHROMIUM: 'npm', ...inherited(), DOSSIER_VAULT_CREDENTIAL_STORE: 'off', ...env },
    // The stand-in knows by itself where there can be no sandbox.
    ...(standIn && process.getuid?.() !== 0 ? { chromiumSandbox: true } : {}),
  });
  const context = app.context();
  contexts.add(context);
  app.once('close', () => contexts.delete(context));
  context.setDefaultTimeout(seenMs);
  let page: Page;
  try {
    page = await app.firstWindow({ timeout: farMs });
  } catch (error) {
    await app.close();
    throw error;
  }
  return { app, page, standIn, appUrl: (url) => (standIn ? addressInStandIn(url) : url) };
}

const addressInStandIn = (url: string): string =>
  url.replace(/^app:\/\/([^/]+)/, 'https://$1.app.stand-in.invalid');

function inherited(): Record<string, string> {
  const entries = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
