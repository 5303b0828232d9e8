/** Which packages go into what is shipped: modules that are bundled, packages that are copied whole, data in tables of ours. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** One for the process: configurations are loaded as modules of their own, each with its copy of this file. */
const key = Symbol.for('dossier-vault.shipped-packages');
const store = globalThis as unknown as Record<symbol, Set<string> | undefined>;
const bundled = (): Set<string> => {
  store[key] ??= new Set();
  return store[key];
};

/** The innermost package that a module belongs to, as a folder; null for modules of our own. */
function packageFolderOf(module: string): string | null {
  const path = module.replaceAll('\\', '/').replace(/^\0/, '').split('?')[0] ?? '';
  const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return found?.[1] ?? null;
}

interface BuildContext {
  getModuleIds(): IterableIterator<string>;
}

/** A plugin of Vite for each of the builds. Styles and fonts count: they are modules before they are files. */
export function collectShippedPackages() {
  return {
    name: 'collect-shipped-packages',
    generateBundle(this: BuildContext): void {
      for (const id of this.getModuleIds()) {
        const folder = packageFolderOf(id);
        if (folder !== null) bundled().add(folder);
      }
    },
  };
}

/** As electron-builder has it. */
const architecture = '$' + '{arch}';

/** Native parts are installed for the system that the package is made on, under its name. */
function ofThisSystem(folder: string): string[] {
  if (!folder.includes(architecture)) return [folder];
  const here = folder.replace(architecture, process.arch);
  return existsSync(here) ? [here] : [];
}

/** Copied into the package beside the bundles, as electron-builder.yml says. */
export function copiedPackages(): string[] {
  const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
  const froms = [...text.matchAll(/^\s*- from: (node_modules\/(?:@[^/\s]+\/)?[^/\s]+)/gm)];
  return [...new Set(froms.map(([, from = '']) => join(root, from)))].flatMap(ofThisSystem);
}

/** Not a module of theirs is shipped, but tables made of their data (build/scripts/write-han-tables.ts): their licences go along. */
const packagesInTables = (): string[] =>
  ['pinyin-pro', 'opencc-js'].map((name) => join(root, 'node_modules', name));

/** Folders of all of them, sorted by name. */
export const shippedPackages = (): string[] =>
  [...new Set([...bundled(), ...copiedPackages(), ...packagesInTables()])].toSorted();
