/**
 * How the honest story goes on the next morning: an approver leaves, custody passes twice, sheets are used twice, Bo
 * gives notice and his clients pass to Fay and Gus, papers are printed.
 */
import { sign } from 'node:crypto';
import {
  hashOf,
  id,
  indexOfStep,
  type Step,
  sealingKeyHex,
  signingKey,
  startMs,
  text,
} from './synthetic-log.ts';
import {
  accepted,
  approved,
  both,
  dayMs,
  enrolled,
  epochBegun,
  epochDone,
  epochNew,
  firstDays,
  keysOf,
  type LoanOf,
  logKeyNew,
  opened,
  requested,
  roleEnded,
  roleGiven,
  submitted,
} from './synthetic-log-story.ts';

const step = (name: string, type: string, by: Step['by'], data: Step['data']): Step => ({
  name,
  type,
  by,
  data,
});

const theHandover = { manner: 'agreed', outgoing: 'deng', incoming: 'hao', witness: 'wei' };
const theTakeover = { manner: 'absent', outgoing: 'chen', incoming: 'hao', witness: 'wei' };

const partiesOf = (handover: string, { manner, outgoing, incoming, witness }: typeof theHandover) => ({
  handover: id(handover),
  manner,
  outgoing: id(outgoing),
  incoming: id(incoming),
  witness: id(witness),
  ground: manner === 'agreed' ? null : text('in hospital'),
});

const custodyBegun = (handover: string, of: typeof theHandover, by: string): Step =>
  step(`${handover} begun`, 'custody.begun', [['custodian', by]], partiesOf(handover, of));

/** Of the items one is missing and one is surplus, where there are as many. */
export const inventory = (items: number) => ({
  inventory: hashOf(`list of ${items}`),
  items,
  matched: Math.max(0, items - 2),
  missing: items > 1 ? 1 : 0,
  differing: 0,
  surplus: items > 0 ? 1 : 0,
  onLoan: 0,
});

export const custodyChecked = (handover: string, items: number, name = `${handover} checked`): Step =>
  step(name, 'custody.checked', [], { handover: id(handover), ...inventory(items) });

export const custodyAbandoned = (handover: string, by: string): Step =>
  step(`${handover} abandoned`, 'custody.abandoned', [['custodian', by]], {
    handover: id(handover),
    ground: text('another day'),
  });

const handedOver = (handover: string, of: typeof theHandover, items: number): Step =>
  step(
    `${handover} handed over`,
    'custody.handed-over',
    [
      ...(of.manner === 'agreed' ? ([['custodian', of.outgoing]] as const) : []),
      ['custodian', of.incoming],
      ['approver', of.witness],
    ],
    {
      ...partiesOf(handover, of),
      ...inventory(items),
      notes: [
        { item: 1, note: text('lent to court') },
        { item: items, note: text('not in the register') },
      ],
    },
  );

/** What the sheets of a side sign: docs/formats/keys.md §5. */
export function sheetsProof(
  side: 'custody' | 'approval',
  keys: ReturnType<typeof keysOf>,
  sheets = `${side} sheets`,
): string {
  const bytes = [id('vault'), keys.person, keys.keyset, keys.signKey, keys.sealKey].map((hex) =>
    Buffer.from(hex, 'hex'),
  );
  const message = Buffer.concat([Buffer.from(`dossier-vault/v1/sheets-proof/${side}`), ...bytes]);
  return sign(null, message, signingKey(sheets).key).toString('hex');
}

export const recovery = (
  type: 'used' | 'admitted',
  side: 'custody' | 'approval',
  who: string,
  by: string,
): Step =>
  step(
    `${who} recovery ${type}`,
    `recovery.${type}`,
    [
      ['self', who, `${who} 2`],
      [side === 'custody' ? 'approver' : 'custodian', by],
    ],
    {
      side,
      ...keysOf(who, `${who} 2`),
      proof: sheetsProof(side, keysOf(who, `${who} 2`)),
    },
  );

