/** Dossiers: opening, changing, finding them, and holds (D1, D3, D9). */

import type { DocumentSummary, DossierDetail, DossierSummary } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { DocumentId, DossierId, PersonId } from '../../shared/vocabulary/ids.ts';
import { finderOf } from '../../shared/vocabulary/name-fold.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { clearanceCovers, isKeeper } from '../../shared/vocabulary/terms.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { bothSides, oneself, signedAct } from '../acts/signed-act.ts';
import { assertStanding, cleanText, keeperOf, optionalText, requiredText } from '../acts/signing.ts';
import { shownReportOfFiled } from '../filing/report-of.ts';
import { versionToldTo } from '../filing/told-of-likeness.ts';
import { ownCategoryName } from '../storage/categories.ts';
import { isInHandover } from '../storage/clients.ts';
import {
  type Dossier,
  documentsOf,
  dossierByCode,
  findDossier,
  listDossiers,
  loadDossier,
} from '../storage/dossiers.ts';
import { checkOf, formCountOf } from '../storage/forms.ts';
import { loadAllowance, openLoanOf, unfinishedViews } from '../storage/loans.ts';
import { findPerson, loadPerson, named, shownAmongOthers } from '../storage/people.ts';
import { localTimeText } from '../time/local-time.ts';
import { categoryGiven } from './categories.ts';
import { changesOf } from './changes.ts';
import { refreshIndex } from './directory.ts';
import {
  assertLikeSeen,
  codeText,
  contactsGiven,
  mayBeResponsible,
  openedData,
  scopeData,
} from './new-dossier.ts';

export async function openDossier(
  vault: OpenVault,
  input: ParsedInput<'dossier.open'>,
  call: Call,
): Promise<{ code: string }> {
  const desk = assertStanding(vault, call, ['author', 'custodian']);
  const code = codeText(input.code);
  const client = requiredText(input.client, 'client');
  // A code hidden from this person is taken all the same; to say so tells them no more than any register's number does.
  if (dossierByCode(vault.db, code) !== null) throw new Refusal('CODE_TAKEN');
  const home = optionalText(input.home ?? '', 'place');
  await refreshIndex(vault, call);
  // Again: others had their turn meanwhile.
  assertStanding(vault, call, ['author', 'custodian']);
  assertLikeSeen(vault, desk, { code, client }, input.beside ?? []);
  const isAuthor = desk.roles.includes('author');
  if (isAuthor && !clearanceCovers(desk.clearance, input.classification)) {
    throw new Refusal('ROLE_NEEDED', { role: 'cleared' });
  }
  const category = categoryGiven(vault, input.category);
  const contacts = contactsGiven(vault, input);
  const now = vault.ports.clock.read();
  await signedAct(vault, call, {
    judge: () => {
      if (dossierByCode(vault.db, code) !== null) throw new Refusal('CODE_TAKEN');
      contactsGiven(vault, input);
      categoryGiven(vault, category);
    },
    by: oneself(desk, isAuthor ? 'author' : 'custodian', input.signature),
    enter: (sign) =>
      sign('dossier.opened', (texts) =>
        openedData(
          vault,
          {
            code,
            client,
            category,
            classification: input.classification,
            ...contacts,
            openedOn: input.openedOn ?? localTimeText(now.wallMs, now.offsetMinutes).slice(0, 10),
            secrecyYears: input.secrecyYears ?? null,
            retention: input.retention,
            home,
          },
          input.scope,
          texts,
        ),
      ),
  });
  return { code };
}

/** The person responsible after the change. A client in a handover passes by its line alone (H2). */
function responsibleAfter(vault: OpenVault, dossier: Dossier, who: string | undefined): PersonId | null {
  if (who === undefined) return dossier.responsible;
  if (findPerson(vault.db, who).id === dossier.responsible) return dossier.responsible;
  const responsible = mayBeResponsible(vault, who);
  if (isInHandover(vault.db, dossier.id)) throw new Refusal('CLIENT_IN_HANDOVER');
  return responsible;
}

