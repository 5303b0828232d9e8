/** `npm start`: which of its ways it takes. */
import { expect, test } from 'vitest';
import { chooseWay } from '../../build/scripts/start.ts';

const ways = [
  { display: true, electron: true, chromium: true, way: 'electron' },
  { display: true, electron: true, chromium: false, way: 'electron' },
  { display: true, electron: false, chromium: true, way: 'chromium' },
  { display: true, electron: false, chromium: false, way: 'terminal' },
  { display: false, electron: true, chromium: true, way: 'terminal' },
  { display: false, electron: false, chromium: true, way: 'terminal' },
] as const;

for (const { way, ...there } of ways) {
  test(`${JSON.stringify(there)}: ${way}`, () => {
    expect(chooseWay(there)).toBe(way);
  });
}
