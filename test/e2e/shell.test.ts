/**
 * The desktop around the screens: keys, size, title, focus, notices, the window's place, help, what a screen that fails
 * leaves; and input methods, composed for real through DevTools.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../vault/time/clock.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { weakPassphraseHasher } from '../support/weak-passphrase-hasher.ts';
import { axeViolations } from './support/axe.ts';
import { type LaunchedApp, launchApp } from './support/launch.ts';
import { quickDesktop } from './support/quick-desktop.ts';

let desk: Desk;
let launched: LaunchedApp;
let page: Page;
let devtools: CDPSession;

const settings = (): Record<string, unknown> =>
  JSON.parse(readFileSync(join(desk.path('app'), 'settings.json'), 'utf8')) as Record<string, unknown>;

async function start(): Promise<void> {
  launched = await launchApp({ appFolder: await quickDesktop(), userData: desk.path('app') });
  page = launched.page;
  devtools = await launched.app.context().newCDPSession(page);
  await page.waitForSelector('.unlock');
}

async function openVault(): Promise<void> {
  await page.locator('.unlock-form input.passphrase').fill(desk.passphrases.get('李保') ?? '');
  await page
    .locator('.unlock-form .path-field input')
    .nth(1)
    .fill(desk.keyFiles.get('李保') ?? '');
  await page.locator('.unlock-form button[type=submit]').click();
  await page.waitForSelector('.frame-body', { state: 'attached' });
}

async function goTo(path: string): Promise<void> {
  const goes = await page.evaluate((to) => {
    if (location.hash === to) return false;
    document.querySelector('.arrived')?.setAttribute('data-left', '');
    location.hash = to;
    return true;
  }, `#${path}`);
  await page
    .locator(goes ? '.arrived:not([data-left]) h1' : '.arrived h1')
    .first()
    .waitFor();
}

const focused = () => page.evaluate(() => document.activeElement?.tagName);

/** Both are read each time: a screen that has read its answer draws another heading in the place of the first. */
const headingFocused = () =>
  expect
    .poll(() => page.evaluate(() => document.activeElement === document.querySelector('.page h1')))
    .toBe(true);

/** The last page of the guide: what the program says of itself. */
async function aboutProgram() {
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog');
  await help.getByRole('option', { name: '关于，诊断报告，新版本' }).click();
  await help.getByText('Dossier Vault 0.1.0').waitFor();
  return help;
}

/** As an input method does it: letters that are being composed, then the text that they become. */
async function compose(letters: string, text: string): Promise<void> {
  for (let i = 1; i <= letters.length; i++) {
    await devtools.send('Input.imeSetComposition', {
      text: letters.slice(0, i),
      selectionStart: i,
      selectionEnd: i,
    });
  }
  await devtools.send('Input.insertText', { text });
}
/** A key that the input method takes for itself, the composition being open. */
const keyOfInputMethod = async (key: string) => {
  const event = { key, code: key, windowsVirtualKeyCode: 229 };
  await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
  await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
};

beforeAll(async () => {
  desk = await openDesk({ hasher: weakPassphraseHasher, clock: systemClock() }, [
    { name: '孟编', roles: ['author'] },
    { name: '许借', roles: ['borrower'] },
  ]);
  await desk.dossier('K-1');
  await desk.dossier('K-2');
  await desk.close();
  mkdirSync(desk.path('app'), { recursive: true });
  const known = {
    folder: desk.folder,
    name: '总部档案室',
    sample: false,
    closedAtMs: null,
    entries: 0,
    words: [],
  };
  // As a version wrote it that knew neither zoom nor the switch for letters.
  writeFileSync(
    join(desk.path('app'), 'settings.json'),
    JSON.stringify({ language: 'zh-CN', theme: 'light', station: 'A-03', place: '档案室', vaults: [known] }),
  );
  await start();
  await openVault();
}, 300_000);
afterAll(async () => {
  await launched?.app.close();
  await desk?.dispose();
});