/** The second contact after the change; null takes it away. Nobody stands beside themselves. */
function secondAfter(
  vault: OpenVault,
  dossier: Dossier,
  who: string | null | undefined,
  responsible: PersonId | null,
): PersonId | null {
  const isResponsible = (human: string): boolean =>
    responsible !== null && loadPerson(vault.db, responsible).human === human;
  if (who === null) return null;
  if (who === undefined) {
    const { second } = dossier;
    return second === null || isResponsible(loadPerson(vault.db, second).human) ? null : second;
  }
  const person = findPerson(vault.db, who);
  // Who is leaving stays until somebody else is found; nobody who is leaving is found (P1).
  if (person.id !== dossier.second) mayBeResponsible(vault, who);
  if (isResponsible(person.human)) throw new Refusal('SECOND_IS_RESPONSIBLE');
  return person.id;
}

/** Both sides sign every change: classification and scope decide who may know. */
export async function changeDossier(
  vault: OpenVault,
  input: ParsedInput<'dossier.change'>,
  call: Call,
): Promise<{ changed: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const dossier = findDossier(vault.db, input.code, desk);
  call.about.dossier = dossier.id;
  const home = input.home === undefined ? dossier.home : optionalText(input.home, 'place');
  await signedAct(vault, call, {
    judge: () => {
      const now = loadDossier(vault.db, dossier.id);
      if (now.held) throw new Refusal('DOSSIER_HELD');
      const responsible = responsibleAfter(vault, now, input.responsible);
      return { responsible, second: secondAfter(vault, now, input.second, responsible) };
    },
    by: bothSides(desk, input),
    enter: (sign, { responsible, second }) =>
      sign('dossier.changed', (texts) => ({
        dossier: dossier.id,
        classification: input.classification ?? dossier.classification,
        responsible,
        second,
        scope:
          input.scope === undefined
            ? {
                everybody: dossier.everybody,
                people: [...dossier.people],
                departments: dossier.departments.map((department) => texts.of(department)),
              }
            : scopeData(vault, input.scope, texts),
        home: texts.maybe(home),
        status: input.status ?? dossier.status,
      })),
  });
  return { changed: true };
}

const summary = (vault: OpenVault, dossier: Dossier): DossierSummary => ({
  code: dossier.code,
  client: dossier.client,
  category: dossier.category,
  ownCategory: ownCategoryName(vault.db, dossier.category),
  classification: dossier.classification,
  responsible: dossier.responsible === null ? null : shownAmongOthers(vault.db, dossier.responsible),
  responsibleLeaving: dossier.responsible !== null && loadPerson(vault.db, dossier.responsible).leaving,
  second: dossier.second === null ? null : shownAmongOthers(vault.db, dossier.second),
  secondLeaving: dossier.second !== null && loadPerson(vault.db, dossier.second).leaving,
  status: dossier.status,
  held: dossier.held,
});

/** Listing and searching are entries too: who, where, how many (D3). */
export function findDossiers(
  vault: OpenVault,
  input: ParsedInput<'dossier.list'>,
  call: Call,
): readonly DossierSummary[] {
  const desk = assertStanding(vault, call, ['author', 'borrower', 'custodian', 'approver']);
  const query = cleanText(input.query ?? '');
  const holds = finderOf(query);
  const found = listDossiers(vault.db, desk).filter(
    (dossier) => query === '' || holds(dossier.code) || holds(dossier.client),
  );
  vault.writer.transact((tx) =>
    tx.append({
      type: 'directory.searched',
      data: (texts) => ({ query: texts.maybe(query), results: found.length }),
      actor: vault.actor(call.about.role),
      place: vault.place(),
    }),
  );
  return found.map((dossier) => summary(vault, dossier));
}

function myLoan(vault: OpenVault, human: string, document: DocumentId): DocumentSummary['myLoan'] {
  const loan = openLoanOf(vault.db, human, document);
  return loan === null
    ? null
    : { no: `L${loan.no}`, state: loan.state, toMs: loan.windowToMs ?? loan.requestedToMs };
}

