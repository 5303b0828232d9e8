/**
 * Clause numbers as Word counts them (ECMA-376 part 1, §17.9), worked out here and written as text. Word keeps one counter for
 * each level of an abstract list, whatever list instance stands at the paragraph; an instance that starts anew does so once.
 */
import { isOn, laidOver, noProperties, overlaid, type Properties } from './docx-properties.ts';
import { writtenNumber } from './number-words.ts';
import { child, children, numberOf, valAt, type XmlElement } from './xml-tree.ts';

export interface ClauseNumber {
  /** Empty where the level shows nothing. */
  readonly text: string;
  readonly suffix: 'tab' | 'space' | 'nothing';
  /** Laid over those of the paragraph's mark. */
  readonly run: Properties;
  /** False where a format is not known, and plain digits stand for it. */
  readonly known: boolean;
  /** Instead of text: the relation of a picture, from the part of the lists. */
  readonly picture?: string;
}

interface Level {
  readonly start: number;
  readonly format: string;
  readonly pattern: string;
  readonly text: string;
  readonly suffix: ClauseNumber['suffix'];
  /** Level from 0 whose use starts this one anew; -1 for never. */
  readonly restartsAfter: number;
  readonly legal: boolean;
  readonly style: string | undefined;
  readonly paragraph: Properties;
  readonly run: Properties;
  readonly picture: string | undefined;
}

/** A list instance: its own levels where it has some, its abstract list's otherwise. */
interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  readonly startsAnew: ReadonlyMap<number, number>;
}

export interface WordLists {
  /** Of a paragraph with these properties, its own among them, and this chain of styles; undefined where it bears no number. */
  placeOf(
    properties: Properties,
    own: XmlElement | undefined,
    chain: readonly string[],
  ): NumberedPlace | undefined;
  /** One for each story: the numbers of a header do not count in the body. */
  counter(): (place: NumberedPlace) => ClauseNumber;
}
export interface NumberedPlace {
  readonly list: string;
  readonly level: number;
  /** Indents, laid between the style's and the paragraph's own. */
  readonly paragraph: Properties;
}

const levelsMax = 9;

