/**
 * Finding Chinese names by pinyin: in full (libao), half typed (liba), or by initials (lb), from any character on. A
 * character with several readings is found by each of them; ü is typed v, u or yu. Tones are taken or left out.
 */
import { charactersBySyllable } from './han-readings.ts';

interface Readings {
  readonly of: ReadonlyMap<string, readonly string[]>;
  readonly syllables: ReadonlySet<string>;
  /** Syllables and what they begin with. */
  readonly begun: ReadonlySet<string>;
}

/** As keyboards and passports have them: 吕 is lv, lu or lyu; 略 is lve, lue or lyue. */
const typedForms = (syllable: string): string[] =>
  syllable.includes('ü') ? ['v', 'u', 'yu'].map((each) => syllable.replace('ü', each)) : [syllable];

let made: Readings | undefined;

/** Made when it is first asked for: 21,000 characters take some milliseconds. */
function readings(): Readings {
  if (made !== undefined) return made;
  const of = new Map<string, string[]>();
  const syllables = new Set<string>();
  const begun = new Set<string>();
  for (const [, syllable = '', characters = ''] of charactersBySyllable
    .replaceAll('\n', '')
    .matchAll(/([a-zü]+)([^a-zü]+)/gu)) {
    for (const form of typedForms(syllable)) {
      syllables.add(form);
      for (let end = 1; end <= form.length; end++) begun.add(form.slice(0, end));
      for (const character of characters) {
        const all = of.get(character);
        if (all === undefined) of.set(character, [form]);
        else all.push(form);
      }
    }
  }
  made = { of, syllables, begun };
  return made;
}

/** How a character is read, without tones; nothing for what is no Han character, or has no reading that is known. */
export const readingsOf = (character: string): readonly string[] => readings().of.get(character) ?? [];

/** What was typed as letters of pinyin, tones and apostrophes taken away; null where it is something else. */
export function pinyinLetters(typed: string): string | null {
  const letters = typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/u\u0308/g, 'v')
    .replace(/[\p{M}\s'’]/gu, '');
  return /^[a-z]{2,}$/.test(letters) ? letters : null;
}

/** Longer than any name; what is typed beyond is no pinyin. */
const lettersMax = 60;
/** Of xianxianxian…, which can be cut in very many ways, so many. */
const cutsMax = 32;

/** Every way to cut letters into syllables, of which the last may be half typed: xian is xian and xi an. */
export function syllablesIn(letters: string): string[][] {
  const { syllables, begun } = readings();
  const cuts: string[][] = [];
  if (letters.length > lettersMax) return cuts;
  const dead = new Set<number>();
  const cut = (from: number, before: readonly string[]): boolean => {
    const rest = letters.slice(from);
    let found = false;
    if (begun.has(rest)) {
      cuts.push([...before, rest]);
      found = true;
    }
    for (let end = Math.min(6, rest.length - 1); end >= 1 && cuts.length < cutsMax; end--) {
      const syllable = rest.slice(0, end);
      if (!syllables.has(syllable) || dead.has(from + end)) continue;
      if (cut(from + end, [...before, syllable])) found = true;
      else dead.add(from + end);
    }
    return found;
  };
  cut(0, []);
  return cuts.slice(0, cutsMax);
}

/** Whether the characters from here on are read so, the last reading perhaps half typed. */
function readFrom(characters: readonly (readonly string[])[], from: number, letters: string): boolean {
  return (characters[from] ?? []).some(
    (reading) =>
      reading.startsWith(letters) ||
      (letters.startsWith(reading) && readFrom(characters, from + 1, letters.slice(reading.length))),
  );
}

/** Whether letters of pinyin are in this text; `letters` as `pinyinLetters` gives them. */
export function soundsIn(text: string, letters: string): boolean {
  const characters = [...text].map(readingsOf);
  return characters.some(
    (_, from) =>
      readFrom(characters, from, letters) ||
      (from + letters.length <= characters.length &&
        [...letters].every((letter, i) =>
          characters[from + i]!.some((reading) => reading.startsWith(letter)),
        )),
  );
}