export const dossierOpened = (dossier: string, responsible: string): Step =>
  step(`${dossier} opened`, 'dossier.opened', [['custodian', 'chen']], {
    dossier: id(dossier),
    code: text(dossier),
    client: text(`${dossier} 有限公司`),
    category: 'key-account',
    classification: 'confidential',
    responsible: id(responsible),
    openedOn: '2025-03-10',
    secrecyYears: 10,
    retentionYears: 30,
    scope: { everybody: false, people: [], departments: [] },
    home: null,
  });

export const dossierChanged = (dossier: string, responsible: string): Step =>
  step(`${dossier} changed`, 'dossier.changed', both, {
    dossier: id(dossier),
    classification: 'confidential',
    responsible: id(responsible),
    scope: { everybody: true, people: [], departments: [] },
    home: null,
    status: 'open',
  });

export const registered = (departure: string, person: string, by = 'chen'): Step =>
  step(`${departure} registered`, 'departure.registered', [['custodian', by]], {
    departure: id(departure),
    person: id(person),
    reason: text('another firm'),
    noticeOn: '2025-03-10',
    lastDay: '2025-04-09',
  });

export const ended = (departure: string, cause: string, by: Step['by'] = both): Step =>
  step(`${departure} ended`, 'departure.ended', by, { departure: id(departure), cause, ground: null });

export const unfrozen = (person: string, name = `${person} unfrozen`): Step =>
  step(name, 'person.unfrozen', both, { person: id(person), ground: text('stays') });

export const clientsOpened = (
  handover: string,
  transferor: string,
  departure: string | null,
  ...dossiers: string[]
): Step =>
  step(`${handover} opened`, 'clients.opened', [['custodian', 'chen']], {
    handover: id(handover),
    transferor: id(transferor),
    departure: departure === null ? null : id(departure),
    dossiers: dossiers.map(id),
  });

export const assigned = (handover: string, successor: string, ...dossiers: string[]): Step =>
  step(`${handover} assigned to ${successor}`, 'clients.assigned', [['approver', 'wei']], {
    handover: id(handover),
    lines: dossiers.map((dossier) => ({ dossier: id(dossier), successor: id(successor) })),
  });

export const described = (
  handover: string,
  dossier: string,
  by: Step['by'][number],
  ...personal: string[]
): Step => describedWith(handover, dossier, by, { personal: personal.map(id) });

/** With what an older program did not say, or otherwise than usual. */
export const describedWith = (
  handover: string,
  dossier: string,
  by: Step['by'][number],
  more: object,
): Step =>
  step(`${handover}: ${dossier} described by ${by[1]}`, 'clients.described', [by], {
    handover: id(handover),
    dossier: id(dossier),
    projects: text('the spring order'),
    nextDates: text('visit in May'),
    mandate: null,
    positions: null,
    authority: null,
    meetingOn: '2025-03-20',
    meetingHeld: false,
    client: 'waiting',
    formalRecords: 2,
    personal: [],
    ...more,
  });

/** Dossier, and the step that said last what its line is. */
export type StatedLine = readonly [dossier: string, statedBy: string];

const linesAs = (lines: readonly StatedLine[]) =>
  lines.map(([dossier, statedBy]) => ({ dossier: id(dossier), state: indexOfStep(statedBy) }));

export const signed = (handover: string, as: string, person: string, ...lines: StatedLine[]): Step =>
  step(
    `${handover}: ${person} signs ${lines.map(([dossier]) => dossier).join(' and ')}`,
    'clients.signed',
    [[as === 'witness' ? 'approver' : 'self', person]],
    { handover: id(handover), as, lines: linesAs(lines) },
  );

