/**
 * What the log shows, on a real sample vault: entries found by filters and proved, a table written out, who checks whom
 * and a dossier's chain by keyboard, accesses as pictures and as tables; axe looks at each of them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../verifier/command-line.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { axeViolations } from './support/axe.ts';
import { Desktop, makeSample, type Sample } from './support/desktop.ts';

let sample: Sample;
let desktop: Desktop;
beforeAll(async () => {
  sample = await makeSample('en');
  desktop = new Desktop(sample);
  await desktop.start();
  await desktop.open('Shen Zhixing');
});
afterAll(async () => {
  await desktop?.stop();
  desktop?.remove();
});

const violations = (): Promise<string[]> => axeViolations(desktop.page, new URL(desktop.page.url()).hash);

const actions = (): Promise<string[]> =>
  desktop.page.locator('.rows [data-entry] > :nth-child(3)').allTextContents();
const chip = (name: string) => desktop.page.getByRole('button', { name: new RegExp(`^${name} `) });

describe('the access log', () => {
  it('looks a code up that is legible in part, and says how many characters that takes (L8)', async () => {
    const { page } = desktop;
    await desktop.go('/log');
    await page.getByText('Received').first().waitFor();
    await page.keyboard.press('c');
    await page.getByRole('textbox', { name: 'Trace code' }).fill('K??F-M???');
    await page.keyboard.press('Enter');
    await page.getByText('Only 3 characters are legible; it takes 4').waitFor();
    await page.getByRole('textbox', { name: 'Trace code' }).fill('ZZZZ-????');
    await page.keyboard.press('Enter');
    await page.getByText('No view and no release has a code that fits ZZZZ-????.').waitFor();
    await page.getByRole('button', { name: 'Read from a picture…' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('shows of a person, a dossier and a kind what the filters let through, and says when that is nothing', async () => {
    const { page } = desktop;
    await desktop.go('/log');
    await page.getByText('Received').first().waitFor();
    expect(await violations()).toEqual([]);

    await chip('Person').click();
    await page.getByRole('radio', { name: /^Xu Jiahe · #\d+ · / }).check();
    await page.keyboard.press('Escape');
    // From the newest to the oldest: only what is in sight is drawn.
    const seen = new Set<string>();
    await expect
      .poll(async () => {
        for (const shown of await page.locator('.rows [data-entry] > :nth-child(2)').allTextContents())
          seen.add(shown.replace(/ #\d+ .*$/, ''));
        await page.locator('.rows').evaluate((rows) => rows.scrollBy(0, rows.clientHeight / 2));
        return [...seen];
      })
      // Of somebody else's only what concerns them: a colleague's leaving that they are told of, their course, and the
      // dossier that they may know of.
      .toEqual(['Xu Jiahe', 'Shen Zhixing', 'Joanna Qiao', 'Meng Yiming']);
    await page.locator('.rows').evaluate((rows) => rows.scrollTo(0, 0));

    await chip('Action').click();
    expect(await violations()).toEqual([]);
    await page.getByRole('checkbox', { name: 'Loans: all' }).check();
    await page.keyboard.press('Escape');
    await expect.poll(actions).toEqual(['Received', 'Requested', 'Requested', 'Requested']);

    // `/` asks for the dossier; Enter takes what was typed.
    await page.keyboard.press('/');
    await page.keyboard.type('KH-2026-0147/1');
    await page.keyboard.press('Enter');
    await expect.poll(actions).toEqual(['Received', 'Requested']);

    await chip('Outcome').click();
    await page.getByRole('radio', { name: 'Refused' }).check();
    await page.getByText('No entry matches').waitFor();
    expect(await violations()).toEqual([]);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await page.getByRole('button', { name: 'Read anew' }).waitFor();
    await page.getByText('Received').first().waitFor();
  });

  it('A5: tells an entry as a sentence and proves it, signature by signature', async () => {
    const { page } = desktop;
    const row = page.locator('[data-entry]', { hasText: 'Received' }).first();
    await row.click();
    await page.keyboard.press('Enter');
    const sentence = page.locator('.log-sentence');
    await sentence.waitFor();
    expect(await sentence.innerText()).toMatch(
      /^On .+, Xu Jiahe #\d+ [^#]+ received a loan: KH-2026-0147\/1 /,
    );
    await page.keyboard.press('p');
    await page.getByText('checked here just now').waitFor();
    expect(await page.locator('.log-signatures').innerText()).toMatch(/Xu Jiahe #\d+ \S.* Borrower · valid/);
    expect(await page.locator('.proof-picture .proof-leaf').count()).toBe(1);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.log-drawer').waitFor({ state: 'detached' });
  });

  it('A2: reading the log is an entry, and standing before it is not', async () => {
    const { page } = desktop;
    const before = await page.locator('.page-head p').innerText();
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await page.locator('.page-head p').innerText()).toBe(before);
    await page.getByRole('button', { name: 'Read anew' }).click();
    await page.getByText('Log read').first().waitFor();
  });

  it('writes what the filters show as a table, and says where', async () => {
    const { page } = desktop;
    const file = join(desktop.userData, 'log.csv');
    await page.keyboard.press('x');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /What the filters show/ }).check();
    await dialog.getByLabel('File').fill(file);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.getByText(/rows written/).waitFor();
    expect(await dialog.locator('.log-exported').innerText()).toContain(file);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/Xu Jiahe #\d+ [^#]+ received a loan: KH-2026-0147\/1/);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});

describe('a period on paper', () => {
  it('A4b: the month is printed from the log screen by keyboard, and on record', async () => {
    const { page } = desktop;
    const file = join(desktop.userData, 'month.pdf');
    await desktop.go('/log');
    await page.locator('.rows [data-entry]').first().waitFor();
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Report' }).selectOption('monthly-report');
    const period = dialog.getByLabel('Period');
    expect(await period.inputValue()).toMatch(/^\d{4}-\d{2}$/);
    await dialog.getByLabel('Save as').fill(file);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.getByText('Written, 1 page').waitFor();
    expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await period.fill('last spring');
    await dialog.getByLabel('Save as').fill(`${file}-2.pdf`);
    await page.keyboard.press('Enter');
    await dialog.getByText(/period \(such as/).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});

describe('evidence of reasonable measures', () => {
  it('P8: of a client, on paper and as a bundle that verifies, by keyboard', async () => {
    const { page } = desktop;
    const file = join(desktop.userData, 'evidence.pdf');
    const folder = join(desktop.userData, 'evidence');
    await desktop.go('/log');
    await page.locator('.rows [data-entry]').first().waitFor();
    await page.keyboard.press('e');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Client' }).fill('KH-2026-0147');
    await page.keyboard.press('Tab');
    await dialog.getByLabel('Save as').fill(file);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Enter');
    await dialog.getByText(/^Written, \d+ pages$/).waitFor();
    expect(readFileSync(file).subarray(0, 5).toString('latin1')).toBe('%PDF-');

    await dialog.getByRole('combobox', { name: 'Form' }).selectOption('bundle');
    // What was asked stays: only where it is written to is new.
    expect(await dialog.getByRole('textbox', { name: 'Client' }).inputValue()).toBe('KH-2026-0147');
    await dialog.getByLabel('New folder').fill(folder);
    await page.keyboard.press('Enter');
    await dialog.getByText(/entries in the log$/).waitFor();
    await dialog.getByRole('rowheader', { name: 'Access approved and limited' }).waitFor();
    expect(await violations()).toEqual([]);
    const { first, measures, part } = await verifyBundle(folder, null);
    expect(first).toBeNull();
    expect(part?.form).toBe('skeleton');
    // The sample never lost an original and nobody who was told of this client has left: no entry, no verdict.
    const unjudged = measures?.verdicts.filter(({ answer }) => answer === 'unjudged');
    expect(unjudged?.map(({ measure, claims }) => [measure, claims])).toEqual([
      ['originals', 0],
      ['departures', 0],
    ]);
    expect(measures?.verdicts.filter(({ answer }) => answer === 'holds')).toHaveLength(7);

    await dialog.getByRole('combobox', { name: 'Of' }).selectOption('person');
    expect(await dialog.getByRole('button', { name: 'Write the bundle' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Period').fill('last spring');
    await dialog.getByRole('textbox', { name: 'Person' }).fill('Xu Jiahe');
    await dialog.getByLabel('New folder').fill(`${folder}-2`);
    await dialog.getByRole('button', { name: 'Write the bundle' }).click();
    await dialog.getByText(/period \(such as/).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});

describe('own data', () => {
  it('P9: everybody finds it in the field of Ctrl K; a custodian writes it for somebody', async () => {
    const { page } = desktop;
    await desktop.go('/log');
    await page.locator('.rows [data-entry]').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('My data');
    await page.getByText('My data').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'My data' }).waitFor();
    const folder = join(desktop.userData, 'own-data');
    await page.getByLabel('New folder').fill(folder);
    await page.keyboard.press('Enter');
    await page.getByText(/^Written, \d+ pages? of PDF$/).waitFor();
    expect(await violations()).toEqual([]);
    expect(readFileSync(join(folder, 'own-data.json'), 'utf8')).toContain('Shen Zhixing');

    await desktop.go('/held/8');
    await page.getByRole('link', { name: 'As a folder for them…' }).click();
    await page.getByRole('heading', { name: 'Data of #8' }).waitFor();
    await page.getByLabel('New folder').fill(`${folder}-8`);
    await page.getByRole('button', { name: 'Write it' }).click();
    await page.getByText(/^Written, \d+ pages? of PDF$/).waitFor();
    const written = readFileSync(join(`${folder}-8`, 'own-data.json'), 'utf8');
    expect(written).toContain('Xu Jiahe');
    expect(written).not.toContain('Shen Zhixing');
  });
});

describe('a part of the log', () => {
  it('A4: is exported by the filters of the screen, in either form, and verifies', async () => {
    const { page } = desktop;
    const folder = join(desktop.userData, 'part');
    await desktop.go('/log');
    await page.locator('.rows [data-entry]').first().waitFor();
    await chip('Person').click();
    await page.getByRole('radio', { name: /^Xu Jiahe · #\d+ · / }).check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    const dialog = page.getByRole('dialog');
    // Enter on a closing button would close it.
    const whole = dialog.getByRole('radio', { name: /The whole log/ });
    await expect.poll(() => whole.evaluate((radio) => radio === document.activeElement)).toBe(true);
    await dialog.getByRole('radio', { name: /A part of the log/ }).check();
    await dialog.getByText('Entries are chosen by the filters').waitFor();
    expect(await violations()).toEqual([]);
    await dialog.getByLabel('New folder').fill(folder);
    const blank = dialog.getByLabel('Entries to blank entirely');
    await blank.fill('first');
    await dialog.getByText('Numbers of entries, separated by commas').waitFor();
    expect(await dialog.getByRole('button', { name: 'Export' }).isDisabled()).toBe(true);
    await blank.fill('1-3');
    await dialog.getByRole('checkbox', { name: /^Names/ }).check();
    await dialog.getByRole('radio', { name: /^Skeleton/ }).check();
    await dialog.getByRole('button', { name: 'Export' }).click();
    await dialog.getByText(/entries chosen, 0 left out/).waitFor();
    expect(await violations()).toEqual([]);
    const { first, part } = await verifyBundle(folder, null);
    expect(first).toBeNull();
    const filter = { people: [expect.any(String)], dossier: null, types: [] };
    expect(part).toMatchObject({ form: 'skeleton', filter, leftOut: 0 });
    expect(part!.chosen).toBeGreaterThan(3);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('A5a: what an auditor cosigned of it comes back into the log by keyboard, once', async () => {
    const { page } = desktop;
    const memory = join(desktop.userData, 'memory');
    const remembered = await run([join(desktop.userData, 'part'), '--remember', memory], '/', 'en');
    expect(remembered.exitCode).toBe(0);
    await page.keyboard.press('w');
    const dialog = page.getByRole('dialog');
    const folder = dialog.getByLabel('Folder of the auditor’s memory');
    await expect.poll(() => folder.evaluate((field) => field === document.activeElement)).toBe(true);
    await folder.fill(desktop.userData);
    await page.keyboard.press('Enter');
    await dialog.getByText('The folder holds no state of this vault').waitFor();
    await folder.fill(memory);
    await page.keyboard.press('Enter');
    await dialog.getByText(/^auditor cosigned the state of [\d,]+ entries at /).waitFor();
    expect(await violations()).toEqual([]);
    const shots = process.env.E2E_SHOTS;
    if (shots !== undefined) await page.screenshot({ path: join(shots, 'witness.en.png') });
    await page.keyboard.press('Enter');
    await dialog.getByText('in the log already').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});

describe('who checks whom, and accesses', () => {
  it('H4: shows seats, single points and a chain; arrows walk along it, and Enter opens the entry in the log', async () => {
    const { page } = desktop;
    await desktop.go('/trust');
    await page.locator('.seat-author').waitFor();
    expect(await page.locator('.trust-side').innerText()).toContain('Every seat has two people or more.');
    await page.getByRole('button', { name: 'Choose the first dossier' }).waitFor();
    await desktop.go('/trust?code=KH-2026-0147');
    const events = page.locator('.chain-events li');
    await events.first().waitFor();
    expect(await page.locator('.chain-events').innerText()).toContain('issued a loan');
    expect(await violations()).toEqual([]);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    const chosen = await page.locator('.chain-events li[aria-current=true] .serif').innerText();
    await page.keyboard.press('t');
    await page.waitForSelector('.trust-table');
    expect(await page.locator('.trust-row-chosen').innerText()).toContain(chosen);
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Enter');
    await page.locator('.log-sentence').waitFor();
    const told = chosen.slice(chosen.indexOf(' a loan'));
    expect(await page.locator('.log-sentence').innerText()).toContain(told);
  });

  it('goes from dossier to dossier by brackets', async () => {
    const { page } = desktop;
    await desktop.go('/trust');
    await page.getByRole('button', { name: 'Choose the first dossier' }).waitFor();
    const middle = page.locator('.seating-middle strong');
    await page.keyboard.press(']');
    await expect.poll(() => middle.innerText()).toMatch(/^KH-/);
    const first = await middle.innerText();
    await page.keyboard.press(']');
    await expect.poll(() => middle.innerText()).not.toBe(first);
    await page.keyboard.press('[');
    await expect.poll(() => middle.innerText()).toBe(first);
  });

  it('shows accesses by day and hour, as pictures and as tables', async () => {
    const { page } = desktop;
    await desktop.go('/insight');
    await page.locator('.insight-bars .insight-bar-solid, .insight-bars .insight-bar').first().waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('t');
    await page.locator('main table').first().waitFor();
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(24);
    expect(await violations()).toEqual([]);
    expect(desktop.faults).toEqual([]);
  });
});
