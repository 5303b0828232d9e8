/**
 * `dialog`: with zenity where it is installed and windows are shown, otherwise every dialog is cancelled, which is said on
 * standard error. Tests put their own functions in the place of these.
 */
import { spawn, spawnSync } from 'node:child_process';
import { recordDeed } from '../common/deeds.ts';
import { standIn } from '../common/strict.ts';
import { lifecycle } from '../main/lifecycle.ts';

type Maybe<Options> = [Options] | [Electron.BaseWindow, Options];

const optionsOf = <Options>(given: Maybe<Options>): Options => given[given.length - 1] as Options;

let zenityIsThere: boolean | undefined;
function hasZenity(): boolean {
  if (lifecycle.chromium?.headless !== false) return false;
  zenityIsThere ??= spawnSync('zenity', ['--version'], { stdio: 'ignore' }).status === 0;
  return zenityIsThere;
}

/** What zenity printed and whether the person agreed; undefined if there is no zenity. */
async function askWithZenity(
  args: readonly string[],
): Promise<{ agreed: boolean; lines: string[] } | undefined> {
  if (!hasZenity()) {
    process.stderr.write(`electron-on-chromium: no dialogs here, cancelled: ${args[0] ?? ''}\n`);
    return undefined;
  }
  const child = spawn('zenity', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve({ agreed: false, lines: [] }));
    child.once('close', (code) => {
      resolve({ agreed: code === 0, lines: text.split('\n').filter((line) => line !== '') });
    });
  });
}

async function showOpenDialog(
  ...given: Maybe<Electron.OpenDialogOptions>
): Promise<Electron.OpenDialogReturnValue> {
  const { title = '', defaultPath, filters = [], properties = [] } = optionsOf(given);
  recordDeed('dialog.showOpenDialog', optionsOf(given));
  const answer = await askWithZenity([
    '--file-selection',
    `--title=${title}`,
    '--separator=\n',
    ...(defaultPath === undefined ? [] : [`--filename=${defaultPath}`]),
    ...(properties.includes('openDirectory') ? ['--directory'] : []),
    ...(properties.includes('multiSelections') ? ['--multiple'] : []),
    ...filters.map(zenityFilter),
  ]);
  return answer?.agreed === true
    ? { canceled: false, filePaths: answer.lines }
    : { canceled: true, filePaths: [] };
}

async function showSaveDialog(
  ...given: Maybe<Electron.SaveDialogOptions>
): Promise<Electron.SaveDialogReturnValue> {
  const { title = '', defaultPath, filters = [] } = optionsOf(given);
  recordDeed('dialog.showSaveDialog', optionsOf(given));
  const answer = await askWithZenity([
    '--file-selection',
    '--save',
    `--title=${title}`,
    ...(defaultPath === undefined ? [] : [`--filename=${defaultPath}`]),
    ...filters.map(zenityFilter),
  ]);
  return {
    canceled: answer?.agreed !== true,
    filePath: answer?.agreed === true ? (answer.lines[0] ?? '') : '',
  };
}

/** The last button is the one that confirms, the first the one that cancels, unless the app says otherwise. */
async function showMessageBox(
  ...given: Maybe<Electron.MessageBoxOptions>
): Promise<Electron.MessageBoxReturnValue> {
  const { message, detail = '', buttons = [], cancelId = 0, defaultId } = optionsOf(given);
  recordDeed('dialog.showMessageBox', optionsOf(given));
  const confirming = defaultId ?? buttons.findIndex((_, index) => index !== cancelId);
  const answer = await askWithZenity([
    '--question',
    '--no-markup',
    `--text=${message}\n${detail}`,
    ...(buttons[confirming] === undefined ? [] : [`--ok-label=${buttons[confirming]}`]),
    ...(buttons[cancelId] === undefined ? [] : [`--cancel-label=${buttons[cancelId]}`]),
  ]);
  return { response: answer?.agreed === true ? Math.max(confirming, 0) : cancelId, checkboxChecked: false };
}

function showErrorBox(title: string, content: string): void {
  recordDeed('dialog.showErrorBox', title, content);
  process.stderr.write(`${title}\n${content}\n`);
  if (hasZenity())
    spawn('zenity', ['--error', '--no-markup', `--text=${title}\n${content}`], { stdio: 'ignore' });
}

const zenityFilter = ({ name, extensions }: Electron.FileFilter): string =>
  `--file-filter=${name} | ${extensions.map((extension) => (extension === '*' ? '*' : `*.${extension}`)).join(' ')}`;

export const dialog = standIn<Electron.Dialog>('dialog')({
  showOpenDialog,
  showSaveDialog,
  showMessageBox,
  showErrorBox,
});
