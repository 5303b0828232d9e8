/** A Chromium that is installed on this machine, under whichever of its names. */
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names the program, where it is somewhere else. */
export const chromiumVariable = 'DOSSIER_VAULT_CHROMIUM';

const onPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const inApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const underProgramFiles = ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'];

export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = env[chromiumVariable];
  if (named !== undefined && named !== '') return isProgram(named) ? named : undefined;
  return candidates(env).find(isProgram);
}

function candidates(env: NodeJS.ProcessEnv): string[] {
  if (process.platform === 'darwin') {
    return inApplications.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (process.platform === 'win32') {
    const folders = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA];
    return folders.flatMap((folder) => (folder ? underProgramFiles.map((name) => join(folder, name)) : []));
  }
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return onPath.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
