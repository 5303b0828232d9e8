/** Names that our files export, and those that others take from them. */
import { posix } from 'node:path';

const word = '[A-Za-z_$][\\w$]*';
const declared = new RegExp(
  `^export\\s+(?:declare\\s+)?(?:abstract\\s+)?(?:async\\s+)?(?:const|let|function\\*?|class|interface|type|enum|namespace)\\s+(${word})`,
  'gm',
);
/** `export const { a, b } = …`, `export { a, b as c }` with or without `from`, `export type { A }`. */
const taken = /^export\s+const\s*[{[]([^}\]]*)[}\]]\s*=/gm;
const listed = /^export\s+(?:type\s+)?\{([^}]*)\}(?!\s*from)/gm;

const names = (list: string, side: 'before' | 'after'): string[] =>
  list
    .split(',')
    .map((each) => each.trim().replace(/^type\s+/, ''))
    .filter((each) => each !== '')
    .map((each) => each.split(/\s+as\s+|\s*:\s*/).at(side === 'before' ? 0 : -1) ?? '');

/** What a file exports of its own; `default` for its default. What it passes on is the other file's. */
const exportedNames = (source: string): string[] => [
  ...[...source.matchAll(declared)].map(([, name = '']) => name),
  ...[...source.matchAll(taken)].flatMap(([, list = '']) => names(list, 'after')),
  ...[...source.matchAll(listed)].flatMap(([, list = '']) => names(list, 'after')),
  ...(/^export\s+default\b/m.test(source) ? ['default'] : []),
];

interface Taken {
  readonly from: string;
  /** `*`: everything, or something that cannot be told. */
  readonly name: string;
}

/** What a file takes from others of ours: by import, by passing on, as a type, or late. */
function takenNames(path: string, source: string): Taken[] {
  const at = (name: string): string => posix.join(posix.dirname(path), name);
  const all: Taken[] = [];
  const statement = new RegExp(
    `^(?:import|export)\\s+(?:type\\s+)?(?:(${word})\\s*,?\\s*)?(?:(\\*)(?:\\s+as\\s+${word})?|\\{([^}]*)\\})?\\s*from\\s*'(\\.[^']+)'`,
    'gm',
  );
  for (const [, main, everything, list, from = ''] of source.matchAll(statement)) {
    if (main !== undefined) all.push({ from: at(from), name: 'default' });
    if (everything !== undefined) all.push({ from: at(from), name: '*' });
    for (const name of names(list ?? '', 'before')) all.push({ from: at(from), name });
  }
  const late = new RegExp(`\\bimport\\(\\s*['\`](\\.[^'\`$]+)['\`]\\s*\\)(?:\\.(${word}))?`, 'g');
  for (const [, from = '', name = '*'] of source.matchAll(late))
    all.push({ from: at(from), name: name === 'then' ? '*' : name });
  return all;
}

/** Names of types alone: they say what an exported function takes and gives, whoever names them. */
const isType = (source: string, name: string): boolean =>
  new RegExp(`^export\\s+(?:declare\\s+)?(?:interface|type)\\s+${name}\\b`, 'm').test(source);
const standsAgain = (source: string, name: string): boolean =>
  [...source.matchAll(new RegExp(`(?<![\\w$]|(?<!\\.\\.)\\.)${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g'))]
    .length > 1;

/**
 * `path: name` for each exported name that no other file takes. A type that its own file uses is passed over. A page's
 * replacement has to export what the file that it stands for exports.
 */
export function unusedExports(sources: ReadonlyMap<string, string>): string[] {
  const used = new Set<string>();
  for (const [path, source] of sources)
    for (const { from, name } of takenNames(path, source)) if (from !== path) used.add(`${from}: ${name}`);
  return [...sources].flatMap(([path, source]) => {
    const asked = path.replace(/\.page\.ts$/, '.ts');
    if (used.has(`${path}: *`)) return [];
    return exportedNames(source)
      .filter((name) => !used.has(`${path}: ${name}`) && !used.has(`${asked}: ${name}`))
      .filter((name) => !(isType(source, name) && standsAgain(source, name)))
      .map((name) => `${path}: ${name}`);
  });
}
