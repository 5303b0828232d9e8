import { isSoundSealingKey, isSoundSigningKey } from './sound-key.ts';

/**
 * The kinds of value that docs/formats/log-entry.md §1 is written with. A kind says where a value departs from it:
 * null if nowhere, otherwise the path to the place. Commitments are noted down on the way.
 */

export interface Kind<T> {
  (value: unknown, met: Commitments): string | null;
  /** Never set; carries the type. */
  readonly type?: T;
  /** The member of an object may be missing. */
  readonly mayLack?: true;
}

export type TypeOf<K> = K extends Kind<infer T> ? T : never;

/** Commitments met in one body: those whose opening belongs beside it, and those whose opening never leaves. */
export interface Commitments {
  readonly shown: string[];
  readonly withheld: string[];
}

export interface Text {
  readonly commit: string;
}

const fits = <T>(test: (value: unknown) => boolean): Kind<T> => {
  return (value) => (test(value) ? null : '');
};

const matches = (pattern: RegExp): Kind<string> =>
  fits((value) => typeof value === 'string' && pattern.test(value));

export const pattern = matches;
export const id = matches(/^[0-9a-f]{32}$/);
export const hash = matches(/^[0-9a-f]{64}$/);
export const signatureHex = matches(/^[0-9a-f]{128}$/);
export const bootName = matches(/^[0-9a-f]{16}$/);
export const date = matches(/^\d{4}-\d{2}-\d{2}$/);

export const signingKey: Kind<string> = fits(
  (value) => hash(value, nowhere) === null && isSoundSigningKey(value as string),
);
export const sealingKey: Kind<string> = fits(
  (value) => hash(value, nowhere) === null && isSoundSealingKey(value as string),
);

export const integer = (min: number, max = Number.MAX_SAFE_INTEGER): Kind<number> =>
  fits((value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max);
export const count = integer(0);
/** Milliseconds since 1970, up to the end of the year 9999. */
export const instant = integer(0, 253_402_300_799_999);

/** The same in whole seconds. */
export const wholeSecond: Kind<number> = fits(
  (value) => instant(value, nowhere) === null && (value as number) % 1_000 === 0,
);

export const flag: Kind<boolean> = fits((value) => typeof value === 'boolean');
export const anyString: Kind<string> = fits((value) => typeof value === 'string');
export const anything: Kind<unknown> = fits(() => true);

export const exactly = <const T>(only: T): Kind<T> => fits((value) => value === only);

export function oneOf<const W extends readonly string[]>(...words: W): Kind<W[number]> {
  const known = new Set<unknown>(words);
  return fits((value) => known.has(value));
}

export function orNull<T>(kind: Kind<T>): Kind<T | null> {
  return (value, met) => (value === null ? null : kind(value, met));
}

export function list<T>(kind: Kind<T>, min = 0, max = Number.POSITIVE_INFINITY): Kind<readonly T[]> {
  return (value, met) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) return '';
    for (let at = 0; at < value.length; at++) {
      const where = kind(value[at], met);
      if (where !== null) return `[${at}]${where}`;
    }
    return null;
  };
}

/** A list whose members rise strictly by that measure. */
export const inOrder =
  <T>(kind: Kind<readonly T[]>, measure: (member: T) => number): Kind<readonly T[]> =>
  (value, met) => {
    const where = kind(value, met);
    if (where !== null) return where;
    const members = value as readonly T[];
    const at = members.findIndex((member, i) => i > 0 && measure(members[i - 1] as T) >= measure(member));
    return at < 0 ? null : `[${at}]`;
  };

type Shape = Readonly<Record<string, Kind<unknown>>>;
type ObjectOf<S extends Shape> = { readonly [K in keyof S]: TypeOf<S[K]> };

/** An object of exactly these keys. */
export function object<S extends Shape>(shape: S): Kind<ObjectOf<S>> {
  const members = Object.entries(shape);
  return (value, met) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
    const record = value as Record<string, unknown>;
    for (const [key, kind] of members) {
      if (!Object.hasOwn(record, key)) {
        if (kind.mayLack) continue;
        return `.${key}`;
      }
      const where = kind(record[key], met);
      if (where !== null) return `.${key}${where}`;
    }
    for (const key in record) if (!Object.hasOwn(shape, key)) return `.${key}`;
    return null;
  };
}

/** A member that entries of before do not have. */
export const sinceLater = <T>(kind: Kind<T>): Kind<T | undefined> =>
  Object.assign((value: unknown, met: Commitments) => kind(value, met), { mayLack: true as const });

const commitment = object({ commit: hash });

/** A commitment to a text. */
export const text: Kind<Text> = (value, met) => {
  const where = commitment(value, met);
  if (where === null) met.shown.push((value as Text).commit);
  return where;
};

/** A commitment whose opening is never exported: staff numbers, keyed likeness hashes. */
export const withheldText: Kind<Text> = (value, met) => {
  const where = commitment(value, met);
  if (where === null) met.withheld.push((value as Text).commit);
  return where;
};

const nowhere: Commitments = { shown: [], withheld: [] };
