/** Parts of the desktop's shell that need no window: where it opens, the menu of macOS, the sign with the count, kept keys. */
import { describe, expect, test } from 'vitest';
import { applicationMenu } from '../../electron/application-menu.ts';
import { badgeSide, badgeText, drawBadge, showBadge } from '../../electron/overlay-badge.ts';
import { placeWindow } from '../../electron/window-bounds.ts';
import { settings, zoomBy, zoomSteps } from '../../shared/contract/shell.ts';

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

describe('the count on the program’s sign', () => {
  const places = (platform: NodeJS.Platform) => {
    const told: unknown[] = [];
    return {
      told,
      platform,
      app: { setBadgeCount: (count?: number) => told.push(['badge', count]) > 0 },
      window: {
        setOverlayIcon: (image: unknown, words: string) => void told.push(['overlay', image === null, words]),
      },
      image: () => ({
        createFromBitmap: (bitmap: Buffer) => ({ bytes: bitmap.length }) as unknown as Electron.NativeImage,
      }),
    };
  };
  test('is a number where the system has one', () => {
    const mac = places('darwin');
    showBadge(mac, 3, '3 waiting');
    showBadge(mac, 0, '');
    expect(mac.told).toEqual([
      ['badge', 3],
      ['badge', 0],
    ]);
  });
  test('is a picture with words over the taskbar of Windows, and goes with the last', () => {
    const windows = places('win32');
    showBadge(windows, 12, '12 waiting');
    showBadge(windows, 0, '');
    expect(windows.told).toEqual([
      ['overlay', false, '12 waiting'],
      ['overlay', true, ''],
    ]);
  });
  test('each count has a picture of its own, up to nine; more are "9+"', () => {
    const pictures = Array.from({ length: 9 }, (_, i) => Buffer.from(drawBadge(i + 1)).toString('base64'));
    expect(new Set(pictures).size).toBe(9);
    expect(badgeText(10)).toBe('9+');
    expect(drawBadge(10)).toEqual(drawBadge(400));
    expect(drawBadge(4)).toHaveLength(badgeSide * badgeSide * 4);
  });
});

describe('settings', () => {
  test('of a version that knew neither size nor letters keep what they have', () => {
    const old = { language: 'en', theme: 'dark', station: 'A-03', place: 'archive', vaults: [] };
    expect(settings.parse(old)).toEqual({ ...old, zoom: 1, letterKeys: true });
  });
  test('sizes go up and down by steps and stop at the last', () => {
    expect(zoomBy(1, 'in')).toBe(1.1);
    expect(zoomBy(1, 'out')).toBe(0.9);
    expect(zoomBy(1.3, 'out')).toBe(1.25);
    expect(zoomBy(zoomSteps.at(-1)!, 'in')).toBe(zoomSteps.at(-1));
    expect(zoomBy(zoomSteps[0], 'out')).toBe(zoomSteps[0]);
  });
});