describe('keys', () => {
  it('each key that the screens say they have reaches them through the lockdown', async () => {
    await page.keyboard.press('?');
    const shown = await page.locator('.keys-columns kbd').allTextContents();
    await page.keyboard.press('Escape');
    expect(shown).toContain('Ctrl U');
    const combined = [...new Set(shown.filter((key) => /^Ctrl \S$/.test(key)))];
    expect(combined.length).toBeGreaterThanOrEqual(4);
    for (const key of combined) {
      const pressed = key.replace('Ctrl ', '').toLowerCase().replace('−', '-');
      const arrived = page.evaluate(
        (wanted) =>
          new Promise<string>((resolve) => {
            const listener = (event: KeyboardEvent): void => {
              if (event.key === 'Control') return;
              window.removeEventListener('keydown', listener, true);
              event.stopImmediatePropagation();
              resolve(event.key === wanted ? 'arrived' : event.key);
            };
            window.addEventListener('keydown', listener, true);
            setTimeout(() => resolve('swallowed'), 5_000);
          }),
        pressed,
      );
      await page.keyboard.press(`Control+${pressed}`);
      expect(`${key}: ${await arrived}`).toBe(`${key}: arrived`);
    }
  });

  it('Ctrl U hands the desk to somebody else; Ctrl P and Ctrl S reach no page', async () => {
    const heard = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const keys: string[] = [];
          window.addEventListener(
            'keydown',
            (event) => {
              keys.push(event.key);
              if (event.key === 'u') resolve(keys.filter((key) => key !== 'Control'));
            },
            true,
          );
        }),
    );
    await page.keyboard.press('Control+p');
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Control+u');
    expect(await heard).toEqual(['u']);
    await page.waitForSelector('.people-list button');
    await signIn('李保');
  });

  it('keys of a single character can be switched off, and are remembered as such', async () => {
    await goTo('/dossiers');
    await page.keyboard.press('/');
    expect(await focused()).toBe('INPUT');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+,');
    await page
      .getByRole('radiogroup', { name: /单字符按键/ })
      .getByText(/不起作用/)
      .click();
    await page.getByRole('button', { name: '完成' }).click();
    await page.locator('[role=dialog]').first().waitFor({ state: 'hidden' });
    await page.keyboard.press('/');
    await page.keyboard.press('n');
    expect(await focused()).not.toBe('INPUT');
    expect(await page.evaluate(() => location.hash)).toBe('#/dossiers');
    expect(settings().letterKeys).toBe(false);
    await page.keyboard.press('Control+,');
    await page
      .getByRole('radiogroup', { name: /单字符按键/ })
      .getByText('起作用', { exact: true })
      .click();
    await page.getByRole('button', { name: '完成' }).click();
    await page.locator('[role=dialog]').first().waitFor({ state: 'hidden' });
  });
});

describe('an input method', () => {
  /** Entries of the log, as the foot has them: the status is asked again every few seconds. */
  const entries = (): Promise<number> =>
    page
      .locator('.foot-log')
      .innerText()
      .then((text) => Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(',', '')));
  const settled = async (): Promise<number> => {
    await page.waitForTimeout(6_000);
    return entries();
  };

  it('looks nothing up while it composes, and once when it has ended; one character waits for Enter', async () => {
    await goTo('/dossiers');
    const rows = page.locator('.register .row');
    await expect.poll(() => rows.count()).toBe(2);
    await page.keyboard.press('/');
    const before = await settled();
    for (let i = 1; i <= 3; i++) {
      const text = 'K-2'.slice(0, i);
      await devtools.send('Input.imeSetComposition', { text, selectionStart: i, selectionEnd: i });
      await page.waitForTimeout(500);
    }
    expect(await rows.count()).toBe(2);
    await devtools.send('Input.insertText', { text: 'K-2' });
    await expect.poll(() => rows.count()).toBe(1);
    // Typing narrows a listing that is on record already; Enter is an entry (A0).
    expect(await settled()).toBe(before);
    await page.locator('input[type=search]').fill('2');
    expect(await settled()).toBe(before);
    await page.keyboard.press('Enter');
    await expect.poll(entries, { timeout: 600_000 }).toBe(before + 1);
    await page.locator('input[type=search]').fill('');
    await page.keyboard.press('Escape');
  });

  it('Enter that ends a composition submits nothing, and letters that it takes are no keys', async () => {
    await page.keyboard.press('Control+u');
    await page.waitForSelector('.people-list button');
    const name = page.locator('.unlock-side input').first();
    await name.click();
    await devtools.send('Input.imeSetComposition', { text: 'xu', selectionStart: 2, selectionEnd: 2 });
    await keyOfInputMethod('Enter');
    // The form would have gone on to the passphrase.
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(true);
    await devtools.send('Input.insertText', { text: '许借' });
    expect(await name.inputValue()).toBe('许借');
    expect(await page.locator('.people-list button').count()).toBe(1);
    await page.keyboard.press('Enter');
    expect(await name.evaluate((field) => field === document.activeElement)).toBe(false);
    await signIn('李保');
  });

  it('Ctrl Enter while composing decides nothing', async () => {
    await goTo('/dossiers/new');
    const first = page.locator('.page input').first();
    await first.click();
    await compose('kehu', '客户');
    await devtools.send('Input.imeSetComposition', { text: 'dang', selectionStart: 4, selectionEnd: 4 });
    const event = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, modifiers: 2 };
    await devtools.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
    await devtools.send('Input.insertText', { text: '档案' });
    await expect.poll(() => first.inputValue()).toBe('客户档案');
    // Signing with nothing typed would take the focus to the passphrase.
    expect(await first.evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('time spent composing counts as being there', async () => {
    await page.locator('.page input').first().click();
    // Time passes, by the clock of the page; whoever only composes is not taken for gone.
    await page.evaluate(() => {
      const now = Date.now;
      Date.now = () => now() + 60_000;
    });
    const locksIn = page.locator('.strip-cell', { hasText: '后锁定' });
    await expect.poll(() => locksIn.innerText()).toMatch(/^0?[34]:/);
    await devtools.send('Input.imeSetComposition', { text: 'k', selectionStart: 1, selectionEnd: 1 });
    await keyOfInputMethod('k');
    await expect.poll(() => locksIn.innerText()).toMatch(/^0?(?:5:0|4:5)/);
    await devtools.send('Input.insertText', { text: '' });
  });
});

describe('where one is', () => {
  it('the heading takes the focus when a screen comes up, and the window is called after the place', async () => {
    await goTo('/people');
    await headingFocused();
    expect(await page.title()).toBe('人员与角色 — 卷宗保险库');
    await goTo('/dossiers/K-1');
    await headingFocused();
    // Whoever passes by the task bar reads it: no client, no code.
    expect(await page.title()).toBe('卷宗 — 卷宗保险库');
  });

  it('what is wrong with a field is said with the field', async () => {
    await goTo('/dossiers/new');
    const field = page.locator('.field', { hasText: '档号' }).locator('input').first();
    await field.fill('档 号');
    await field.blur();
    const described = await field.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).innerText()).not.toBe('');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
  });

  it('each group of choices has a name', async () => {
    await page.keyboard.press('Control+,');
    const groups = page.getByRole('dialog').getByRole('radiogroup');
    await groups.first().waitFor();
    for (const group of await groups.all()) {
      const label = await group.getAttribute('aria-labelledby');
      expect(await page.locator(`[id="${label}"]`).innerText()).not.toBe('');
    }
    await page.getByRole('button', { name: '完成' }).click();
    await page.locator('[role=dialog]').first().waitFor({ state: 'hidden' });
  });

  it('with the colours of the system what is chosen is still to be seen', async () => {
    await goTo('/dossiers');
    await page.emulateMedia({ forcedColors: 'active' });
    const chosen = page.locator('.row-chosen').first();
    await chosen.waitFor();
    const outline = await chosen.evaluate((row) => getComputedStyle(row).outlineStyle);
    expect(outline).toBe('solid');
    const rail = await page
      .locator('.rail a[aria-current=page]')
      .evaluate((row) => getComputedStyle(row).outlineStyle);
    expect(rail).toBe('solid');
    await page.emulateMedia({ forcedColors: 'none' });
  });
});