export function showDossier(vault: OpenVault, input: ParsedInput<'dossier.show'>, call: Call): DossierDetail {
  const desk = assertStanding(vault, call, ['author', 'borrower', 'custodian', 'approver']);
  const dossier = findDossier(vault.db, input.code, desk);
  call.about.dossier = dossier.id;
  const documents = documentsOf(vault.db, dossier.id);
  if (!call.answeredBefore) {
    vault.writer.transact((tx) =>
      tx.append({
        type: 'directory.searched',
        data: (texts) => ({ query: texts.of(dossier.code), results: documents.length }),
        actor: vault.actor(call.about.role),
        place: vault.place(),
      }),
    );
  }
  const borrows = desk.roles.includes('borrower');
  return {
    ...summary(vault, dossier),
    openedOn: dossier.openedOn,
    secrecyYears: dossier.secrecyYears,
    retention: dossier.retention,
    home: dossier.home,
    scope: isKeeper(desk.roles)
      ? {
          everybody: dossier.everybody,
          people: dossier.people.map((person) => named(loadPerson(vault.db, person))),
          departments: dossier.departments,
        }
      : null,
    changes: isKeeper(desk.roles) ? changesOf(vault, dossier) : null,
    documents: documents
      // What was sent back is gone; what waits is between its author and the custodian.
      .filter(
        (d) =>
          d.state === 'accepted' ||
          (d.state === 'submitted' && (d.author === desk.id || desk.roles.includes('custodian'))),
      )
      .map((d) => ({
        no: d.no,
        title: d.title,
        sheet: d.sheet,
        ownership: d.ownership,
        media: d.media,
        dated: d.dated,
        pages: d.pages,
        report: shownReportOfFiled(d),
        form: formCountOf(vault.db, d.id),
        check: checkOf(vault.db, d.id),
        state: d.state,
        version: versionToldTo(vault, d, desk),
        allowance: borrows
          ? loadAllowance(vault.db, desk.human, d.lineage, dossier.classification, vault.policy)
          : null,
        myLoan: borrows ? myLoan(vault, desk.human, d.id) : null,
      })),
  };
}

export async function setHold(
  vault: OpenVault,
  input: ParsedInput<'hold.set'>,
  call: Call,
): Promise<{ held: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const dossier = findDossier(vault.db, input.code, desk);
  call.about.dossier = dossier.id;
  const judge = () => {
    if (loadDossier(vault.db, dossier.id).held) throw new Refusal('DOSSIER_HELD');
  };
  judge();
  const ground = requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge,
    by: oneself(desk, keeperOf(desk), input.signature),
    enter: (sign, _, tx) => {
      sign('hold.set', (texts) => ({ dossier: dossier.id, ground: texts.of(ground) }));
      for (const view of unfinishedViews(vault.db)) {
        const loan =
          view.loan === null
            ? undefined
            : vault.db.get<{ dossier: DossierId }>('SELECT dossier FROM loan WHERE id = ?', view.loan);
        if (loan?.dossier !== dossier.id) continue;
        tx.append({
          type: 'view.closed',
          data: () => ({ view: view.id, cause: 'held', shownMs: view.shownMs }),
          actor: vault.actor(call.about.role),
        });
      }
    },
  });
  return { held: true };
}

export async function liftHold(
  vault: OpenVault,
  input: ParsedInput<'hold.lift'>,
  call: Call,
): Promise<{ held: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const dossier = findDossier(vault.db, input.code, desk);
  call.about.dossier = dossier.id;
  const judge = () => {
    if (!loadDossier(vault.db, dossier.id).held) throw new Refusal('NOT_HELD');
  };
  judge();
  const ground = requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge,
    by: bothSides(desk, input),
    enter: (sign) => sign('hold.lifted', (texts) => ({ dossier: dossier.id, ground: texts.of(ground) })),
  });
  return { held: false };
}
