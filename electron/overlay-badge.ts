/** The number on the program's sign. Windows knows no badge: there it is a small picture over the button of the taskbar. */
import type { nativeImage } from 'electron/common';
import type { app, BrowserWindow } from 'electron/main';

/** Side of the picture; Windows shows it at 16 device-independent pixels. */
export const badgeSide = 32;
/** BGRA, opaque: the red of a seal would say "signature", so ink on paper turned over. */
const ink = [0x18, 0x1b, 0x1d, 0xff] as const;
const paper = [0xf6, 0xfa, 0xfb, 0xff] as const;

/** Rows of three or five points; a plus follows a nine where there are more. */
const digits: Readonly<Record<string, readonly string[]>> = {
  '1': [' # ', '## ', ' # ', ' # ', '###'],
  '2': ['###', '  #', '###', '#  ', '###'],
  '3': ['###', '  #', '###', '  #', '###'],
  '4': ['# #', '# #', '###', '  #', '  #'],
  '5': ['###', '#  ', '###', '  #', '###'],
  '6': ['###', '#  ', '###', '# #', '###'],
  '7': ['###', '  #', '  #', '  #', '  #'],
  '8': ['###', '# #', '###', '# #', '###'],
  '9': ['###', '# #', '###', '  #', '###'],
  '+': ['   ', ' # ', '###', ' # ', '   '],
};

export const badgeText = (count: number): string => (count > 9 ? '9+' : String(count));

/** A disc with the count, as pixels in rows from the top: blue, green, red, opacity. */
export function drawBadge(count: number): Uint8Array {
  const pixels = new Uint8Array(badgeSide * badgeSide * 4);
  const middle = (badgeSide - 1) / 2;
  const set = (x: number, y: number, colour: readonly number[]): void =>
    pixels.set(colour, (y * badgeSide + x) * 4);
  for (let y = 0; y < badgeSide; y++) {
    for (let x = 0; x < badgeSide; x++) {
      if (Math.hypot(x - middle, y - middle) <= badgeSide / 2) set(x, y, ink);
    }
  }
  const glyphs = [...badgeText(count)].map((character) => digits[character] ?? []);
  const point = glyphs.length > 1 ? 3 : 4;
  const width = glyphs.length * 3 + (glyphs.length - 1);
  const left = Math.round((badgeSide - width * point) / 2);
  const top = Math.round((badgeSide - 5 * point) / 2);
  glyphs.forEach((rows, glyph) => {
    rows.forEach((row, y) => {
      [...row].forEach((mark, x) => {
        if (mark !== '#') return;
        for (let dy = 0; dy < point; dy++)
          for (let dx = 0; dx < point; dx++)
            set(left + (glyph * 4 + x) * point + dx, top + y * point + dy, paper);
      });
    });
  });
  return pixels;
}

export interface BadgePlaces {
  readonly platform: NodeJS.Platform;
  readonly app: Pick<typeof app, 'setBadgeCount'>;
  readonly window: Pick<BrowserWindow, 'setOverlayIcon'>;
  readonly image: () => Pick<typeof nativeImage, 'createFromBitmap'>;
}

/** `words` say the count to whoever cannot see the picture. */
export function showBadge(places: BadgePlaces, count: number, words: string): void {
  if (places.platform !== 'win32') {
    places.app.setBadgeCount(count);
    return;
  }
  if (count === 0) {
    places.window.setOverlayIcon(null, '');
    return;
  }
  const picture = places
    .image()
    .createFromBitmap(Buffer.from(drawBadge(count)), { width: badgeSide, height: badgeSide });
  places.window.setOverlayIcon(picture, words);
}
