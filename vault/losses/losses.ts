/** After a loss (A6b): what is unknown, evidence that narrows it, gaps that both sides close, and what is given back to one person. */
import type { Evidence, GapsShown } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { closeGapRules, restoreAllowanceRules } from '../../shared/policy/loss-rules.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import type { DocumentId } from '../../shared/vocabulary/ids.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertNobodyFrozen, besides, signersOf, unlockSides } from '../acts/sides.ts';
import { bothSides, type Sign, signedAct } from '../acts/signed-act.ts';
import { assertAllowed, assertStanding, requiredText } from '../acts/signing.ts';
import { findDocument, loadDocument, loadDossier } from '../storage/dossiers.ts';
import { loadAllowance } from '../storage/loans.ts';
import { type Gap, listGaps, restoredAllowances, unknownBefore } from '../storage/losses.ts';
import { findPerson, loadPerson, shownAmongOthers } from '../storage/people.ts';
import { type Narrowing, type ReadEvidence, reachesEnd, readEvidence } from './evidence.ts';

/** Who gives an allowance back beside the custodian (A6b). */
const approversNeeded = 2;
const restoredShownMax = 100;

function refOf(vault: OpenVault, id: DocumentId): string {
  const document = loadDocument(vault.db, id);
  return `${loadDossier(vault.db, document.dossier).code}/${document.no}`;
}

export function listLosses(vault: OpenVault, call: Call): GapsShown {
  const desk = assertStanding(vault, call, ['custodian', 'approver'], true);
  const before = unknownBefore(vault.db) ?? 0;
  return {
    gaps: listGaps(vault.db).map(({ began, beganAtMs, ...gap }) => ({
      ...gap,
      entry: began,
      atMs: beganAtMs,
    })),
    people: vault.db.count('SELECT count(DISTINCT human) AS n FROM person WHERE enrolled < ?', before),
    documents: vault.db.count(
      "SELECT count(DISTINCT lineage) AS n FROM document WHERE submitted < ? AND state <> 'sent-back'",
      before,
    ),
    restored: restoredAllowances(vault.db, restoredShownMax).map((each) => ({
      person: shownAmongOthers(vault.db, each.person),
      document: refOf(vault, each.document),
      ground: each.ground ?? '',
      by: each.signers.map((id) => shownAmongOthers(vault.db, id)),
      atMs: each.atMs,
      entry: each.entry,
    })),
    cosigners: besides(desk, approversNeeded),
  };
}

const shown = ({ source, narrowings, ofStrangers }: ReadEvidence): Evidence => ({
  source,
  gaps: narrowings.map(({ gap, reach, spent }) => ({
    generation: gap.generation,
    reach,
    views: spent.length,
    reachesEnd: gap.state === 'open' && reachesEnd(gap, Math.max(gap.reach, reach)),
  })),
  ofStrangers,
});

export async function examineEvidence(
  vault: OpenVault,
  input: ParsedInput<'gap.examine'>,
  call: Call,
): Promise<Evidence> {
  assertStanding(vault, call, ['custodian', 'approver']);
  return shown(await readEvidence(vault, input.folder, call));
}

export function enterNarrowings(
  sign: Sign,
  source: Evidence['source'],
  from: string,
  narrowings: readonly Narrowing[],
): void {
  for (const { gap, reach, spent } of narrowings)
    sign('gap.narrowed', (texts) => ({
      generation: gap.generation,
      source,
      reach,
      from: texts.of(from),
      spent,
    }));
}

export async function narrowGap(
  vault: OpenVault,
  input: ParsedInput<'gap.narrow'>,
  call: Call,
): Promise<Evidence> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const before = await readEvidence(vault, input.folder, call);
  let evidence = before;
  await signedAct(vault, call, {
    judge: () => {},
    by: bothSides(desk, input),
    // Again, after the passphrases: a view may have been recorded meanwhile.
    ready: async () => {
      evidence = await readEvidence(vault, input.folder, call);
    },
    enter: (sign) => enterNarrowings(sign, evidence.source, input.folder, evidence.narrowings),
  });
  return shown(evidence);
}

const gapOf = (vault: OpenVault, generation: number): Gap | undefined =>
  listGaps(vault.db).find((gap) => gap.generation === generation);

export async function closeGap(
  vault: OpenVault,
  input: ParsedInput<'gap.close'>,
  call: Call,
): Promise<{ closed: boolean }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const ground = requiredText(input.ground, 'ground');
  await signedAct(vault, call, {
    judge: () => {
      assertNobodyFrozen(vault, desk, input.cosign);
      const gap = gapOf(vault, input.generation);
      const { have, anchored, reach } = gap ?? { have: 0, anchored: 0, reach: 0 };
      assertAllowed(decide(closeGapRules, { isOpen: gap?.state === 'open', have, anchored, reach }));
      return { reach };
    },
    by: bothSides(desk, input),
    enter: (sign, { reach }) =>
      sign('gap.closed', (texts) => ({ generation: input.generation, reach, ground: texts.of(ground) })),
  });
  return { closed: true };
}

export async function restoreAllowance(
  vault: OpenVault,
  input: ParsedInput<'allowance.restore'>,
  call: Call,
): Promise<{ left: number }> {
  const desk = assertStanding(vault, call, ['custodian', 'approver']);
  const ground = requiredText(input.ground, 'ground');
  const { document, dossier } = findDocument(vault.db, input.document, desk);
  call.about.document = document.id;
  call.about.dossier = dossier.id;
  const person = findPerson(vault.db, input.person);
  const left = await signedAct(vault, call, {
    judge: () => {
      assertNobodyFrozen(vault, desk, input.cosign);
      const { human } = loadPerson(vault.db, person.id);
      const { cap, used, lostInGap } = loadAllowance(
        vault.db,
        human,
        document.lineage,
        dossier.classification,
        vault.policy,
      );
      assertAllowed(decide(restoreAllowanceRules, { isLost: lostInGap, cap, used }));
      return cap - used;
    },
    by: async () => signersOf(await unlockSides(vault, call, desk, approversNeeded, input, [person])),
    enter: (sign, views) => {
      sign('allowance.restored', (texts) => ({
        person: person.id,
        document: document.id,
        lineage: document.lineage,
        left: views,
        ground: texts.of(ground),
      }));
      return views;
    },
  });
  return { left };
}
