/** Counts as English sentences have them. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : many}`;
export const times = (n: number): string => (n === 1 ? 'once' : `${n.toLocaleString('en')} times`);
export const people = (n: number): string => count(n, 'person', 'people');
