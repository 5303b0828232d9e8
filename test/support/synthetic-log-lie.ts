/** What a lie is, and the ways to tell one: each turns the honest story into another. */
import {
  type Body,
  type BundleLies,
  type Line,
  type Step,
  type SyntheticLog,
  sha256,
} from './synthetic-log.ts';

export interface Lie {
  readonly name: string;
  readonly check: string;
  /** Name of the step, or null where no entry is to blame. */
  readonly at: string | null;
  /** The rule. */
  readonly fault: string;
  readonly tell?: (story: Step[]) => Step[];
  readonly bundle?: BundleLies;
  /** Text of an older checkpoint to compare with. */
  readonly since?: (log: SyntheticLog) => string;
}

export type Telling = (story: Step[]) => Step[];

export const change =
  (name: string, patch: Partial<Step> | ((step: Step) => Partial<Step>)): Telling =>
  (story) => {
    const at = indexOf(story, name);
    const step = story[at]!;
    return story.with(at, { ...step, ...(typeof patch === 'function' ? patch(step) : patch) });
  };
export const changeData = (name: string, data: object): Telling =>
  change(name, (step) => ({ data: { ...step.data, ...data } }));
export const insert =
  (after: string, ...steps: Step[]): Telling =>
  (story) =>
    story.toSpliced(indexOf(story, after) + 1, 0, ...steps);
export const remove =
  (...names: string[]): Telling =>
  (story) =>
    story.filter(({ name }) => !names.includes(name));
export const all =
  (...tellings: Telling[]): Telling =>
  (story) =>
    tellings.reduce((told, tell) => tell(told), story);
/** Ends the story after the step: nothing that follows depends on it. */
export const endAfter =
  (name: string): Telling =>
  (story) =>
    story.slice(0, indexOf(story, name) + 1).map(withEveryOpening);

/** The entry that says of a missing opening that it was erased comes late in the story. */
const withEveryOpening = (step: Step): Step => {
  const { forge: _, ...rest } = step;
  return step.name === 'letter submitted' ? rest : step;
};

export function indexOf(story: readonly Step[], name: string): number {
  const at = story.findIndex((step) => step.name === name);
  if (at < 0) throw new Error(`The story has no step "${name}".`);
  return at;
}

export const insertAndEnd = (after: string, ...steps: Step[]): Telling =>
  all(endAfter(after), insert(after, ...steps));
export const forge = (name: string, forging: (line: Line) => void): Telling =>
  change(name, { forge: forging });
export const tamper = (name: string, tampering: (body: Body) => void): Telling =>
  change(name, { tamper: tampering });
export const named = (name: string, step: Step): Step => ({ ...step, name });

/** The base64 digit after this one. */
export function nextDigit(digit: string): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return digits[(digits.indexOf(digit) + 1) % 64]!;
}

export function swapLines(text: string, first: number, second: number): string {
  const lines = text.split('\n');
  return lines.with(first, lines[second]!).with(second, lines[first]!).join('\n');
}

/** The opening that the writer would give to a text at that path. */
export function openingOf(path: string, words: string): Line['openings'][number] {
  const salt = sha256(`salt ${path}`);
  return { commit: sha256(salt, words).toString('hex'), salt: salt.toString('hex'), text: words };
}
