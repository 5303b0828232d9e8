import { describe, expect, test } from 'vitest';
import { settings, zoomBy, zoomSteps } from './shell.ts';

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
