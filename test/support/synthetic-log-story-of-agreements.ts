/** Agreements of Max and of Kim the clerk, told after the year of training; then Max leaves and is reminded of what binds him. */
import { hashOf, id, indexOfStep, type Step, text } from './synthetic-log.ts';
import { all, insert, type Telling } from './synthetic-log-lie.ts';
import { printed, registered } from './synthetic-log-story-of-handovers.ts';
import { self, withTraining } from './synthetic-log-story-of-training.ts';

const clerk: Step['by'] = [['clerk', 'kim']];
const hao: Step['by'] = [['custodian', 'hao']];
const haoAndIvy: Step['by'] = [...hao, ['approver', 'ivy']];

const step = (name: string, type: string, by: Step['by'], data: Step['data']): Step => ({
  name,
  type,
  by,
  data,
});

export const templateIssued = (version: number, changes: object = {}): Step =>
  step(`template ${version} issued`, 'agreement.template-issued', clerk, {
    template: id('secrecy'),
    version,
    kind: 'confidentiality',
    title: text('Secrecy'),
    zh: text('保密'),
    en: null,
    ...changes,
  });

const noSums = { area: null, compensation: null, wage: null, penalty: null };
export const nonCompete = {
  kind: 'non-compete',
  afterMonths: 24,
  area: text('the province'),
  compensation: text('450000'),
  wage: text('900000'),
  penalty: text('10000000'),
};

export const agreementMade = (
  agreement: string,
  person: string,
  changes: object = {},
  name = `${agreement} made`,
  by: Step['by'] = clerk,
): Step =>
  step(name, 'agreement.made', by, {
    agreement: id(agreement),
    person: id(person),
    kind: 'confidentiality',
    replaces: null,
    template: null,
    title: text(agreement),
    from: '2025-03-01',
    until: '2027-02-28',
    afterMonths: null,
    dossiers: [text('A-1'), text('A-2')],
    classes: ['secret', 'confidential'],
    secrets: text('prices'),
    ...noSums,
    remark: null,
    ...changes,
  });

export const agreementSigned = (
  agreement: string,
  person: string,
  madeBy = `${agreement} made`,
  by: Step['by'] = [...self(person), ...hao],
  changes: object = {},
): Step =>
  step(`${agreement} signed`, 'agreement.signed', by, {
    agreement: id(agreement),
    person: id(person),
    state: indexOfStep(madeBy),
    on: '2025-03-02',
    paper: null,
    ...changes,
  });
export const onPaper = { paper: { sha256: hashOf('scan'), kept: text('cabinet 2') } };

export const agreementEnded = (
  agreement: string,
  person: string,
  cause: string,
  by: Step['by'] = haoAndIvy,
): Step =>
  step(`${agreement} ended`, 'agreement.ended', by, {
    agreement: id(agreement),
    person: id(person),
    on: '2025-04-01',
    cause,
    ground: text('agreed'),
  });

export const reminded = (
  name: string,
  agreements: readonly (readonly [agreement: string, madeBy: string])[],
  by: Step['by'] = [...self('max'), ...hao],
  changes: object = {},
): Step =>
  step(name, 'departure.reminded', by, {
    departure: id('departure of max'),
    agreements: agreements.map(([agreement, madeBy]) => ({
      agreement: id(agreement),
      state: indexOfStep(madeBy),
    })),
    rules: [{ rules: id('handbook'), version: 2 }],
    paper: null,
    ...changes,
  });

export const sheetPrinted = (changes: object = {}): Step =>
  printed('reminder-sheet', { handover: null, departure: id('departure of max'), ...changes });

const agreementStory: Step[] = [
  templateIssued(1),
  templateIssued(2, { en: text('Secrecy'), zh: null }),
  agreementMade(
    'secrecy of max',
    'max',
    { template: { template: id('secrecy'), version: 2 } },
    'typed wrongly',
  ),
  agreementMade('secrecy of max', 'max', { template: { template: id('secrecy'), version: 2 } }),
  agreementSigned('secrecy of max', 'max'),
  agreementMade('secrecy of kim', 'kim', {}, 'secrecy of kim made', hao),
  agreementSigned('secrecy of kim', 'kim', 'secrecy of kim made', [...self('kim'), ['approver', 'ivy']]),
  agreementMade('ties of max', 'max', nonCompete),
  agreementSigned('ties of max', 'max', 'ties of max made', clerk, onPaper),
  agreementMade('longer secrecy', 'max', { replaces: id('secrecy of max'), until: null, afterMonths: 60 }),
  agreementSigned('longer secrecy', 'max'),
  agreementMade('ties of gus', 'gus', nonCompete),
  agreementEnded('ties of gus', 'gus', 'dropped', clerk),
  agreementMade('secrecy of gus', 'gus'),
  agreementSigned('secrecy of gus', 'gus'),
  agreementEnded('secrecy of gus', 'gus', 'released', [...self('gus'), ...hao]),
  registered('departure of max', 'max', 'hao'),
  reminded('max is reminded', [
    ['ties of max', 'ties of max made'],
    ['longer secrecy', 'longer secrecy made'],
  ]),
  agreementEnded('ties of max', 'max', 'released'),
  sheetPrinted(),
  reminded('max signs by hand', [['longer secrecy', 'longer secrecy made']], hao, {
    paper: indexOfStep('reminder-sheet printed'),
  }),
];

export const withAgreements: Telling = all(withTraining, insert('max acknowledges', ...agreementStory));
