/**
 * Writes the tables of readings and of simplified forms that names are found by: `npx node build/scripts/write-han-tables.ts`.
 * The product carries these tables, not the libraries they come from: pinyin-pro and OpenCC's data in opencc-js.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';

const at = (name: string): string =>
  fileURLToPath(new URL(`../../shared/vocabulary/${name}`, import.meta.url));
export const readingsPath = at('han-readings.ts');
export const simplifiedPath = at('han-simplified.ts');

/** Blocks of Han characters in the first plane and behind it. */
const blocks = [
  [0x3007, 0x3007],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xf900, 0xfaff],
  [0x20000, 0x323af],
] as const;

/** As names are folded: the compatibility forms are others by then. */
const allHan = (): string[] =>
  blocks
    .flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
    )
    .filter((character) => character.normalize('NFKC') === character);

/** Interjections that pinyin-pro reads without a vowel are typed as these. */
const typedAs: Readonly<Record<string, string>> = { ng: 'en', n: 'en', m: 'mu', hng: 'heng' };

/** Toneless readings, those as a family name among them; none where pinyin-pro knows none. */
function readingsOf(character: string): Set<string> {
  const all = [
    ...pinyin(character, { toneType: 'none', type: 'array', multiple: true }),
    ...pinyin(character, { toneType: 'none', type: 'array', mode: 'surname' }),
  ];
  return new Set(all.map((each) => typedAs[each] ?? each).filter((each) => /^[a-zü]+$/.test(each)));
}

/** Family names of two characters are read otherwise than their characters: 万俟 is Moqi. */
const doubleSurnames = [
  '万俟',
  '尉迟',
  '单于',
  '长孙',
  '澹台',
  '令狐',
  '宇文',
  '皇甫',
  '呼延',
  '闾丘',
  '亓官',
  '相里',
];

function bySyllable(): [string, string][] {
  const syllables = new Map<string, Set<string>>();
  const put = (character: string, reading: string): void => {
    syllables.set(reading, (syllables.get(reading) ?? new Set()).add(character));
  };
  for (const character of allHan()) for (const each of readingsOf(character)) put(character, each);
  for (const surname of doubleSurnames) {
    const readings = pinyin(surname, { toneType: 'none', type: 'array', mode: 'surname' });
    [...surname].forEach((character, i) => {
      put(character, readings[i]!);
    });
  }
  return [...syllables]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([each, all]) => [each, [...all].join('')]);
}

/** Each with its first simplified form, and that one's own where it has one; what is its own is left out. */
function simplifiedPairs(): [string, string][] {
  const convert = Converter({ from: 't', to: 'cn' });
  const last = (form: string): string => (convert(form) === form ? form : last(convert(form)));
  return allHan().flatMap((each): [string, string][] => {
    const simplified = last(each);
    return simplified === each || [...simplified].length !== 1 ? [] : [[each, simplified]];
  });
}

/** Lines of equal length, counted in characters. */
function wrapped(text: string): string {
  const characters = [...text];
  const lines: string[] = [];
  for (let i = 0; i < characters.length; i += 100) lines.push(characters.slice(i, i + 100).join(''));
  return lines.join('\n');
}

export const readingsSource = (): string => `/**
 * Readings of Han characters: each syllable of pinyin without its tone, then every character that is read so, as a family
 * name too. From pinyin-pro (MIT). Written by build/scripts/write-han-tables.ts; a test compares.
 */
export const charactersBySyllable = \`
${wrapped(bySyllable().flat().join(''))}
\`;
`;

export const simplifiedSource = (): string => `/**
 * Traditional characters, each followed by its simplified form. From OpenCC's data, by way of opencc-js (Apache 2.0).
 * Written by build/scripts/write-han-tables.ts; a test compares.
 */
export const traditionalAndSimplified = \`
${wrapped(simplifiedPairs().flat().join(''))}
\`;
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(readingsPath, readingsSource());
  writeFileSync(simplifiedPath, simplifiedSource());
}
