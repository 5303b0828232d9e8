/** The verifier in a worker of the page: the same files that Node runs, over ports of what they ask of Node. */
import './ports/buffer.ts';
import { type Parting, partingOf } from '../../verifier/parting.ts';
import { partingLines } from '../../verifier/parting-lines.ts';
import { sentence, whereAndWhat, whyOfMeasure } from '../../verifier/report.ts';
import { words } from '../../verifier/report-words.ts';
import { Unreadable } from '../../verifier/unreadable.ts';
import { isAnythingBroken, type Verification, verifyBundle } from '../../verifier/verify-bundle.ts';
import { Exposure } from './exposure.ts';
import { type FromWorker, type Language, languages, type ReportShown, type ToWorker } from './messages.ts';
import { checkAlone, checksBy } from './ports/crypto.ts';
import { offer, olderFolder } from './ports/fs.ts';

const tell = (message: FromWorker): void => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToWorker>) => void answer(data));

async function answer({ files, since, alone }: ToWorker): Promise<void> {
  if (alone) checkAlone();
  const total = files.get('entries.jsonl')?.size ?? 0;
  let done = 0;
  const given = new Map(files);
  for (const [name, file] of since ?? []) given.set(olderFolder + name, file);
  offer(given, (name, bytes) => {
    if (name !== 'entries.jsonl') return;
    done += bytes;
    tell({ kind: 'progress', done, total });
  });
  const exposure = new Exposure(await namesBeside(files.get('people.json')));
  try {
    const older = since === null ? null : `${olderFolder}checkpoint`;
    const found = await verifyBundle('', older, (entry) => exposure.hear(entry));
    const isBroken = found.verdicts.some(({ check, answer }) => check === 'since' && answer === 'broken');
    const parting =
      isBroken && since?.has('entries.jsonl') === true ? partingOf('', olderFolder.slice(0, -1)) : null;
    tell({
      kind: 'verified',
      broken: isAnythingBroken(found),
      vault: found.vault,
      entry0: found.entry0,
      reports: inBoth((language) => reportIn(found, parting, language)),
      subjects: exposure.subjects(),
      rows: exposure.shown(),
      signaturesBy: await checksBy(),
      whole: found.part === null,
    });
  } catch (error) {
    const why = inBoth((language) =>
      error instanceof Unreadable ? sentence(error.fault, language) : words[language].ownFault(String(error)),
    );
    tell({ kind: 'unreadable', why });
  }
}

/** Of people whose enrolment is not here, as the bundle calls them; nothing proves it. */
async function namesBeside(file: File | undefined): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  if (file === undefined || file.size > 1 << 26) return names;
  try {
    const people: unknown = JSON.parse(await file.text());
    for (const each of Array.isArray(people) ? people : []) {
      const { person, name } = each as { person?: unknown; name?: unknown };
      if (typeof person === 'string' && typeof name === 'string') names.set(person, name);
    }
  } catch {
    // Not what it should be: then nobody is called by it. The manifest's check says so.
  }
  return names;
}

const inBoth = <T>(make: (language: Language) => T): Record<Language, T> =>
  Object.fromEntries(languages.map((language) => [language, make(language)])) as Record<Language, T>;

function reportIn(
  { verdicts, part, counts, first, generations, cosigned, measures }: Verification,
  parting: Parting | null,
  language: Language,
): ReportShown {
  const say = words[language];
  return {
    checks: verdicts.map((verdict) => {
      const { check, answer } = verdict;
      const name = say.check[check];
      if (verdict.answer === 'holds') return { check, answer, name, why: null };
      const why =
        verdict.answer === 'broken'
          ? whereAndWhat(verdict.finding, language)
          : sentence(verdict.why, language);
      return { check, answer, name, why };
    }),
    measures:
      measures === null
        ? null
        : {
            title: say.measures(measures.said),
            says: say.measuresSay,
            rows: measures.verdicts.map((verdict) => ({
              check: verdict.measure,
              answer: verdict.answer,
              name: `${say.measure[verdict.measure]}${say.carriedBy(verdict.claims)}`,
              why: whyOfMeasure(verdict, language),
            })),
          },
    part: part === null ? [] : say.part(part),
    counts: [...say.counts(counts), ...generations.map(say.generation), ...cosigned.map(say.cosigned)],
    countsOf: part?.form === 'extract' ? say.hereOnly : null,
    first: first === null ? null : whereAndWhat(first, language),
    parting: parting === null ? [] : partingLines(parting, language),
    nothingMore: say.nothingMore,
    compare: say.compare,
  };
}
