/**
 * Takes the pictures of the guide, `npm run guide-pictures`: for each role and language one screen of the sample, into
 * `docs/guide/pictures/`. No test of the usual run: it writes into the project.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Role } from '../../shared/vocabulary/terms.ts';
import { projectFolder } from '../support/project-files.ts';
import { Desktop, makeSample } from './support/desktop.ts';
import { settled } from './support/settled.ts';

const screens: readonly (readonly [Role, string])[] = [
  ['custodian', '/desk'],
  ['approver', '/requests'],
  ['author', '/my-filings'],
  ['borrower', '/my-loans'],
  ['auditor', '/log'],
  ['clerk', '/training'],
];
const size = { width: 1280, height: 800 };
const quality = 45;
const bytesMax = 60_000;

it.each(['zh-CN', 'en'] as const)('takes the pictures in %s', async (language) => {
  const into = join(projectFolder, 'docs/guide/pictures');
  mkdirSync(into, { recursive: true });
  const desktop = new Desktop(await makeSample(language));
  try {
    await desktop.start();
    await desktop.page.setViewportSize(size);
    const devtools = await desktop.page.context().newCDPSession(desktop.page);
    const nameOf = (role: Role): string => {
      const found = desktop.sample.made.people.find(({ roles }) => roles[0] === role);
      if (found === undefined) throw new Error(`nobody in the sample is ${role}`);
      return found.name;
    };
    await desktop.open(nameOf('custodian'));
    for (const [role, path] of screens) {
      if (role !== 'custodian') await desktop.signIn(nameOf(role));
      await desktop.go(path);
      await settled(desktop.page);
      const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality });
      const picture = Buffer.from(data, 'base64');
      expect(picture.length).toBeLessThanOrEqual(bytesMax);
      writeFileSync(join(into, `${role}.${language}.webp`), picture);
    }
  } finally {
    await desktop.app?.close();
    desktop.remove();
  }
});
