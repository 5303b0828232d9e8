import { type Fault, fault } from './fault.ts';
import {
  count,
  date,
  exactly,
  hash,
  id,
  inOrder,
  type Kind,
  list,
  object,
  pattern,
  type TypeOf,
} from './kinds.ts';
import { decodeUtf8 } from './strict-encoding.ts';
import { parseStrictJson } from './strict-json.ts';

/** measures.json of a bundle of evidence (docs/formats/measures.md §1, §2). Nothing in it is believed. */

/** Ten million entries by their index take 90 MB. */
export const measuresBytesMax = 1 << 27;

/**
 * Types that carry a measure: where their day is not after the period, or only within it. `all`: no such entry may be missing, and
 * they are named by their index alone.
 */
const carried = {
  classified: {
    all: true,
    about: true,
    standing: [
      'dossier.opened',
      'dossier.changed',
      'dossier.corrected',
      'document.submitted',
      'document.accepted',
      'document.sent-back',
    ],
    acts: [],
  },
  access: {
    all: true,
    about: true,
    standing: ['policy.tightened'],
    acts: [
      'loan.requested',
      'loan.approved',
      'loan.rejected',
      'loan.issued',
      'loan.received',
      'loan.returned',
      'loan.checked-in',
      'loan.recalled',
      'loan.withdrawn',
      'loan.overdue',
      'loan.reminded',
      'loan.extension-requested',
      'loan.extension-approved',
      'loan.extension-rejected',
      'allowance.restored',
      'view.open',
      'refusal',
    ],
  },
  agreements: { all: false, about: false, standing: ['agreement.signed', 'agreement.ended'], acts: [] },
  rules: { all: false, about: false, standing: ['rules.issued', 'rules.acknowledged'], acts: [] },
  training: { all: false, about: false, standing: ['result.recorded', 'certificate.given'], acts: [] },
  originals: {
    all: true,
    about: true,
    standing: [],
    acts: [
      'release.requested',
      'release.withdrawn',
      'release.approved',
      'release.rejected',
      'release.handed-out',
      'release.returned',
    ],
  },
  custody: {
    all: true,
    about: false,
    standing: [
      'vault.created',
      'recovery.confirmed',
      'custody.checked',
      'custody.handed-over',
      'backup.drilled',
      'role.given',
      'role.ended',
    ],
    acts: ['backup.made', 'backup.failed'],
  },
  departures: {
    all: false,
    about: false,
    standing: [
      'departure.registered',
      'departure.rescheduled',
      'departure.exposure-signed',
      'departure.reminded',
      'departure.ticked',
      'departure.ended',
      'departure.applied',
      'departure.approved',
      'departure.letter-named',
      'departure.approvers-named',
      'departure.decided',
      'departure.items-listed',
      'departure.item-returned',
      'departure.interviewed',
      'departure.employment-stated',
      'departure.announced',
      'departure.acknowledged',
    ],
    acts: [],
  },
  log: {
    all: true,
    about: false,
    standing: ['vault.created', 'anchor.added'],
    acts: [
      'vault.opened',
      'log.exported',
      'paper.printed',
      'checkpoint.cosigned',
      'generation.new',
      'vault.restored',
      'clock.jumped',
      'check.found',
      'opening.erased',
    ],
  },
} as const;
export type MeasureName = keyof typeof carried;
export const measureNames = Object.keys(carried) as MeasureName[];

export interface Carrying {
  readonly all: boolean;
  readonly about: boolean;
  readonly standing: ReadonlySet<string>;
  readonly acts: ReadonlySet<string>;
}
export const carrying: Readonly<Record<MeasureName, Carrying>> = Object.fromEntries(
  Object.entries(carried).map(([name, { all, about, standing, acts }]) => [
    name,
    { all, about, standing: new Set<string>(standing), acts: new Set<string>(acts) },
  ]),
) as unknown as Record<MeasureName, Carrying>;

const word = pattern(/^[a-z-]{3,40}$/);
const said = {
  counts: list(object({ what: word, count })),
  gaps: list(object({ gap: word, count, of: count, people: list(id), entries: list(count) })),
};
const named = <Name extends MeasureName>(measure: Name) => ({ measure: exactly(measure), ...said });
const everyEntry = { entries: inOrder(list(count), (entry) => entry) };
const someEntries = {
  claims: inOrder(
    list(object({ entry: count, leaf: hash, type: pattern(/^[a-z.-]{3,40}$/), about: list(id, 0, 100) })),
    ({ entry }) => entry,
  ),
};
/** Each of the nine in its place: what it names depends on which it is. */
const measuresInTheirOrder: Kind<readonly NamedEntries[]> = (value, met) => {
  if (!Array.isArray(value) || value.length !== measureNames.length) return '';
  for (const [at, name] of measureNames.entries()) {
    const kind = object({ ...named(name), ...(carried[name].all ? everyEntry : someEntries) });
    const where = kind(value[at], met);
    if (where !== null) return `[${at}]${where}`;
  }
  return null;
};
const subject: Kind<
  | { readonly kind: 'vault' }
  | { readonly kind: 'dossier'; readonly dossier: string }
  | { readonly kind: 'person'; readonly people: readonly string[] }
> = (value, met) => {
  const { kind } = (value ?? {}) as { readonly kind?: unknown };
  if (kind === 'dossier') return object({ kind: exactly('dossier'), dossier: id })(value, met);
  if (kind === 'person') return object({ kind: exactly('person'), people: list(id, 1, 100) })(value, met);
  return object({ kind: exactly('vault') })(value, met);
};
const measuresKind = object({
  format: exactly('dossier-vault-measures/2'),
  vault: id,
  entries: count,
  root: hash,
  subject,
  from: date,
  to: date,
  people: list(object({ person: id, from: date, to: date })),
  measures: measuresInTheirOrder,
});
export type Measures = TypeOf<typeof measuresKind>;

export interface Claim {
  readonly entry: number;
  readonly leaf: string;
  readonly type: string;
  readonly about: readonly string[];
}
/** A measure names every entry that carries it, or some with what they are said to be. */
export type NamedEntries = { readonly measure: MeasureName } & (
  | { readonly entries: readonly number[]; readonly claims?: undefined }
  | { readonly claims: readonly Claim[]; readonly entries?: undefined }
);

export function parseMeasures(bytes: Buffer): Measures | Fault {
  const text = decodeUtf8(bytes);
  const parsed = text === null ? null : parseStrictJson(text);
  if (parsed === null || 'fault' in parsed) return malformed('JSON');
  const where = measuresKind(parsed.value, { shown: [], withheld: [] });
  return where === null ? (parsed.value as Measures) : malformed(where.replace(/^\./, ''));
}

const malformed = (field: string): Fault => fault('measures-malformed', { field });
