/** The questions of `create` where there is no ceremony file: the same facts, one by one. */
import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { holdsInvisible, holdsVisible } from '../shared/policy/visible-text.ts';
import {
  type ClassLabels,
  classLabel,
  classOfLabel,
  labelCharactersMax,
  labelsLookAlike,
  usualClassLabels,
} from '../shared/vocabulary/class-labels.ts';
import { type Classification, classifications } from '../shared/vocabulary/terms.ts';
import type { Ceremony } from './ceremony-file.ts';
import { InputEnded } from './terminal/keyboard.ts';
import { UsageError } from './terminal/report.ts';
import type { Session } from './terminal/session.ts';
import { defaultStationLabel } from './terminal/station.ts';
import { type Phrase, say } from './terminal/words.ts';

type Founder = Ceremony['founders'][number];
/** What is wrong with an answer; null where nothing is. */
type Check = (answer: string) => Phrase | null;

const given: Check = (answer) => (answer === '' ? 'askAgain' : null);
const optional: Check = () => null;
const label: Check = (answer) =>
  holdsVisible(answer) && !holdsInvisible(answer) && [...answer].length <= labelCharactersMax
    ? null
    : 'askAgain';
const newFile: Check = (answer) =>
  answer === '' ? 'askAgain' : existsSync(resolve(answer)) ? 'askThere' : null;
const newFolder: Check = (answer) =>
  answer === ''
    ? 'askAgain'
    : existsSync(resolve(answer)) && readdirSync(resolve(answer)).length > 0
      ? 'askThere'
      : null;

async function ask(session: Session, phrase: Phrase, check: Check, already = ''): Promise<string> {
  const { keyboard } = session.secrets;
  const { language } = session.report;
  if (!keyboard.there) throw new UsageError(say('noCeremony', language));
  for (;;) {
    let answer: string;
    try {
      answer = (await keyboard.line(say(phrase, language), already)).trim();
    } catch (error) {
      throw error instanceof InputEnded ? new UsageError(say('noCeremony', language)) : error;
    }
    const fault = check(answer);
    if (fault === null) return answer;
    session.report.note(fault);
  }
}

async function askFounder(
  session: Session,
  role: Founder['role'],
  name: string,
  taken: string[],
): Promise<Founder> {
  const another: Check = (answer) => (taken.includes(resolve(answer)) ? 'askThere' : newFile(answer));
  const keyFile = async (phrase: Phrase): Promise<string> => {
    const path = await ask(session, phrase, another);
    taken.push(resolve(path));
    return path;
  };
  const staffNumber = await ask(session, 'askStaffNumber', given);
  const department = await ask(session, 'askDepartment', optional);
  const { language, classLabels } = session.report;
  const levelOf = (answer: string): Classification | null => classOfLabel(classLabels, answer, language);
  const known: Check = (answer) => (levelOf(answer) === null ? 'askAgain' : null);
  const typed = await ask(session, 'askClearance', known, classLabel(classLabels, 'secret', language));
  const clearance = levelOf(typed) ?? 'secret';
  const keyFiles = [await keyFile('askKeyFile'), await keyFile('askSpare')];
  return { name, staffNumber, ...(department === '' ? {} : { department }), role, clearance, keyFiles };
}

const seats = [
  ['custodian', 'askCustodian', given],
  ['approver', 'askApprover', given],
  ['custodian', 'askSecondCustodian', optional],
  ['approver', 'askSecondApprover', optional],
] as const satisfies readonly (readonly [Founder['role'], Phrase, Check])[];

/** What the firm calls its classes; null where the usual labels are left as they are. */
async function askLabels(session: Session): Promise<ClassLabels | null> {
  const usual = usualClassLabels(session.report.language);
  for (;;) {
    const labels = {
      internal: await ask(session, 'askLabelInternal', label, usual.internal),
      confidential: await ask(session, 'askLabelConfidential', label, usual.confidential),
      secret: await ask(session, 'askLabelSecret', label, usual.secret),
    };
    if (classifications.every((level) => labels[level] === usual[level])) return null;
    if (!labelsLookAlike(labels)) return labels;
    session.report.note('labelsAlike');
  }
}

export async function askCeremony(session: Session): Promise<Ceremony> {
  const name = await ask(session, 'askVaultName', given);
  const station = await ask(session, 'askStation', given, defaultStationLabel());
  const anchor = await ask(session, 'askAnchor', optional);
  const labels = await askLabels(session);
  session.report.classLabels = labels;
  const founders: Founder[] = [];
  const taken: string[] = [];
  for (const [role, phrase, check] of seats) {
    const founder = await ask(session, phrase, check);
    if (founder !== '') founders.push(await askFounder(session, role, founder, taken));
  }
  return {
    name,
    station,
    ...(labels === null ? {} : { labels }),
    founders,
    anchorFolders: anchor === '' ? [] : [anchor],
  };
}

export const askSheetsFolder = (session: Session): Promise<string> => ask(session, 'askSheets', newFolder);
