/** What axe finds on a page by WCAG 2.2 at level AA, and by good practice. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Without its tag a rule that came with 2.2 rests: `target-size` is one. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Axe {
  run(
    at: Document,
    options: { runOnly: string[]; resultTypes: string[] },
  ): Promise<{
    passes: { id: string }[];
    violations: { id: string; nodes: { target: unknown[] }[] }[];
  }>;
}

/** In a line each; empty where it finds nothing. */
export async function axeViolations(page: Page, where: string): Promise<string[]> {
  // Once for each document: half a megabyte of it would be read anew on every screen.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(`${source};0`);
  const found = await page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    // Of the rules that hold one element each is told: for all of them a selector would be worked out that nobody reads.
    const { violations, passes } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
    const ran = [...violations, ...passes].some(({ id }) => id === 'target-size');
    return [
      ...(ran ? [] : ['target-size did not run']),
      ...violations.map(
        (each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`,
      ),
    ];
  }, tags);
  return found.map((line) => `${where} ${line}`);
}
