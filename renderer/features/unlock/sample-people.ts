/** The people of a sample vault and their passphrases, read from beside its key files at every start; they are no secret. */
import type { SampleVault } from '../../../shared/contract/answers.ts';
import { useVaultQuery } from '../../session/session.tsx';

export type SamplePerson = SampleVault['people'][number];

let fill: ((person: SamplePerson) => void) | null = null;

/** The form on the screen takes a sample person's secrets from the list beside it. */
export const onSamplePicked = (take: (person: SamplePerson) => void): (() => void) => {
  fill = take;
  return () => {
    if (fill === take) fill = null;
  };
};
export const pickSamplePerson = (person: SamplePerson): void => fill?.(person);

/** None where the folder is of no sample; undefined until that is known. */
export function useSamplePeople(folder: string | null): readonly SamplePerson[] | undefined {
  const { data } = useVaultQuery('sample.people', { folder: folder ?? '' }, { enabled: folder !== null });
  if (folder === null || data === null) return [];
  return data?.people;
}
