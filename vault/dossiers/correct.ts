/**
 * What was typed wrong is put right by a custodian's signature; the old value stays in the log (D1b). Nothing of it decides
 * who may know of a dossier: class, scope and contacts are changed by both sides (dossiers.ts).
 */
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { oneself, signedAct } from '../acts/signed-act.ts';
import { assertStanding, requiredText } from '../acts/signing.ts';
import { likenessKeyOf, titleMarks } from '../filing/likeness-marks.ts';
import { type Dossier, findDocument, findDossier, loadDocument, loadDossier } from '../storage/dossiers.ts';
import { categoryGiven } from './categories.ts';
import { refreshIndex } from './directory.ts';
import { assertLikeSeen } from './new-dossier.ts';

/** What of a dossier a custodian puts right alone. */
function corrected(vault: OpenVault, input: ParsedInput<'dossier.correct'>, now: Dossier) {
  return {
    client: input.client === undefined ? now.client : requiredText(input.client, 'client'),
    // One that the firm gives no more stays where nobody touches it.
    category:
      input.category === undefined || input.category === now.category
        ? now.category
        : categoryGiven(vault, input.category),
    openedOn: input.openedOn ?? now.openedOn,
    secrecyYears: input.secrecyYears === undefined ? now.secrecyYears : input.secrecyYears,
    retention: input.retention === undefined ? now.retention : input.retention,
  };
}

export async function correctDossier(
  vault: OpenVault,
  input: ParsedInput<'dossier.correct'>,
  call: Call,
): Promise<{ readonly code: string }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const dossier = findDossier(vault.db, input.code, desk);
  call.about.dossier = dossier.id;
  const ground = requiredText(input.ground, 'ground');
  const judge = () => {
    const now = loadDossier(vault.db, dossier.id);
    if (now.held) throw new Refusal('DOSSIER_HELD');
    const next = corrected(vault, input, now);
    if (Object.entries(next).every(([key, value]) => now[key as keyof typeof next] === value))
      throw new Refusal('NOTHING_TO_CORRECT');
    return next;
  };
  const { client } = judge();
  if (client !== dossier.client) {
    await refreshIndex(vault, call);
    // Again: others had their turn meanwhile.
    assertStanding(vault, call, ['custodian']);
    assertLikeSeen(vault, desk, { code: dossier.code, client }, [...(input.beside ?? []), dossier.code]);
  }
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign, next) =>
      sign('dossier.corrected', (texts) => ({
        dossier: dossier.id,
        client: texts.of(next.client),
        category: next.category,
        openedOn: next.openedOn,
        secrecyYears: next.secrecyYears,
        ...(next.retention === null
          ? {}
          : { retentionYears: next.retention === 'permanent' ? null : next.retention }),
        ground: texts.of(ground),
      })),
  });
  return { code: dossier.code };
}

/** Of a document that was accepted: before that it is sent back (D5). */
export async function correctDocument(
  vault: OpenVault,
  input: ParsedInput<'document.correct'>,
  call: Call,
): Promise<{ readonly document: string }> {
  const desk = assertStanding(vault, call, ['custodian']);
  const { document, dossier } = findDocument(vault.db, input.document, desk);
  call.about.dossier = dossier.id;
  call.about.document = document.id;
  const ground = requiredText(input.ground, 'ground');
  const judge = () => {
    const now = loadDocument(vault.db, document.id);
    if (loadDossier(vault.db, dossier.id).held) throw new Refusal('DOSSIER_HELD');
    if (now.state !== 'accepted') throw new Refusal('DOCUMENT_NOT_ACCEPTED');
    const title = input.title === undefined ? now.title : requiredText(input.title, 'title');
    const dated = input.dated === undefined ? now.dated : input.dated;
    if (title === now.title && dated?.from === now.dated?.from && dated?.to === now.dated?.to)
      throw new Refusal('NOTHING_TO_CORRECT');
    return { title, dated };
  };
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, 'custodian', input.signature),
    enter: (sign, { title, dated }) =>
      sign('document.corrected', (texts) => ({
        document: document.id,
        dossier: dossier.id,
        title: texts.of(title),
        likeness: texts.of(JSON.stringify(titleMarks(likenessKeyOf(vault.db), [title]))),
        dated,
        ground: texts.of(ground),
      })),
  });
  return { document: `${dossier.code}/${document.no}` };
}
