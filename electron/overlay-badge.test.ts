import { describe, expect, test } from 'vitest';
import { badgeSide, badgeText, drawBadge, showBadge } from './overlay-badge.ts';

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
