/** The app hears of each key before the page, and may keep it: without that, a shortcut that Electron swallows seems to work. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Fixture, startFixture } from './support/fixture.ts';

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
  await fixture.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.on('before-input-event', (event, input) => {
      globalThis.seen.push(`${input.type} ${input.modifiers.join('+')} ${input.key} ${input.code}`);
      if (input.control && input.key === 'u') event.preventDefault();
    });
  });
  await fixture.page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'typed';
    document.body.append(field);
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const type of ['keydown', 'keyup'] as const) {
      window.addEventListener(type, (event) => heard.push(`${type} ${event.key}`), true);
    }
  });
});
afterAll(() => fixture.close());
beforeEach(async () => {
  await fixture.app.evaluate(() => globalThis.seen.splice(0));
  await fixture.page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));
});

const seen = () => fixture.app.evaluate(() => globalThis.seen);
const heard = () => fixture.page.evaluate(() => (window as unknown as { heard: string[] }).heard);

test('every key is told first, with what was held down beside it', async () => {
  await fixture.page.keyboard.press('Shift+A');
  expect(await seen()).toEqual([
    'keyDown shift Shift ShiftLeft',
    'keyDown shift A KeyA',
    'keyUp shift A KeyA',
    'keyUp  Shift ShiftLeft',
  ]);
  expect(await heard()).toEqual(['keydown Shift', 'keydown A', 'keyup A', 'keyup Shift']);
});

test('a key that the app keeps does not reach the page, others do', async () => {
  await fixture.page.keyboard.press('Control+u');
  await fixture.page.keyboard.press('Control+l');
  expect(await seen()).toContain('keyDown control u KeyU');
  expect((await heard()).filter((line) => / [ul]$/i.test(line))).toEqual(['keydown l', 'keyup l']);
});

test('what is typed arrives in the field', async () => {
  await fixture.page.locator('#typed').click();
  await fixture.page.keyboard.type('kept and typed');
  expect(await fixture.page.locator('#typed').inputValue()).toBe('kept and typed');
});
