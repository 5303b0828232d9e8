/** What a release let out has come back, or was destroyed: a custodian says so, document by document (D8). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { takeBackRules } from '../../shared/policy/release-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, optionalText } from '../acts/signing.ts';
import { loadRelease } from '../storage/releases.ts';
import { completeRelease, type LoadedRelease, todayAtDesk, visibleRelease } from './release-facts.ts';
import { itemsOut } from './release-standing.ts';

export async function takeReleaseBack(
  vault: OpenVault,
  input: ParsedInput<'release.return'>,
  call: Call,
): Promise<{ release: string; out: number }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const { release } = visibleRelease(vault, desk, input.release, call);
  const on = input.on ?? todayAtDesk(vault);
  const remark = optionalText(input.remark ?? '', 'remark');
  const judge = (): { documents: DocumentId[]; out: number } => {
    const loaded = completeRelease(vault, loadRelease(vault.db, release.id));
    const out = itemsOut(loaded.release, loaded.items);
    const documents = named(loaded, input.numbers) ?? out.map(({ document }) => document);
    const areOut = new Set(out.map(({ document }) => document));
    assertAllowed(
      decide(takeBackRules, {
        state: loaded.release.state,
        allOut: documents.length > 0 && documents.every((document) => areOut.has(document)),
        on,
        handedOutOn: loaded.release.handedOutOn ?? '',
        today: todayAtDesk(vault),
      }),
    );
    return { documents, out: out.length - documents.length };
  };
  const out = await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign, facts) => {
      sign('release.returned', (texts) => ({
        release: release.id,
        documents: facts.documents,
        how: input.how,
        on,
        remark: texts.maybe(remark),
      }));
      return facts.out;
    },
  });
  return { release: `R${release.no}`, out };
}

function named({ documents }: LoadedRelease, numbers: readonly number[] | undefined): DocumentId[] | null {
  if (numbers === undefined) return null;
  return [...new Set(numbers)].map((no) => {
    const document = documents.find((each) => each.no === no);
    if (document === undefined) throw new Refusal('RELEASE_ITEM');
    return document.id;
  });
}
