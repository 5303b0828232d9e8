/** The licences of everything that is shipped, in one text: of packages, and of the works that are no packages. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As its package.json says. */
  readonly licence: string;
  /** Empty where it brings none. */
  readonly text: string;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string | { readonly type: string };
  readonly licenses?: readonly { readonly type: string }[];
  readonly author?: Person;
  readonly contributors?: readonly Person[];
}
type Person = string | { readonly name?: string };

const licenceFile = /^(?:licen[cs]e|third_party_licenses|copying|notice)(?:[._-].*)?$/i;

export function readPackage(folder: string): ShippedPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const texts = readdirSync(folder)
    .filter((name) => licenceFile.test(name))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim());
  const licence = licenceOf(manifest);
  const text = [...new Set(texts)].join('\n\n');
  return {
    name: manifest.name,
    version: manifest.version,
    licence,
    text: text === '' && licence === 'MIT' ? mitOf(manifest) : text,
  };
}

function licenceOf({ license, licenses = [], name }: Manifest): string {
  if (typeof license === 'string') return license;
  return license?.type ?? licenses[0]?.type ?? declaredElsewhere[name] ?? '';
}

/** Packages whose manifest names none, while the file beside it does. */
const declaredElsewhere: Readonly<Record<string, string>> = { 'png-js': 'MIT' };

const nameOf = (person: Person): string => (typeof person === 'string' ? person : (person.name ?? ''));

/** For packages that say "MIT" and bring no text: the licence's own, with the authors that they name. */
function mitOf({ name, author, contributors = [] }: Manifest): string {
  const people = [...(author === undefined ? [] : [author]), ...contributors].map(nameOf).filter(Boolean);
  return `Copyright (c) ${people.length > 0 ? people.join(', ') : `the authors of ${name}`}\n\n${mitText}`;
}

const mitText = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Licences under which nothing may be shipped here without being asked about first. */
const unwanted = /\b(?:A?GPL|LGPL|SSPL|CC-BY-NC|BUSL)\b/i;
/** Of these one licence can be chosen, and is. */
const chosen: Readonly<Record<string, string>> = { '(MIT OR GPL-3.0-or-later)': 'MIT' };

/** A sentence for each package that cannot be shipped as it is. */
export function licenceFaults(packages: readonly ShippedPackage[]): string[] {
  return packages.flatMap(({ name, version, licence, text }) => {
    const under = chosen[licence] ?? licence;
    if (under === '') return [`${name}@${version} names no licence.`];
    if (unwanted.test(under)) return [`${name}@${version} is under ${under}.`];
    return text === '' ? [`${name}@${version} (${under}) brings no text of its licence.`] : [];
  });
}

const rule = '='.repeat(80);

export function licencesText(packages: readonly ShippedPackage[], further: string): string {
  const parts = packages.map(({ name, version, licence, text }) =>
    [rule, `${name} ${version} (${chosen[licence] ?? licence})`, '', text, ''].join('\n'),
  );
  return [further.trim(), '', ...parts].join('\n');
}

/** What `npm run build:desktop` leaves for whoever asks later: the list of bills of materials. */
export interface ShippedList {
  readonly packages: readonly { readonly name: string; readonly version: string; readonly licence: string }[];
}

export function readShippedList(root: string): ShippedList {
  const path = join(root, 'out', 'shipped-packages.json');
  if (!existsSync(path)) throw new Error('build first: npm run build:desktop');
  return JSON.parse(readFileSync(path, 'utf8')) as ShippedList;
}