describe('the window', () => {
  it('grows and shrinks by keys, at most so far, and remembers it', async () => {
    const zoom = () =>
      launched.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor(),
      );
    await page.keyboard.press('Control+=');
    await page.keyboard.press('Control+=');
    await expect.poll(zoom).toBe(1.25);
    await expect.poll(() => settings().zoom).toBe(1.25);
    await page.keyboard.press('Control+-');
    await expect.poll(zoom).toBe(1.1);
    for (let i = 0; i < 12; i++) await page.keyboard.press('Control+-');
    await expect.poll(zoom).toBe(0.75);
    await page.keyboard.press('Control+0');
    await expect.poll(zoom).toBe(1);
  });

  it('a click on a notice brings it to the front, on the screen that the notice was about', async () => {
    await goTo('/people');
    const clicked = await launched.app.evaluate(async ({ BrowserWindow, Notification }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (window === undefined) return 'no window';
      window.minimize();
      const show = Notification.prototype.show;
      const shown = new Promise<Electron.Notification>((resolve) => {
        Notification.prototype.show = function (this: Electron.Notification) {
          Notification.prototype.show = show;
          resolve(this);
        };
      });
      await window.webContents.executeJavaScript("desktop.askShell('notice.show', { what: 'loan-waiting' })");
      (await shown).emit('click');
      return window.isMinimized() ? 'minimised' : 'in front';
    });
    expect(clicked).toBe('in front');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/desk');
  });

  it('opens where it was left, and where that display is gone, on one that is there', async () => {
    await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1000, height: 700 }),
    );
    const file = join(desk.path('app'), 'window.json');
    await expect.poll(() => existsSync(file) && readFileSync(file, 'utf8')).toContain('"width":1000');
    const bounds = () =>
      launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
    await launched.app.close();
    await start();
    expect(await bounds()).toEqual({ x: 60, y: 40, width: 1000, height: 700 });
    await launched.app.close();
    writeFileSync(file, JSON.stringify({ x: 5_000, y: 300, width: 1000, height: 700, maximized: false }));
    await start();
    expect(await bounds()).toMatchObject({ x: 0, y: 0, width: 1000, height: 700 });
    await openVault();
  });
});

