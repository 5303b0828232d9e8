/** The facts of the paper of evidence (P8): measures counted from the log, with names as far as whoever prints may know them. */
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { hidesNames, shownRow } from '../access-log/log-rows-shown.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { type GatheredEvidence, gatherMeasures, readEvidenceAsked } from '../evidence/gather-measures.ts';
import { firstNamed, type Measure, namedCount } from '../evidence/measure.ts';
import { loadDossier } from '../storage/dossiers.ts';
import { findLeaf } from '../storage/log-rows.ts';
import { loadPerson, shownAmongOthers } from '../storage/people.ts';
import { type AskedPaper, type DrawnPaper, firmOf, type PaperAbout } from './drawn-paper.ts';
import { type EvidenceFacts, type EvidenceMeasure, evidenceSheet } from './evidence-paper.ts';

/** So many entries of a measure stand on the paper; the bundle has them all. */
const listedMax = 400;

export async function gatherEvidence(asked: AskedPaper): Promise<DrawnPaper> {
  const { vault, call, about, words } = asked;
  const gathered = await gatherMeasures(vault, readEvidenceAsked(vault, call, about), call);
  return { sheet: evidenceSheet(factsOf(asked, gathered), words), about: aboutOf(gathered) };
}

function aboutOf({ subject }: GatheredEvidence): PaperAbout {
  if (subject.kind === 'dossier') return { dossier: subject.dossier };
  const [person] = subject.kind === 'person' ? subject.people : [];
  return person === undefined ? {} : { person };
}

function factsOf(asked: AskedPaper, gathered: GatheredEvidence): EvidenceFacts {
  const { vault } = asked;
  const { desk, days, measures, access } = gathered;
  const hidden = hidesNames(desk);
  const nameOf = (id: PersonId): string =>
    hidden ? `#${loadPerson(vault.db, id).no}` : shownAmongOthers(vault.db, id);
  return {
    firm: firmOf(vault),
    onMs: vault.writer.readClock().wallMs,
    ...days,
    subject: subjectOf(asked, gathered, nameOf),
    size: gathered.entries,
    people: access.map(({ person, fromDay, toDay }) => ({ name: nameOf(person), fromDay, toDay })),
    measures: measures.map((measure) => shownMeasure(asked, gathered, measure, nameOf)),
    hidden,
  };
}

function subjectOf(
  { vault }: AskedPaper,
  { subject, desk }: GatheredEvidence,
  nameOf: (id: PersonId) => string,
): EvidenceFacts['subject'] {
  if (subject.kind === 'vault') return null;
  if (subject.kind === 'dossier') {
    const { code, client } = loadDossier(vault.db, subject.dossier);
    return { kind: 'client', name: hidesNames(desk) ? code : `${code} ${client}` };
  }
  const [person] = subject.people;
  return { kind: 'person', name: person === undefined ? '' : nameOf(person) };
}

const peopleIn = ({ db }: OpenVault, ids: readonly string[]): PersonId[] =>
  ids.filter((id): id is PersonId => db.get('SELECT 1 FROM person WHERE id = ?', id) !== undefined);

function shownMeasure(
  { vault, words }: AskedPaper,
  { desk }: GatheredEvidence,
  { measure, named, counts, gaps }: Measure,
  nameOf: (id: PersonId) => string,
): EvidenceMeasure {
  return {
    measure,
    counts,
    gaps: gaps.map((gap) => ({ ...gap, people: gap.people.map(nameOf) })),
    entries: firstNamed(named, listedMax).flatMap(({ entry, about }) => {
      const leaf = findLeaf(vault.db, entry);
      if (leaf === null) return [];
      const { index, atMs, sentence } = shownRow(vault, desk, leaf, words.hasChinese ? 'zh-CN' : 'en');
      // The sentence of an entry does not always name whom it is about.
      const people = peopleIn(vault, about).map(nameOf);
      const others = people.filter((name) => !sentence.includes(name));
      return [{ index, atMs, sentence: [sentence, ...others].join(' · ') }];
    }),
    entriesInAll: namedCount(named),
  };
}
