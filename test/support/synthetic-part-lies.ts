/** Parts of the honest story that hold, and lies about parts, each with the check and the entry that refuse it. */
import { type Body, id, type SyntheticLog, sha256 } from './synthetic-log.ts';
import { change, openingOf } from './synthetic-log-lie.ts';
import type { AskedPart, PartLies, PartLine } from './synthetic-part.ts';

export interface PartLie {
  readonly name: string;
  readonly asked: AskedPart;
  readonly lies: PartLies;
  readonly check: string;
  /** Step, or null where no entry is to blame. */
  readonly at: string | null;
  readonly fault: string;
}

const acme = id('acme');
const bo = id('bo');
const contract = { document: id('contract') };

export const parts: readonly { readonly name: string; readonly asked: AskedPart }[] = (
  [
    ['everything', {}],
    ['one dossier', { filter: { dossier: acme } }],
    ['one document', { filter: contract }],
    [
      'one document, the ends of its views only',
      { filter: { ...contract, types: ['view.closed', 'view.page'] } },
    ],
    ['one person', { filter: { people: [bo] } }],
    ['one person under two accounts', { filter: { people: [bo, id('twin')] } }],
    ['one person and one dossier', { filter: { people: [bo], dossier: acme } }],
    ['refusals', { filter: { outcome: 'refused' } }],
    ['the first entry alone', { filter: { types: ['vault.created'] } }],
    ['nothing', { filter: { dossier: id('nowhere') } }],
    ['nothing, by time', { filter: { to: 1 } }],
    ['no names', { filter: { dossier: acme }, blank: { names: true } }],
    ['no texts', { filter: { dossier: acme }, blank: { texts: true } }],
    ['neither', { blank: { names: true, texts: true } }],
    ['some entries blanked', { filter: { dossier: acme }, blank: { entries: [0, 30, 40] } }],
    ['one place', { filter: { place: 'Room 3' } }],
    ['one place, its texts blanked', { filter: { place: 'Room 3' }, blank: { texts: true } }],
    ['erased openings', { filter: { types: ['document.submitted'] } }],
  ] as const
).flatMap(([name, asked]) =>
  (['extract', 'skeleton'] as const).map((form) => ({ name: `${form}: ${name}`, asked: { form, ...asked } })),
);

const skeleton: AskedPart = { form: 'skeleton', filter: contract };
const extract: AskedPart = { form: 'extract', filter: contract };

const indexOf = (log: SyntheticLog, step: string): number => log.indexOf.get(step)!;
const editLine =
  (step: string, edit: (line: PartLine, log: SyntheticLog) => void) =>
  (lines: PartLine[], log: SyntheticLog): PartLine[] => {
    const line = lines.find(({ index }) => index === indexOf(log, step));
    if (line === undefined) throw new Error(`no line of "${step}" is here`);
    edit(line, log);
    return lines;
  };
const dropLine =
  (step: string) =>
  (lines: PartLine[], log: SyntheticLog): PartLine[] =>
    lines.filter(({ index }) => index !== indexOf(log, step));
const asWhole = (manifest: Body): void => {
  manifest.format = 'dossier-vault-audit-bundle/1';
  manifest.openings = 'none';
  delete manifest.part;
  delete manifest.files.proof;
};
const unmarked = (lines: PartLine[]): PartLine[] =>
  lines.map(({ chosen: _, ...line }) => line as unknown as PartLine);
const swapped = (hashes: string[]): string[] => hashes.with(0, hashes[1]!).with(1, hashes[0]!);

const tell = (
  name: string,
  asked: AskedPart,
  lies: PartLies,
  check: string,
  at: string | null,
  fault: string,
): PartLie => ({ name, asked, lies, check, at, fault });

