/** The people of a sample vault made here, kept while the program runs and in the sample's own folder of keys. */
import type { SampleVault } from '../../../shared/contract/answers.ts';

let made: SampleVault | null = null;
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
