import { describe, expect, test } from 'vitest';
import { fittedWidth, standing, zoomShown, zoomWithin } from './page-fit.ts';

/** A4 at 120 dots an inch. */
const page = { width: 992, height: 1403 };
const pane = { width: 834, height: 1100 };

describe('how large a page is shown', () => {
  test('as wide as the pane, and a small page no wider than it is easily read', () => {
    expect(fittedWidth(page, pane, 'width', 1)).toBe(800);
    expect(fittedWidth({ width: 100, height: 100 }, pane, 'width', 1)).toBeCloseTo(128);
    expect(fittedWidth(page, { width: 50, height: 50 }, 'width', 1)).toBe(120);
  });
  test('whole, by whichever side is the shorter of room', () => {
    expect(fittedWidth(page, pane, 'page', 1)).toBeCloseTo((1000 * 992) / 1403);
    expect(fittedWidth(page, { ...pane, height: 9_000 }, 'page', 1)).toBe(800);
  });
  test('as near as was asked, whatever the pane', () => {
    expect(fittedWidth(page, pane, 'free', 1)).toBeCloseTo(793.6);
    expect(fittedWidth(page, pane, 'free', 2)).toBeCloseTo(1587.2);
  });
  test('the number that is shown is the one that brings the same width', () => {
    const widthPx = fittedWidth(page, pane, 'width', 1);
    expect(fittedWidth(page, pane, 'free', zoomShown(widthPx, page))).toBeCloseTo(widthPx);
  });
  test('never beyond a quarter and four times', () => {
    expect([0.1, 0.3, 7].map(zoomWithin)).toEqual([0.25, 0.3, 4]);
  });
  test('turned by a quarter its sides change over, by half they do not', () => {
    expect(standing(page, 90)).toEqual({ width: 1403, height: 992 });
    expect(standing(page, 270)).toEqual({ width: 1403, height: 992 });
    expect(standing(page, 180)).toEqual(page);
  });
});
