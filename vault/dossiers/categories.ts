/** Categories of clients: two that every vault has, and the firm's own, which both sides sign as a list (D1). */
import type { CategoriesShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { DossierCategory } from '../../shared/vocabulary/entry-of-corrections.ts';
import type { CategoryId } from '../../shared/vocabulary/ids.ts';
import { lookOf } from '../../shared/vocabulary/look-alike.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { termWords } from '../../shared/vocabulary/term-words.ts';
import { category } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, signedAct } from '../acts/signed-act.ts';
import { assertStanding, requiredText } from '../acts/signing.ts';
import { newId } from '../sealing/new-ids.ts';
import { ownCategories } from '../storage/categories.ts';

/** Whoever may look into the directory sees what clients are sorted by. */
export function listCategories(vault: OpenVault, call: Call): CategoriesShown {
  assertStanding(vault, call, ['author', 'borrower', 'custodian', 'approver']);
  return {
    own: ownCategories(vault.db).map(({ id, name }) => ({
      category: id,
      name,
      dossiers: vault.db.count('SELECT count(*) AS n FROM dossier WHERE category = ?', id),
    })),
  };
}

/** How the two of every vault are called, and their own words: no category of the firm's looks like one of them. */
const taken = category.options.flatMap((each) => [each, ...termWords.category[each]]);

/** The category that somebody typed or chose: one of every vault, or one of the firm's own by id or by name. */
export function categoryGiven(vault: OpenVault, typed: string): DossierCategory {
  const known = category.safeParse(typed);
  if (known.success) return known.data;
  const name = typed.normalize('NFC').trim();
  const own = ownCategories(vault.db).find((each) => each.id === typed || each.name === name);
  if (own === undefined) throw new Refusal('NO_SUCH_CATEGORY');
  return own.id;
}

/** The whole new list. One that is left out is given no more; dossiers that have it keep it. */
export async function ruleCategories(
  vault: OpenVault,
  input: ParsedInput<'category.rule'>,
  call: Call,
): Promise<{ readonly categories: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const listed = input.categories.map((each) => ({ ...each, name: requiredText(each.name, 'category') }));
  const looks = [...taken, ...listed.map(({ name }) => name)].map(lookOf);
  if (new Set(looks).size < new Set(taken.map(lookOf)).size + listed.length)
    throw new Refusal('CATEGORIES_ALIKE');
  const judge = (): void => {
    const known = new Set(vault.db.all<{ id: string }>('SELECT id FROM own_category').map(({ id }) => id));
    const named = listed.flatMap(({ category: id }) => (id === undefined ? [] : [id]));
    if (named.some((id) => !known.has(id)) || new Set(named).size < named.length)
      throw new Refusal('NO_SUCH_CATEGORY');
  };
  await signedAct(vault, call, {
    judge,
    by: bothSides(desk, input),
    enter: (sign) =>
      sign('categories.ruled', (texts) => ({
        categories: listed.map(({ category: id, name }) => ({
          category: (id as CategoryId | undefined) ?? newId<CategoryId>(),
          name: texts.of(name),
        })),
      })),
  });
  return { categories: listed.length };
}
