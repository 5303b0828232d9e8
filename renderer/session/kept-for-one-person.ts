/** What a screen keeps in memory after it was left, for the person at the desk; forgotten when somebody else comes. */
const forgets = new Set<() => void>();

/** To be called once by each module that keeps something of this kind. */
export const forgetForTheNextPerson = (forget: () => void): void => void forgets.add(forget);

export function forgetWhatWasKept(): void {
  for (const forget of forgets) forget();
}
