/**
 * What the bundles still fetch from packages is in the archive, and no package is in it that nothing fetches. Bundles are
 * read as text: a static import that is missing stops the program at its start, and no test before that sees it.
 */
import { builtinModules } from 'node:module';

/** Electron brings these along; the archive need not. */
const brought = new Set(['electron', ...builtinModules]);

/** `import … from "x"`, `export … from "x"` and `import "x"`, where a statement can begin. */
const staticImports =
  /(?:^|[;}])\s*(?:import|export)\s*(?:[\w$*{},\s]*\bfrom\s*|[{*][^'"]*from\s*)?(["'])([^"'\n]+)\1/gm;
/** `import("x")`, `require("x")` and `require.resolve("x")`, whatever `require` is called after bundling. */
const calledImports = /\b(?:import|resolve|[\w$]*[rR]equire[\w$]*)\s*\(\s*(["'])([^"'\n]+)\1\s*\)/g;

/** `@scope/name` or `name` of what a module's name begins with; nothing for paths, Node's modules and Electron. */
function packageOf(module: string): string | undefined {
  if (/^[./#]|^(?:node|data|file|app):/.test(module)) return undefined;
  const [first = '', second = ''] = module.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  return brought.has(name) ? undefined : name;
}

/** Fetched by the package that it is a part of, not by a bundle. */
const nativePart = /^@napi-rs\/keyring-/;

const isBundle = (path: string): boolean => /^out\/desktop\/(?:main|preload)\/.*\.[cm]?js$/.test(path);

/**
 * `dependencies`: what package.json says that the program needs; only these count where a bundle calls for a package,
 * since libraries try out others that may be absent.
 */
export function checkImports(
  paths: readonly string[],
  read: (path: string) => string,
  dependencies: ReadonlySet<string>,
): string[] {
  const shipped = new Set(
    paths.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const bundles = paths.filter(isBundle).map((path) => ({ path, text: read(path) }));
  const missing = bundles.flatMap(({ path, text }) => {
    const imported = [...text.matchAll(staticImports)].flatMap((match) => packageOf(match[2] ?? '') ?? []);
    const called = [...text.matchAll(calledImports)]
      .flatMap((match) => packageOf(match[2] ?? '') ?? [])
      .filter((name) => dependencies.has(name));
    return [...new Set([...imported, ...called])]
      .filter((name) => !shipped.has(name))
      .map((name) => `${path} imports ${name}, which is not in the package.`);
  });
  const idle = [...shipped]
    .filter((name) => !nativePart.test(name))
    .filter((name) => !bundles.some(({ text }) => new RegExp(`["'\`]${name}(?:["'\`/])`).test(text)))
    .map((name) => `${name} is in the package, and no bundle names it.`);
  return [...missing, ...idle];
}