export const partLies: readonly PartLie[] = [
  tell(
    'entry-left-out-of-a-skeleton',
    skeleton,
    { lines: dropLine('view 1 page 2') },
    'structure',
    'view 1 page 2',
    'index',
  ),
  tell(
    'fitting-entry-not-marked',
    skeleton,
    { choose: (chosen, log) => chosen.delete(indexOf(log, 'view 1 open')) },
    'completeness',
    'view 1 open',
    'fits-not-chosen',
  ),
  tell(
    'fitting-entry-carried-unmarked',
    { form: 'extract', filter: { types: ['vault.created', 'person.enrolled'] } },
    { choose: (chosen) => chosen.delete(0), carry: (carried) => carried.add(0) },
    'completeness',
    'created',
    'fits-not-chosen',
  ),
  tell(
    'marked-entry-that-does-not-fit',
    skeleton,
    { choose: (chosen, log) => chosen.add(indexOf(log, 'acme opened')) },
    'selection',
    'acme opened',
    'chosen-does-not-fit',
  ),
  tell(
    'marked-entry-of-another-document',
    extract,
    {
      choose: (chosen, log) => chosen.add(indexOf(log, 'letter submitted')),
      carry: (carried, log) => carried.add(indexOf(log, 'title erased')),
    },
    'selection',
    'letter submitted',
    'chosen-does-not-fit',
  ),
  tell(
    'mark-moved-after-signing',
    skeleton,
    {
      lines: editLine('view 1 open', (line) => {
        line.chosen = false;
        line.openings = [];
      }),
    },
    'completeness',
    'view 1 open',
    'fits-not-chosen',
  ),
  tell(
    'export-marked-as-chosen',
    skeleton,
    {
      lines: editLine('exported', (line) => {
        line.chosen = true;
      }),
    },
    'selection',
    'exported',
    'chosen-does-not-fit',
  ),
  tell(
    'blanked-text-shown',
    { ...skeleton, blank: { texts: true } },
    {
      lines: editLine('view 1 open', (line, log) => {
        line.openings = log.lines[line.index]!.openings;
      }),
    },
    'openings',
    'view 1 open',
    'opening-blanked',
  ),
  tell(
    'text-missing-that-is-said-to-be-shown',
    skeleton,
    {
      lines: editLine('view 1 open', (line) => {
        line.openings = [];
      }),
    },
    'openings',
    'view 1 open',
    'opening-missing',
  ),
  tell(
    'text-missing-in-an-extract',
    extract,
    {
      lines: editLine('view 1 open', (line) => {
        line.openings = line.openings.slice(1);
      }),
    },
    'openings',
    'view 1 open',
    'opening-missing',
  ),
  tell(
    'text-of-an-entry-not-chosen',
    skeleton,
    {
      lines: editLine('acme opened', (line, log) => {
        line.openings = log.lines[line.index]!.openings;
      }),
    },
    'openings',
    'acme opened',
    'opening-not-chosen',
  ),
  tell(
    'text-changed-in-an-extract',
    extract,
    {
      lines: editLine('view 1 open', (line) => {
        line.openings = line.openings.map((opening) => ({ ...opening, text: 'a harmless reason' }));
      }),
    },
    'openings',
    'view 1 open',
    'opening-mismatch',
  ),
  tell(
    'staff-number-in-an-extract',
    { form: 'extract', filter: { types: ['person.enrolled'] } },
    {
      lines: (lines) => {
        lines.find(({ chosen }) => chosen)!.openings.push(openingOf('ada enrolled staff', 'staff ada'));
        return lines;
      },
    },
    'openings',
    'ada enrolled',
    'opening-withheld',
  ),
  tell(
    'erased-text-whose-erasure-is-left-out',
    { form: 'extract', filter: { types: ['document.submitted'] } },
    { carry: (carried, log) => carried.delete(indexOf(log, 'title erased')) },
    'openings',
    'letter submitted',
    'opening-missing',
  ),
  tell(
    'filter-in-the-manifest-differs',
    { form: 'extract', filter: { people: [bo] } },
    {
      manifest: ({ part }) => {
        part.filter.people = [id('ada'), bo];
      },
    },
    'completeness',
    'ada enrolled',
    'fits-not-chosen',
  ),
  tell(
    'blanking-in-the-manifest-differs',
    skeleton,
    {
      manifest: ({ part }) => {
        part.blank.entries = [1];
      },
    },
    'selection',
    null,
    'part-differs',
  ),
  tell(
    'count-in-the-manifest-differs',
    extract,
    {
      manifest: ({ part }) => {
        part.leftOut -= 1;
      },
    },
    'selection',
    null,
    'part-differs',
  ),
  tell(
    'chosen-entry-withheld-but-counted',
    extract,
    {
      choose: (chosen, log) => chosen.delete(indexOf(log, 'view 1 page 2')),
      sign: (part) => {
        part.chosen += 1;
        part.leftOut -= 1;
      },
    },
    'selection',
    null,
    'part-count',
  ),
  tell(
    'left-out-miscounted',
    extract,
    {
      sign: (part) => {
        part.leftOut -= 1;
      },
    },
    'selection',
    null,
    'part-count',
  ),
  tell(
    'another-entry-than-was-chosen',
    extract,
    {
      choose: (chosen, log) => chosen.delete(indexOf(log, 'view 1 page 2')),
      sign: (part) => {
        part.choice = sha256('0\n').toString('hex');
      },
    },
    'selection',
    null,
    'choice-differs',
  ),
  tell(
    'openings-miscounted',
    extract,
    { story: (story) => story, miscount: 1 },
    'selection',
    null,
    'part-count',
  ),
  tell(
    'export-cut-off-an-extract',
    extract,
    { lines: dropLine('exported') },
    'structure',
    null,
    'manifest-differs',
  ),
  tell('proof-swapped', extract, { proof: swapped }, 'tree', 'ada enrolled', 'body-root'),
  tell(
    'proof-too-short',
    extract,
    { proof: (hashes) => hashes.slice(0, -1) },
    'tree',
    'exported',
    'proof-short',
  ),
  tell('proof-too-long', extract, { proof: (hashes) => [...hashes, hashes[0]!] }, 'tree', null, 'proof-long'),
  tell(
    'proof-in-capitals',
    extract,
    { proof: (hashes) => hashes.map((hash) => hash.toUpperCase()) },
    'tree',
    'ada enrolled',
    'proof-malformed',
  ),
  tell(
    'proof-unended',
    extract,
    { proofText: (text) => text.slice(0, -1) },
    'tree',
    'exported',
    'proof-malformed',
  ),
  tell('proof-missing', extract, { without: ['proof'] }, 'tree', 'ada enrolled', 'proof-missing'),
  tell(
    'proof-beside-a-skeleton',
    skeleton,
    {
      manifest: (manifest) => {
        manifest.files.proof = manifest.files.checkpoint;
      },
    },
    'structure',
    null,
    'manifest-malformed',
  ),
  tell(
    'index-of-the-next',
    extract,
    {
      lines: editLine('view 1 open', (line) => {
        line.index += 1;
      }),
    },
    'tree',
    'view 1 page 2',
    'body-size',
  ),
  tell(
    'indexes-that-fall',
    extract,
    { lines: (lines) => lines.with(3, lines[4]!).with(4, lines[3]!) },
    'tree',
    'twin enrolled',
    'body-root',
  ),
  tell(
    'keys-left-out',
    { form: 'extract', filter: { people: [bo] } },
    {
      carry: (carried, log) => carried.delete(indexOf(log, 'bo enrolled')),
      choose: (chosen, log) => chosen.delete(indexOf(log, 'bo enrolled')),
    },
    'signatures',
    'bo made borrower',
    'keyset-unknown',
  ),
  tell(
    'generation-left-out',
    extract,
    { carry: (carried, log) => carried.delete(indexOf(log, 'generation 2')) },
    'signatures',
    'log key 2.2',
    'log-key-not-in-force',
  ),
  tell(
    'extract-as-the-whole-log',
    extract,
    { manifest: asWhole, lines: unmarked },
    'structure',
    'custody sheets',
    'index',
  ),
  tell(
    'extract-renumbered-as-the-whole-log',
    extract,
    {
      manifest: (manifest) => {
        asWhole(manifest);
      },
      lines: (lines) => unmarked(lines).map((line, index) => ({ ...line, index })),
    },
    'tree',
    'custody sheets',
    'body-size',
  ),
  tell(
    'skeleton-as-the-whole-log',
    skeleton,
    { manifest: asWhole, lines: unmarked },
    'structure',
    null,
    'part-as-whole',
  ),
  tell(
    'extract-as-a-skeleton',
    extract,
    {
      manifest: (manifest) => {
        manifest.part.form = 'skeleton';
        delete manifest.files.proof;
      },
    },
    'structure',
    'custody sheets',
    'index',
  ),
  tell(
    'statement-numbered-again-in-an-extract',
    { form: 'extract', filter: { people: [bo] } },
    {
      story: change('view 1 open', {
        tamper: (body) => {
          body.signers[0].seq = 0;
        },
      }),
    },
    'chains',
    'view 1 open',
    'chain-fork',
  ),
  tell(
    'statement-numbered-too-high-in-an-extract',
    { form: 'extract', filter: { people: [bo] } },
    {
      story: change('view 1 open', {
        tamper: (body) => {
          body.signers[0].seq = 500;
        },
      }),
    },
    'chains',
    'view 1 open',
    'chain-gap',
  ),
  tell(
    'statement-not-naming-the-one-before-in-an-extract',
    { form: 'extract', filter: { people: [bo] } },
    {
      story: change('view 1 open', {
        tamper: (body) => {
          body.signers[0].prev = sha256('another statement').toString('hex');
        },
      }),
    },
    'chains',
    'view 1 open',
    'chain-prev',
  ),
  tell(
    'proof-not-named-in-the-manifest',
    extract,
    {
      manifest: (manifest) => {
        delete manifest.files.proof;
      },
    },
    'structure',
    null,
    'manifest-silent',
  ),
  tell(
    'place-of-another-entry',
    { form: 'skeleton', filter: { place: 'archive' } },
    { choose: (chosen, log) => chosen.add(indexOf(log, 'view 1 open')) },
    'selection',
    'view 1 open',
    'chosen-does-not-fit',
  ),
];
