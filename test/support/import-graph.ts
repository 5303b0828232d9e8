/** Who imports whom among our files, as a graph; and the circles in it. */
import { posix } from 'node:path';
import { importedModules } from './project-files.ts';

export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** The files of ours that a source names, as paths from the project's folder. */
export const importsOfOurs = (path: string, source: string): string[] =>
  importedModules(source)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(path), name));

/** Of the sources given, by path. What is imported and not among them is left out. */
export const fileGraph = (sources: ReadonlyMap<string, string>): Graph =>
  new Map(
    [...sources].map(([path, source]) => [
      path,
      new Set(importsOfOurs(path, source).filter((target) => sources.has(target))),
    ]),
  );

/** The same between the folders that the files lie in; a folder and one inside it are two. */
export function folderGraph(files: Graph): Graph {
  const folders = new Map<string, Set<string>>();
  for (const [path, targets] of files) {
    const from = posix.dirname(path);
    const known = folders.get(from) ?? new Set();
    folders.set(from, known);
    for (const target of targets) if (posix.dirname(target) !== from) known.add(posix.dirname(target));
  }
  return folders;
}

/** Every group whose members reach one another (Tarjan), each in order of name. None where nothing goes in a circle. */
export function circlesIn(graph: Graph): string[][] {
  const met = new Map<string, { no: number; lowest: number }>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): { no: number; lowest: number } => {
    const own = { no: met.size, lowest: met.size };
    met.set(node, own);
    stack.push(node);
    for (const target of graph.get(node) ?? []) {
      const known = met.get(target);
      if (known === undefined) own.lowest = Math.min(own.lowest, visit(target).lowest);
      else if (stack.includes(target)) own.lowest = Math.min(own.lowest, known.no);
    }
    if (own.lowest === own.no) {
      const group = stack.splice(stack.indexOf(node));
      if (group.length > 1 || graph.get(node)?.has(node)) circles.push(group.toSorted());
    }
    return own;
  };
  for (const node of graph.keys()) if (!met.has(node)) visit(node);
  return circles;
}
