import { describe, expect, test } from 'vitest';
import { applicationMenu } from './application-menu.ts';

describe('the application menu', () => {
  test('is for macOS alone', () => {
    for (const platform of ['linux', 'win32'] as const)
      expect(applicationMenu(platform, 'en', () => {})).toBeNull();
  });
  for (const language of ['zh-CN', 'en'] as const) {
    test(`has copying, pasting, hiding and quitting: ${language}`, () => {
      const items = (applicationMenu('darwin', language, () => {}) ?? []).flatMap(({ submenu }) =>
        Array.isArray(submenu) ? submenu : [],
      );
      const roles = items.map(({ role }) => role);
      for (const role of ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'hide', 'minimize', 'quit'])
        expect(roles).toContain(role);
      // Command+W ends a view, which the screens ask about first.
      expect(roles).not.toContain('close');
      const labels = items.flatMap(({ label }) => label ?? []);
      expect(labels.every((label) => /[\u4e00-\u9fff]/.test(label) === (language === 'zh-CN'))).toBe(true);
    });
  }
  test('what the screens do is asked of the screens', () => {
    const told: unknown[] = [];
    const items = (applicationMenu('darwin', 'en', (event) => told.push(event)) ?? []).flatMap(
      ({ submenu }) => (Array.isArray(submenu) ? submenu : []),
    );
    for (const { click } of items) (click as (() => void) | undefined)?.();
    expect(told).toEqual([
      { name: 'show', what: 'help' },
      { name: 'show', what: 'settings' },
      { name: 'zoom', to: 'in' },
      { name: 'zoom', to: 'out' },
      { name: 'zoom', to: 'usual' },
    ]);
  });
});
