/** Max leaves after the year of training: he applies, Fay and Gus approve, things come back, colleagues are told; a client is followed up. */
import { hashOf, id, indexOfStep, type Step, text } from './synthetic-log.ts';
import { all, insert, type Telling } from './synthetic-log-lie.ts';
import { interviewRead, registered } from './synthetic-log-story-of-handovers.ts';
import { self, withTraining } from './synthetic-log-story-of-training.ts';

const hao: Step['by'] = [['custodian', 'hao']];
const haoAndIvy: Step['by'] = [...hao, ['approver', 'ivy']];
export const ofMax = 'departure of max';

const step = (name: string, type: string, by: Step['by'], data: Step['data']): Step => ({
  name,
  type,
  by,
  data,
});

export const stepsRuled = (steps: readonly string[], changes: object = {}, name = 'leaving ruled'): Step =>
  step(name, 'leaving.ruled', haoAndIvy, {
    approvals: steps.map((each) => ({ step: each, label: text(each), days: 3 })),
    followUpDays: [30, 90],
    fewerThan: 3,
    ...changes,
  });

export const applied = (person: string, name = `${person} applies`): Step =>
  step(name, 'departure.applied', self(person), {
    person: id(person),
    reason: text('abroad'),
    lastDay: '2025-04-30',
  });

export const approversNamed = (
  steps: readonly (readonly [step: string, person: string])[],
  name = 'approvers named',
  by: Step['by'] = hao,
): Step =>
  step(name, 'departure.approvers-named', by, {
    departure: id(ofMax),
    steps: steps.map(([each, person]) => ({ step: each, person: id(person), due: '2025-03-20' })),
  });
export const usual: readonly (readonly [string, string])[] = [
  ['line-manager', 'fay'],
  ['human-resources', 'gus'],
];

export const decided = (
  of: string,
  person: string,
  granted = true,
  name = `${of} decided by ${person}`,
): Step =>
  step(name, 'departure.decided', self(person), {
    departure: id(ofMax),
    step: of,
    person: id(person),
    granted,
    reason: text('seen'),
  });

export const kept = (name: string, type: string, data: object, by: Step['by'] = hao): Step =>
  step(name, type, by, { departure: id(ofMax), ...data });

const listed = (...names: string[]): Step =>
  kept('things listed', 'departure.items-listed', {
    items: names.map((name) => ({ name: text(name), serial: name === 'key' ? null : text(`SN-${name}`) })),
  });
export const takenBack = (item: number, condition = 'intact', receiver = 'gus'): Step =>
  kept(`item ${item} ${condition}`, 'departure.item-returned', {
    item,
    condition,
    receiver: id(receiver),
    remark: null,
  });
export const announced = (told: readonly string[], name = 'colleagues told'): Step =>
  kept(name, 'departure.announced', { told: told.map(id), message: text('Max leaves'), due: '2025-03-25' });
export const acknowledged = (person: string, of = 'colleagues told'): Step =>
  step(`${person} acknowledges ${of}`, 'departure.acknowledged', self(person), {
    departure: id(ofMax),
    person: id(person),
    announced: indexOfStep(of),
  });
export const followedUp = (dossier: string, person: string, days: number, handover = 'clients 1'): Step =>
  step(`${dossier} followed up after ${days}`, 'clients.followed-up', self(person), {
    handover: id(handover),
    dossier: id(dossier),
    person: id(person),
    days,
    outcome: 'content',
    remark: null,
  });
export const talked = (
  note: string,
  person: string,
  readers: readonly string[],
  by: Step['by'] = hao,
): Step =>
  step(`${note} recorded`, 'talk.recorded', by, {
    note: id(note),
    person: id(person),
    on: '2025-03-10',
    characters: 12,
    readers: readers.map((reader) => ({ person: id(reader), hash: hashOf(`${note} ${reader}`) })),
  });

const leavingStory: Step[] = [
  talked('talk with max', 'max', ['hao', 'ivy']),
  interviewRead('talk with max'),
  applied('max'),
  registered(ofMax, 'max', 'hao'),
  kept('letter named', 'departure.letter-named', { document: id('memo') }),
  approversNamed(usual),
  decided('line-manager', 'fay', false, 'fay refuses'),
  decided('line-manager', 'fay'),
  approversNamed([usual[0]!, ['human-resources', 'ivy']], 'another for personnel'),
  decided('human-resources', 'ivy'),
  listed('laptop', 'key'),
  takenBack(1),
  takenBack(2, 'lost'),
  takenBack(2, 'worn'),
  kept('employment stated', 'departure.employment-stated', {
    post: text('sales'),
    since: '2020-03-01',
    contractFrom: '2023-03-01',
    contractUntil: null,
  }),
  kept('classed', 'departure.classed', { kind: text('family') }),
  announced(['fay', 'gus']),
  acknowledged('gus'),
  followedUp('acme', 'fay', 30),
  followedUp('initech', 'gus', 30),
  stepsRuled(['head', 'general']),
];

/** In place of agreements: both stories have Max leave. */
export const withLeaving: Telling = all(withTraining, insert('max acknowledges', ...leavingStory));