export const takenOver = (handover: string, ...lines: StatedLine[]): Step =>
  step(
    `${handover}: ${lines.map(([dossier]) => dossier).join(' and ')} taken over`,
    'clients.taken-over',
    both,
    {
      handover: id(handover),
      manner: 'absent',
      ground: text('does not come'),
      lines: linesAs(lines),
    },
  );

export const withdrawn = (handover: string): Step =>
  step(`${handover} withdrawn`, 'clients.withdrawn', both, {
    handover: id(handover),
    ground: text('stays after all'),
  });

export const interviewed = (note: string, departure: string, ...readers: string[]): Step =>
  step(`${note} written`, 'departure.interviewed', [['custodian', 'chen']], {
    departure: id(departure),
    note: id(note),
    characters: 800,
    readers: readers.map((reader) => ({ person: id(reader), hash: hashOf(`${note} to ${reader}`) })),
  });

export const interviewRead = (note: string): Step => ({
  ...step(`${note} read`, 'interview.read', [], { note: id(note) }),
  actor: 'wei',
});

/** Drawn from all that the log has so far. */
export const exposureSigned = (departure: string, person: string, views: number): Step => ({
  ...step(
    `${departure} exposure signed`,
    'departure.exposure-signed',
    [
      ['self', person],
      ['custodian', 'chen'],
    ],
    { departure: id(departure), size: 0, digest: hashOf('exposure'), clients: 1, documents: 2, views },
  ),
  tamper: (body) => {
    body.data.size = body.log.size;
  },
});

export const practiceSet = (...items: string[]): Step =>
  step('practice set', 'practice.set', both, {
    clientsMax: 60,
    noticeDays: 30,
    employer: text('Acme Trading'),
    checklist: items.map((item) => ({ item, label: text(item) })),
  });

export const printed = (paper: string, changes: object = {}): Step => ({
  ...step(`${paper} printed`, 'paper.printed', [], {
    paper,
    language: 'both',
    digest: hashOf(`${paper} pdf`),
    pages: 2,
    copies: 3,
    size: 0,
    root: '',
    dossier: null,
    document: null,
    loan: null,
    person: null,
    handover: id('handover 1'),
    departure: null,
    ...changes,
  }),
  actor: 'hao',
  tamper: (body) => {
    body.data.size = body.log.size;
    body.data.root = body.log.root;
  },
});

const approverLeaves: Step[] = [
  opened('opened in the morning', 2),
  ...['fay', 'gus', 'hao', 'ivy'].map(enrolled),
  roleGiven('fay', 'borrower'),
  roleGiven('gus', 'borrower'),
  roleGiven('hao', 'custodian'),
  roleEnded('xu', 'approver'),
  epochBegun('approval', 2, 'member-left', 'wei'),
  { ...step('fails to sign in', 'session.failed', [], {}), actor: 'gus' },
  epochNew('approval', 2, 'member-left', 'wei'),
  epochDone('approval', 2),
];

const custody: Step[] = [
  custodyBegun('handover 0', theHandover, 'deng'),
  custodyAbandoned('handover 0', 'hao'),
  custodyBegun('handover 1', theHandover, 'hao'),
  custodyChecked('handover 1', 5, 'handover 1 checked first'),
  custodyChecked('handover 1', 6),
  handedOver('handover 1', theHandover, 6),
  epochBegun('custody', 3, 'handover', 'hao'),
  epochNew('custody', 3, 'handover', 'chen'),
  logKeyNew('2.2'),
  printed('transfer-instrument'),
  epochDone('custody', 3),
];

export const contactLoan: LoanOf = {
  loan: 'loan 6',
  borrower: 'fay',
  paper: 'contacts',
  lineage: 'contacts',
  from: startMs,
  to: startMs + 9 * dayMs,
};

