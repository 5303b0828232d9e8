import { describe, expect, test } from 'vitest';
import { keyName, rowKeys } from './keys.ts';

describe('names of keys', () => {
  const pressed = (key: string, held: Partial<KeyboardEvent> = {}): string =>
    keyName({
      key,
      ctrlKey: false,
      metaKey: false,
      altKey: false,
      shiftKey: false,
      ...held,
    } as KeyboardEvent);
  test.each([
    ['j', {}, 'j'],
    ['J', { shiftKey: true }, 'Shift+j'],
    ['l', { ctrlKey: true }, 'Ctrl+l'],
    ['l', { metaKey: true }, 'Ctrl+l'],
    ['?', { shiftKey: true }, '?'],
    ['Enter', { shiftKey: true, altKey: true }, 'Alt+Shift+Enter'],
    [' ', {}, 'Space'],
  ])('%s %j', (key, held, name) => {
    expect(pressed(key, held)).toBe(name);
  });
});

describe('keys over rows', () => {
  const chosenBy = (key: string, count: number, chosen: number): number | null => {
    let to: number | null = null;
    rowKeys(count, chosen, (row) => {
      to = row;
    })[key]?.({} as KeyboardEvent);
    return to;
  };
  test.each([
    ['j', 5, 2, 3],
    ['j', 5, 4, 4],
    ['k', 5, 0, 0],
    ['PageDown', 30, 4, 16],
    ['PageUp', 30, 4, 0],
    ['Home', 30, 4, 0],
    ['End', 30, 4, 29],
    ['j', 0, 0, null],
  ])('%s among %d from %d', (key, count, chosen, expected) => {
    expect(chosenBy(key, count, chosen)).toBe(expected);
  });
});
