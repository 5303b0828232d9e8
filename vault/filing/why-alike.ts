/** What a filing is like, and by what, from the marks that are kept of both; the likeliest first (D7). */
import type { AlikeDocument } from '../../shared/contract/answers.ts';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import type { TermOf } from '../../shared/vocabulary/term-words.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { type Document, loadDossier } from '../storage/dossiers.ts';
import type { Person } from '../storage/people.ts';
import { likenessKeyOf, looksLikeOneOf, parseLook, titleMarks } from './likeness-marks.ts';
import { knownOfLineage } from './told-of-likeness.ts';

type Ground = TermOf<'alikeBy'>;

/** What the author said comes first; a page or much of the text before looks, looks before a title. */
const weights: Record<Ground, number> = { named: 1_000, page: 100, 'page-or-text': 100, look: 10, title: 1 };

/** Out of the document's own row: the table of marks is ordered by mark, and would be read to its end. */
function marksOf(vault: OpenVault, document: DocumentId): string[] {
  const row = vault.db.get<{ likeness: string | null }>(
    'SELECT likeness FROM document WHERE id = ?',
    document,
  );
  return row?.likeness == null ? [] : (JSON.parse(row.likeness) as string[]);
}

/** Of lineages that do not exist for this person, nothing. */
export function alikeTo(vault: OpenVault, filing: Document, person: Person): AlikeDocument[] {
  const key = likenessKeyOf(vault.db);
  const own = marksOf(vault, filing.id);
  const titles = new Set(titleMarks(key, [filing.title, filing.fileName]));
  const looks = own.map(parseLook).filter((look) => look !== null);
  const hashed = new Set(own.filter((mark) => parseLook(mark) === null && !titles.has(mark)));
  const ranked = filing.likeTo.flatMap((lineage) => {
    const versions = knownOfLineage(vault, lineage, person).filter(({ id }) => id !== filing.id);
    const [first] = versions;
    if (first === undefined) return [];
    const theirs = versions.map(({ id, dossier }) => ({ dossier, marks: marksOf(vault, id) }));
    const grounds = new Set<Ground>();
    let shared = 0;
    for (const { dossier, marks } of theirs) {
      const same = marks.filter((mark) => hashed.has(mark)).length;
      shared = Math.max(shared, same);
      if (same > 0) grounds.add(dossier === filing.dossier ? 'page-or-text' : 'page');
      if (marks.some((mark) => looksLikeOneOf(mark, looks))) grounds.add('look');
      if (dossier === filing.dossier && marks.some((mark) => titles.has(mark))) grounds.add('title');
    }
    // It shares no mark with any: then it is in the list because its author said so.
    if (grounds.size === 0) grounds.add('named');
    const why = [...grounds].sort((a, b) => weights[b] - weights[a]);
    const weight = why.reduce((sum, ground) => sum + weights[ground], shared * 2);
    const { code, client } = loadDossier(vault.db, first.dossier);
    return [
      {
        weight,
        like: {
          document: `${code}/${first.no}`,
          client,
          title: first.title ?? '',
          state: first.state,
          why,
        },
      },
    ];
  });
  return ranked.sort((a, b) => b.weight - a.weight).map(({ like }) => like);
}