const clients: Step[] = [
  practiceSet('devices', 'accounts'),
  dossierOpened('globex', 'bo'),
  dossierOpened('initech', 'bo'),
  submitted('contacts', 'contacts', 5, {
    sheet: 'contact-sheet',
    custodyEpoch: 3,
    approvalEpoch: 2,
    custodyKey: sealingKeyHex('custody 3'),
    approvalKey: sealingKeyHex('approval 2'),
  }),
  accepted('contacts', 'contacts', 1, 'first'),
  registered('departure of bo', 'bo'),
  clientsOpened('clients 1', 'bo', 'departure of bo', 'acme', 'globex', 'initech'),
  assigned('clients 1', 'fay', 'acme', 'globex'),
  assigned('clients 1', 'gus', 'initech'),
  described('clients 1', 'acme', ['self', 'bo'], 'memo'),
  signed('clients 1', 'transferor', 'bo', ['globex', 'clients 1 assigned to fay']),
  described('clients 1', 'acme', ['self', 'fay'], 'memo'),
  signed('clients 1', 'transferor', 'bo', ['acme', 'clients 1: acme described by fay']),
  requested(contactLoan),
  signed(
    'clients 1',
    'transferee',
    'fay',
    ['acme', 'clients 1: acme described by fay'],
    ['globex', 'clients 1 assigned to fay'],
  ),
  signed(
    'clients 1',
    'witness',
    'wei',
    ['acme', 'clients 1: acme described by fay'],
    ['globex', 'clients 1 assigned to fay'],
  ),
  approved(contactLoan),
  takenOver('clients 1', ['initech', 'clients 1 assigned to gus']),
  dossierChanged('acme', 'fay'),
  clientsOpened('clients 2', 'fay', null, 'globex'),
  withdrawn('clients 2'),
  dossierChanged('globex', 'gus'),
];

const departures: Step[] = [
  step('departure of bo put off', 'departure.rescheduled', both, {
    departure: id('departure of bo'),
    lastDay: '2025-04-30',
    ground: text('by agreement'),
  }),
  step('departure of bo approved', 'departure.approved', [['approver', 'wei']], {
    departure: id('departure of bo'),
    by: 'line-manager',
    name: text('Ms Lin'),
    on: '2025-03-11',
  }),
  step('departure of bo ticked', 'departure.ticked', [['custodian', 'chen']], {
    departure: id('departure of bo'),
    items: [
      { item: 'devices', done: true, remark: null },
      { item: 'accounts', done: false, remark: text('one left') },
    ],
  }),
  interviewed('interview', 'departure of bo', 'chen', 'wei'),
  interviewRead('interview'),
  exposureSigned('departure of bo', 'bo', 5),
  ended('departure of bo', 'left'),
  registered('departure of cai', 'cai'),
  // One that the log recorded, and one that a ledger knew of.
  exposureSigned('departure of cai', 'cai', 2),
  ended('departure of cai', 'withdrawn'),
  unfrozen('cai', 'cai unfrozen again'),
];

const recoveries: Step[] = [
  recovery('admitted', 'approval', 'ivy', 'chen'),
  epochBegun('approval', 3, 'recovery', 'ivy'),
  epochNew('approval', 3, 'recovery', 'wei'),
  epochDone('approval', 3),
  recovery('used', 'custody', 'chen', 'ivy'),
  epochBegun('custody', 4, 'recovery', 'chen'),
  epochNew('custody', 4, 'recovery', 'chen'),
  logKeyNew('2.3'),
  epochDone('custody', 4),
];

const takeover: Step[] = [
  custodyBegun('handover 2', theTakeover, 'hao'),
  custodyChecked('handover 2', 6),
  handedOver('handover 2', theTakeover, 6),
  epochBegun('custody', 5, 'handover', 'hao'),
  epochNew('custody', 5, 'handover', 'hao'),
  logKeyNew('2.4'),
  epochDone('custody', 5),
  step('vault closed again', 'vault.closed', [], { cause: 'command' }),
];

export const honestStory = (): Step[] => [
  ...firstDays(),
  ...approverLeaves,
  ...custody,
  ...clients,
  ...departures,
  ...recoveries,
  ...takeover,
];
