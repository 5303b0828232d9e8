/** Every screen of every role on a vault with a past, in both languages: words, and no code of the contract without its word. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codesShown } from '../support/raw-codes.ts';
import { Desktop, makeSample } from './support/desktop.ts';
import { settled } from './support/settled.ts';

const keepers = [
  '/custody',
  '/clients',
  '/clients/1',
  '/departures',
  '/departures/1',
  '/departures/1/exposure',
];
const proofs = ['/log', '/trust?code=KH-2025-0866', '/insight', '/integrity', '/policy'];
const screens = {
  custodian: [
    ...[
      '/desk',
      '/dossiers',
      '/dossiers/new',
      '/dossiers/KH-2026-0147',
      '/loans',
      '/filings',
      '/people/invitations',
      '/people',
      '/places',
    ],
    ...['/mend', '/held/8', '/departures/rehearsal/10', ...keepers, ...proofs],
  ],
  approver: ['/requests', '/decided', '/dossiers/KH-2025-0866', '/people', ...keepers, ...proofs],
  borrower: ['/directory', '/my-loans', '/my-notes', '/my-views', '/before-view/L6', '/clients'],
  author: [
    '/submit',
    '/submit/folders',
    '/my-filings',
    '/dossiers/new',
    '/dossiers',
    '/dossiers/KH-2026-0147',
  ],
  auditor: ['/log', '/policy'],
  clerk: [
    '/training',
    '/training/courses/3',
    '/training/people/9',
    '/training/rules',
    '/rules-told',
    '/my-training',
    '/agreements',
  ],
} as const;

const people = {
  'zh-CN': {
    custodian: '沈知行',
    approver: '顾怀远',
    borrower: '许嘉禾',
    author: '孟一鸣',
    auditor: '温以宁',
    clerk: '乔安',
  },
  en: {
    custodian: 'Shen Zhixing',
    approver: 'Helen Gu',
    borrower: 'Xu Jiahe',
    author: 'Meng Yiming',
    auditor: 'Daniel Okoye',
    clerk: 'Joanna Qiao',
  },
} as const;

describe.each(['zh-CN', 'en'] as const)('%s', (language) => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = new Desktop(await makeSample(language));
    await desktop.start();
    await desktop.open(people[language].custodian);
  }, 300_000);
  afterAll(async () => {
    await desktop?.stop();
    desktop?.remove();
  });

  /** What is read and what is read out: texts, and names of marks and pictures. */
  const shownOn = (): Promise<string> =>
    desktop.page.evaluate(() => {
      const named = [...document.querySelectorAll('[aria-label], [title], [alt]')].flatMap((each) =>
        ['aria-label', 'title', 'alt'].map((name) => each.getAttribute(name) ?? ''),
      );
      return [document.title, document.body.innerText, ...named].join('\n');
    });

  const roles = Object.keys(screens) as (keyof typeof screens)[];
  // One language of each role, the other of the next; all of both with DOSSIER_VAULT_LONG_TESTS=1.
  const first = language === 'zh-CN' ? 0 : 1;
  const long = process.env.DOSSIER_VAULT_LONG_TESTS === '1';
  test.each(roles.filter((_, i) => long || i % 2 === first))('screens of the %s', async (role) => {
    const { page } = desktop;
    if (role !== 'custodian') await desktop.signIn(people[language][role]);
    const found: string[] = [];
    for (const path of screens[role]) {
      await desktop.go(path);
      await page.waitForFunction((at) => location.hash === `#${at}`, path);
      await settled(page);
      if (path === '/log') {
        await page.locator('.rows [data-entry]').first().click();
        await page.keyboard.press('Enter');
        await page.keyboard.press('p');
        await page.locator('.proof-picture').waitFor();
        await page.locator('.proof-fold summary').first().click();
      }
      const current = await page.locator('.rail [aria-current=page]').count();
      expect(current, `${path}: places of the rail that are the current one`).toBeLessThanOrEqual(1);
      const shown = await shownOn();
      expect(shown.length, path).toBeGreaterThan(150);
      found.push(...codesShown(shown, language).map((each) => `${path} ${each}`));
    }
    expect(found).toEqual([]);
  });
});