export function wordLists(root: XmlElement | undefined): WordLists {
  const abstracts = new Map(
    children(root, 'abstractNum').map((found) => [found.attributes.get('abstractNumId') ?? '', found]),
  );
  const instances = new Map(children(root, 'num').map((num) => [num.attributes.get('numId') ?? '', num]));
  const pictures = new Map(
    children(root, 'numPicBullet').map((bullet) => [bullet.attributes.get('numPicBulletId') ?? '', bullet]),
  );
  const made = new Map<string, List | undefined>();

  const listOf = (numId: string): List | undefined => {
    if (!made.has(numId)) made.set(numId, makeList(numId));
    return made.get(numId);
  };

  /** A list may stand for a style's list, which stands elsewhere. */
  const abstractOf = (numId: string, depth = 0): { id: string; element: XmlElement } | undefined => {
    const id = valAt(instances.get(numId), 'abstractNumId') ?? '';
    const element = abstracts.get(id);
    if (!element) return undefined;
    const link = valAt(element, 'numStyleLink');
    if (link === undefined || depth > 5) return { id, element };
    const linked = [...abstracts].find(([, other]) => valAt(other, 'styleLink') === link);
    if (linked) return { id: linked[0], element: linked[1] };
    return { id, element };
  };

  function makeList(numId: string): List | undefined {
    const instance = instances.get(numId);
    const abstract = abstractOf(numId);
    if (!instance || !abstract) return undefined;
    const levels = new Map<number, Level>();
    const startsAnew = new Map<number, number>();
    const add = (level: XmlElement): void => {
      const index = numberOf(level.attributes.get('ilvl'));
      if (index !== undefined && index >= 0 && index < levelsMax) levels.set(index, readLevel(level, index));
    };
    for (const level of children(abstract.element, 'lvl')) add(level);
    for (const override of children(instance, 'lvlOverride')) {
      const index = numberOf(override.attributes.get('ilvl')) ?? 0;
      const own = child(override, 'lvl');
      if (own) add({ ...own, attributes: new Map([...own.attributes, ['ilvl', String(index)]]) });
      const start = numberOf(valAt(override, 'startOverride'));
      if (start !== undefined) startsAnew.set(index, start);
    }
    return { abstractId: abstract.id, levels, startsAnew };
  }

  function readLevel(level: XmlElement, index: number): Level {
    const restart = numberOf(valAt(level, 'lvlRestart'));
    const suffix = valAt(level, 'suff');
    const bullet = valAt(level, 'lvlPicBulletId');
    const format = child(level, 'numFmt');
    return {
      start: numberOf(valAt(level, 'start')) ?? 0,
      format: format?.attributes.get('val') ?? 'decimal',
      pattern: format?.attributes.get('format') ?? '',
      text: valAt(level, 'lvlText') ?? '',
      suffix: suffix === 'space' || suffix === 'nothing' ? suffix : 'tab',
      restartsAfter: restart === undefined ? index - 1 : restart - 1,
      legal: isOn(child(level, 'isLgl')),
      style: valAt(level, 'pStyle'),
      paragraph: laidOver(noProperties, child(level, 'pPr')),
      run: laidOver(noProperties, child(level, 'rPr')),
      picture: bullet === undefined ? undefined : pictureOf(pictures.get(bullet)),
    };
  }

  return {
    placeOf(properties, own, chain) {
      const numbering = properties.get('numPr');
      const numId = valAt(numbering, 'numId');
      if (numId === undefined || numId === '0') return undefined;
      const list = listOf(numId);
      if (!list) return undefined;
      const given = numberOf(valAt(numbering, 'ilvl'));
      const atPlace = numberOf(valAt(own, 'numPr', 'ilvl'));
      const byStyle = chain
        .map((id) => [...list.levels].find(([, { style }]) => style === id)?.[0])
        .find((level) => level !== undefined);
      // A style's own level counts only where no level names the style (§17.9.3).
      const level = atPlace ?? byStyle ?? given ?? 0;
      const found = list.levels.get(level);
      return found && { list: numId, level, paragraph: found.paragraph };
    },
    counter() {
      const counts = new Map<string, (number | undefined)[]>();
      const begun = new Set<string>();
      return ({ list: numId, level }) => {
        const list = listOf(numId) as List;
        const count = counts.get(list.abstractId) ?? [];
        counts.set(list.abstractId, count);
        advance(list, numId, level, count, begun);
        return clauseNumber(list, level, count);
      };
    },
  };

  function advance(
    list: List,
    numId: string,
    level: number,
    count: (number | undefined)[],
    begun: Set<string>,
  ): void {
    const startOf = (index: number): number => list.levels.get(index)?.start ?? 0;
    // Levels above that nobody used count as used once.
    for (let above = 0; above < level; above++) count[above] ??= list.startsAnew.get(above) ?? startOf(above);
    const anew = list.startsAnew.get(level);
    const key = `${numId} ${level}`;
    if (anew !== undefined && !begun.has(key)) count[level] = anew;
    else {
      const before = count[level];
      count[level] = before === undefined ? (anew ?? startOf(level)) : before + 1;
    }
    begun.add(key);
    for (let below = level + 1; below < levelsMax; below++) {
      const { restartsAfter = below - 1 } = list.levels.get(below) ?? {};
      if (level <= restartsAfter) count[below] = undefined;
    }
  }

  function clauseNumber(list: List, level: number, count: readonly (number | undefined)[]): ClauseNumber {
    const own = list.levels.get(level) as Level;
    let known = true;
    const text =
      own.format === 'bullet'
        ? own.text
        : own.text.replace(/%([1-9])/g, (_, digit: string) => {
            const at = Number(digit) - 1;
            const shown = list.levels.get(at);
            // A bullet is no number.
            if (shown?.format === 'bullet') return '';
            const value = count[at] ?? shown?.start ?? 0;
            const format =
              own.legal && shown?.format !== 'decimalZero' ? 'decimal' : (shown?.format ?? 'decimal');
            const written = writtenNumber(value, format, shown?.pattern);
            known &&= written.known;
            return written.text;
          });
    const hidden = isOn(own.run.get('vanish')) || (own.format === 'none' && own.text === '');
    return {
      text: hidden ? '' : text,
      suffix: own.suffix,
      run: own.run,
      known,
      ...(own.picture === undefined ? {} : { picture: own.picture }),
    };
  }
}

function pictureOf(bullet: XmlElement | undefined): string | undefined {
  return child(bullet, 'pict', 'shape', 'imagedata')?.attributes.get('id');
}

/** The indents of a number's level stand between those of the style and the paragraph's own. */
export function withLevel(
  style: Properties,
  place: NumberedPlace | undefined,
  own: XmlElement | undefined,
): Properties {
  return laidOver(place ? overlaid(style, place.paragraph) : style, own);
}
