/**
 * `npm run sbom`: the bill of materials of what is shipped, CycloneDX, into out/sbom.cdx.json. npm lists the whole lock; here
 * stay the packages that were bundled or copied (most of them are devDependencies of ours) and Electron itself.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readShippedList, type ShippedList } from '../package/licences.ts';

const root = resolve(import.meta.dirname, '../..');

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl?: string;
  readonly scope?: string;
}
export interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** The name as the registry has it: an alias of ours stands in the bill under its own. */
const registryName = ({ name, purl }: Component): string =>
  purl === undefined ? name : decodeURIComponent(purl.replace(/^pkg:npm\/|@[^@/]*$/g, ''));

/** Throws where something that is shipped is not in the lock's bill. */
export function billOfShipped(whole: Bom, shipped: ShippedList): Bom {
  const wanted = new Set([...shipped.packages.map(({ name, version }) => `${name}@${version}`)]);
  const isShipped = (component: Component): boolean =>
    registryName(component) === 'electron' || wanted.has(`${registryName(component)}@${component.version}`);
  const components = whole.components
    .filter(isShipped)
    .map((component) => ({ ...component, scope: 'required' }));
  const named = new Set(components.map((component) => `${registryName(component)}@${component.version}`));
  const missing = [...wanted].filter((each) => !named.has(each));
  if (missing.length > 0) throw new Error(`shipped, and not in the lock: ${missing.join(', ')}`);
  const refs = new Set([whole.metadata.component['bom-ref'], ...components.map((each) => each['bom-ref'])]);
  const dependencies = whole.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
  return { ...whole, components, dependencies };
}

function billOfLock(): Bom {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000, shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`npm sbom failed: ${stderr}`);
  return JSON.parse(stdout) as Bom;
}

if (import.meta.main) {
  const bill = billOfShipped(billOfLock(), readShippedList(root));
  const { component } = bill.metadata;
  const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Component;
  const named = { ...bill, metadata: { ...bill.metadata, component: { ...component, name, version } } };
  writeFileSync(join(root, 'out', 'sbom.cdx.json'), `${JSON.stringify(named, null, 2)}\n`);
  process.stdout.write(`out/sbom.cdx.json: ${bill.components.length} components\n`);
}
