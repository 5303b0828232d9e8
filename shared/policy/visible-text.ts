/**
 * What people must be able to see (S8): a person's name, a client's name, a code, a reason and a place hold at least
 * one visible character, and nothing invisible or private-use. Whoever types such a character is told so; nothing is
 * dropped in silence.
 */

/** Format characters, private use, unassigned, lone surrogates, fillers and zero-width marks, the blank Braille cell. */
const invisible = /[\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Something besides blanks and marks that need a letter to stand on. */
const visible = /[^\s\p{M}]/u;

export const holdsInvisible = (text: string): boolean => invisible.test(text);
export const holdsVisible = (text: string): boolean => visible.test(text);

/** Only what can be seen: for names of files, which come from elsewhere and cannot be asked for anew. */
export const visibleOnly = (text: string): string =>
  text.replace(new RegExp(invisible.source, 'gu'), '').trim();

/**
 * A text as it is kept: NFC, on one line. Newlines and tabs become blanks; control characters, direction marks and the
 * selectors of coloured pictures go, as they have no meaning here.
 */
export const cleanText = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]|\ufe0e|\ufe0f/gu, '')
    .trim();
