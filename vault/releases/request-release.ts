/** Asking that an original, or a copy of it, leaves the vault; taking the request back (D8). */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { requestReleaseRules, withdrawReleaseRules } from '../../shared/policy/release-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { releaseDocumentsMax } from '../../shared/vocabulary/entry-of-releases.ts';
import type { ReleaseId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, requiredText } from '../acts/signing.ts';
import { newId } from '../sealing/new-ids.ts';
import { type Document, documentsOf, findDossier, loadDocument, loadDossier } from '../storage/dossiers.ts';
import { findPerson, hasActed, loadPerson, type Person } from '../storage/people.ts';
import { dropReleaseGrants, loadRelease, nextReleaseNo } from '../storage/releases.ts';
import { documentFacts, todayAtDesk, visibleRelease, wrote } from './release-facts.ts';

/** Those named, or all that are accepted; each once, in the order of their numbers. */
function documentsAsked(
  all: readonly Document[],
  numbers: readonly number[] | undefined,
  desk: Person,
): Document[] {
  // For a borrower, what is not accepted does not exist.
  const known = isKeeper(desk.roles) ? all : all.filter(({ state }) => state === 'accepted');
  if (numbers === undefined) {
    const accepted = known.filter(({ state }) => state === 'accepted');
    if (accepted.length === 0) throw new Refusal('NO_SUCH_DOCUMENT');
    if (accepted.length > releaseDocumentsMax) throw new Refusal('INPUT_MALFORMED', { field: 'documents' });
    return accepted;
  }
  return [...new Set(numbers)]
    .sort((a, b) => a - b)
    .map((no) => {
      const document = known.find((each) => each.no === no);
      if (document === undefined) throw new Refusal('NO_SUCH_DOCUMENT');
      return document;
    });
}

export async function requestRelease(
  vault: OpenVault,
  input: ParsedInput<'release.request'>,
  call: Call,
): Promise<{ release: string; documents: number }> {
  const desk = assertStanding(vault, call, ['borrower', 'custodian']);
  const as = desk.roles.includes('custodian') ? 'custodian' : 'borrower';
  if (desk.frozen) throw new Refusal('PERSON_FROZEN');
  const found = findDossier(vault.db, input.code, desk);
  call.about.dossier = found.id;
  const documents = documentsAsked(documentsOf(vault.db, found.id), input.numbers, desk);
  const outsider =
    input.outsider === undefined || input.outsider === '' ? null : requiredText(input.outsider, 'outsider');
  const to =
    input.recipient === undefined || input.recipient === '' ? null : findPerson(vault.db, input.recipient);
  if ((outsider === null) === (to === null)) throw new Refusal('TEXT_MISSING', { field: 'recipient' });
  const ground = requiredText(input.ground, 'ground');

  const judge = (): void => {
    const person = loadPerson(vault.db, desk.id);
    const recipient = to === null ? null : loadPerson(vault.db, to.id);
    const dossier = loadDossier(vault.db, found.id);
    for (const { id } of documents) {
      const document = loadDocument(vault.db, id);
      call.about.document = id;
      assertAllowed(
        decide(requestReleaseRules, {
          ...documentFacts(vault, person, document, dossier, { form: input.form, id: null, recipient }),
          frozen: person.frozen,
          asBorrower:
            as === 'custodian'
              ? null
              : {
                  hasKept: hasActed(vault.db, person.human, dossier.id, 'keeper'),
                  wroteIt: wrote(vault, person.human, document, dossier),
                },
          hasUsed: hasActed(vault.db, person.human, dossier.id, 'user'),
          dueOn: input.due ?? null,
          today: todayAtDesk(vault),
        }),
      );
    }
    call.about.document = null;
  };
  const no = await signedAct(vault, call, {
    judge,
    by: oneself(desk, as, input.signature),
    enter: (sign) => {
      const next = nextReleaseNo(vault.db);
      sign('release.requested', (texts) => ({
        release: newId<ReleaseId>(),
        no: next,
        dossier: found.id,
        recipient: to?.id ?? null,
        outsider: texts.maybe(outsider),
        form: input.form,
        ground: texts.of(ground),
        due: input.due ?? null,
        documents: documents.map(({ id, lineage }) => ({ document: id, lineage })),
      }));
      return next;
    },
  });
  return { release: `R${no}`, documents: documents.length };
}

/** By whoever asked, before it is handed out. */
export async function withdrawRelease(
  vault: OpenVault,
  input: ParsedInput<'release.withdraw'>,
  call: Call,
): Promise<{ release: string }> {
  const desk = assertStanding(vault, call, ['borrower', 'custodian']);
  const { release, requester } = visibleRelease(vault, desk, input.release, call);
  const judge = (): void => {
    // Another's is not theirs to take back: for a borrower it does not exist, a keeper is told.
    if (requester.human !== loadPerson(vault.db, desk.id).human) throw new Refusal('NO_SUCH_RELEASE');
    assertAllowed(decide(withdrawReleaseRules, { state: loadRelease(vault.db, release.id).state }));
  };
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, desk.roles.includes('custodian') ? 'custodian' : 'borrower', input.signature),
    enter: (sign) => {
      dropReleaseGrants(vault.db, release.id);
      sign('release.withdrawn', () => ({ release: release.id }));
    },
  });
  return { release: `R${release.no}` };
}
