import { describe, expect, test } from 'vitest';
import { placeWindow } from './window-bounds.ts';

describe('where the window opens', () => {
  const primary = { x: 0, y: 0, width: 1920, height: 1040 };
  const beside = { x: 1920, y: -200, width: 1280, height: 1024 };
  const left = { x: 2000, y: 0, width: 1000, height: 700, maximized: false };
  const rows = [
    ['the first time', null, [primary], { width: 1280, height: 800 }],
    ['where it was left', left, [primary, beside], { x: 2000, y: 0, width: 1000, height: 700 }],
    ['its display is gone', left, [primary], { width: 1000, height: 700 }],
    [
      'a corner of it alone would be seen',
      { ...left, x: 1900, y: 1000 },
      [primary],
      { width: 1000, height: 700 },
    ],
    [
      'its title bar would be above the display',
      { ...left, x: 100, y: -30 },
      [primary],
      { width: 1000, height: 700 },
    ],
    [
      'larger than its display is now',
      { ...left, x: 0, y: 0, width: 3000, height: 2000 },
      [primary],
      { x: 0, y: 0, width: 1920, height: 1040 },
    ],
    [
      'smaller than it may be',
      { ...left, x: 0, y: 0, width: 10, height: 10 },
      [primary],
      { width: 640, height: 480 },
    ],
    ['no display is known', left, [], { width: 1000, height: 700 }],
  ] as const;
  for (const [name, remembered, displays, expected] of rows) {
    test(name, () => expect(placeWindow(remembered, displays)).toEqual(expected));
  }
});
