/** The people of a sample vault made here, kept while the program runs and in the sample's own folder of keys. */
import type { SampleVault } from '../../../shared/contract/answers.ts';

export type SamplePerson = SampleVault['people'][number];

let made: SampleVault | null = null;
let fill: ((person: SamplePerson) => void) | null = null;

/** The form on the screen takes a sample person's secrets from the list beside it. */
export const onSamplePicked = (take: (person: SamplePerson) => void): (() => void) => {
  fill = take;
  return () => {
    if (fill === take) fill = null;
  };
};
export const pickSamplePerson = (person: SamplePerson): void => fill?.(person);

const listeners = new Set<() => void>();

export const rememberSample = (sample: SampleVault): void => {
  made = sample;
  for (const listener of listeners) listener();
};
export const sampleMade = (): SampleVault | null => made;
export const onSample = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
