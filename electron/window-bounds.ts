/** Where the window was when it was last closed, brought onto the displays that are there today. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './settings-file.ts';

const fileName = 'window.json';

const rememberedWindow = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1).max(100_000),
  height: z.int().min(1).max(100_000),
  maximized: z.boolean(),
});
export type RememberedWindow = z.infer<typeof rememberedWindow>;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** In device-independent pixels. */
export const smallestWindow = { width: 640, height: 480 } as const;
const usualWindow = { width: 1280, height: 800 } as const;
/** So much of the window must lie on a display for it to be found and dragged there. */
const visibleMin = { width: 160, height: 120 } as const;

export type WindowPlace = { readonly width: number; readonly height: number } & (
  | { readonly x: number; readonly y: number }
  | { readonly x?: never; readonly y?: never }
);

const overlap = (oneFrom: number, oneSize: number, otherFrom: number, otherSize: number): number =>
  Math.min(oneFrom + oneSize, otherFrom + otherSize) - Math.max(oneFrom, otherFrom);

const within = (size: number, least: number, most: number): number => Math.max(least, Math.min(size, most));

/**
 * `workAreas` are those of today's displays, the primary one first. A window that would lie outside of all of them comes
 * back without a position, which the system then chooses.
 */
export function placeWindow(
  remembered: RememberedWindow | null,
  workAreas: readonly Rectangle[],
): WindowPlace {
  const [primary] = workAreas;
  const on =
    remembered === null
      ? undefined
      : workAreas.find(
          (area) =>
            overlap(remembered.x, remembered.width, area.x, area.width) >= visibleMin.width &&
            overlap(remembered.y, remembered.height, area.y, area.height) >= visibleMin.height &&
            // The title bar, by which it is dragged.
            remembered.y >= area.y,
        );
  const area = on ?? primary;
  const { width, height } = remembered ?? usualWindow;
  const size = {
    width: within(width, smallestWindow.width, area?.width ?? width),
    height: within(height, smallestWindow.height, area?.height ?? height),
  };
  return remembered === null || on === undefined ? size : { ...size, x: remembered.x, y: remembered.y };
}

/** Null where nothing is remembered, or nothing that can be read. */
export function loadWindow(folder: string): RememberedWindow | null {
  try {
    const parsed = rememberedWindow.safeParse(JSON.parse(readFileSync(join(folder, fileName), 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Where the window stands is a comfort: a disk that refuses it keeps nobody from working. */
export function saveWindow(folder: string, window: RememberedWindow): void {
  try {
    writeWhole(join(folder, fileName), JSON.stringify(window));
  } catch {
    // The window opens as it did before.
  }
}