describe('help, and what goes wrong', () => {
  it('F1 says what this is, its version, and whose work is in it', async () => {
    const help = await aboutProgram();
    await help.getByRole('button', { name: '显示' }).click();
    const licences = await help.locator('.licences').innerText();
    for (const name of ['react', 'antd', 'canvaskit-wasm', 'SIL OPEN FONT LICENSE', 'better-sqlite3']) {
      expect(licences).toContain(name);
    }
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
  });

  it('the guide opens at the first day of whoever is here, is searched by keys, and closes by Escape', async () => {
    await page.keyboard.press('F1');
    const help = page.getByRole('dialog');
    await help.getByRole('region', { name: '第一天：保管人' }).waitFor();
    expect(await focused()).toBe('INPUT');
    // Its picture is shown: served from the app's own files, under the policy of the page.
    const picture = help.getByRole('img', { name: /^保管人的待办事项/ });
    await expect
      .poll(() => picture.evaluate((img) => (img as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(0);
    const found = help.getByRole('status');
    await compose('huifudan', '恢复单');
    await found.getByText(/^\d+ 处$/).waitFor();
    await page.keyboard.press('ArrowDown');
    const hit = help.getByRole('option', { selected: true });
    const [title, said] = [
      await hit.locator('span').first().innerText(),
      await hit.locator('mark').innerText(),
    ];
    expect(said).toBe('恢复单');
    await page.keyboard.press('Enter');
    const opened = help.getByRole('region', { name: title });
    expect(await opened.locator('[data-sought]').innerText()).toContain('恢复单');
    expect(await axeViolations(page, 'guide')).toEqual([]);
    await help.getByRole('combobox').fill('没有这些字');
    await found.getByText('指南里没有这些字').waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'hidden' });
  });

  it('axe finds nothing in the help, in the settings and at the door', async () => {
    await aboutProgram();
    const found = await axeViolations(page, 'help');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+,');
    await page.getByRole('dialog').getByRole('radiogroup').first().waitFor();
    found.push(...(await axeViolations(page, 'settings')));
    await page.getByRole('button', { name: '完成' }).click();
    await page.locator('[role=dialog]').first().waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+u');
    await page.waitForSelector('.people-list button');
    found.push(...(await axeViolations(page, 'door')));
    await signIn('李保');
    expect(found).toEqual([]);
  });

  it('a screen that fails says so; the others go on, and the trace holds none of its words', async () => {
    await page.evaluate(() => {
      const { get } = URLSearchParams.prototype;
      Object.assign(window, { mend: () => Object.assign(URLSearchParams.prototype, { get }) });
      URLSearchParams.prototype.get = () => {
        throw new Error('许借 correct horse battery staple\n    at secret (/home/许借/合同.pdf:1:1)');
      };
    });
    await goTo('/submit');
    await page.getByRole('heading', { name: '这个页面出错了' }).waitFor();
    expect(await page.locator('.rail a').count()).toBeGreaterThan(5);
    await goTo('/people');
    await page.locator('.register .row').first().waitFor();
    await page.evaluate(() => (window as unknown as { mend(): void }).mend());
    await goTo('/submit');
    await page.getByRole('heading', { name: '提交文件' }).waitFor();

    const trace = readFileSync(join(desk.path('app'), 'diagnostics', 'screens.log'), 'utf8');
    expect(trace).toMatch(/"file":"assets\/submit-documents-[\w-]+\.js"/);
    for (const word of ['许借', 'correct', 'horse', '合同', 'secret']) expect(trace).not.toContain(word);
  });

  it('the report is shown before it is saved, and saved as it was shown', async () => {
    const file = desk.path('report.txt');
    await launched.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, file);
    await (await aboutProgram()).getByRole('button', { name: '保存诊断报告' }).click();
    const shown = await page.locator('.report-text').innerText();
    expect(shown).toContain('assets/submit-documents');
    expect(existsSync(file)).toBe(false);
    await page.getByRole('button', { name: '存为文件' }).click();
    await page.getByRole('dialog').getByText('已保存').waitFor();
    expect(readFileSync(file, 'utf8').trim()).toBe(shown.trim());
  });
});

async function signIn(name: string): Promise<void> {
  const form = page.locator('.unlock-form');
  await page.locator('.unlock-side input').first().fill(name);
  await page.keyboard.press('Enter');
  await page.keyboard.type(desk.passphrases.get(name) ?? '');
  const keyFile = desk.keyFiles.get(name);
  if (keyFile !== undefined) await form.locator('.path-field input').first().fill(keyFile);
  await form.locator('button[type=submit]').click();
  await page.waitForSelector('.frame-body', { state: 'attached' });
}
