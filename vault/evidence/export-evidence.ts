/**
 * Evidence as a bundle that verifies (P8): the log, or a skeleton of it, with `measures.json` beside it. Only what was chosen is
 * shown with its texts: other clients and people stay ids.
 */
import type { ExportedEvidence } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import type { PartBlank, PartFilter } from '../../shared/vocabulary/part-of-log.ts';
import { bundleInto, goesOnWith } from '../access-log/export-bundle.ts';
import { partInto } from '../access-log/export-part.ts';
import { hidesNames } from '../access-log/log-rows-shown.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { type GatheredEvidence, gatherMeasures, readEvidenceAsked } from './gather-measures.ts';
import { namedCount } from './measure.ts';
import { measuresFile, measuresJson } from './measures-json.ts';

export async function exportEvidence(
  vault: OpenVault,
  input: ParsedInput<'evidence.bundle'>,
  call: Call,
): Promise<ExportedEvidence> {
  const gathered = await gatherMeasures(vault, readEvidenceAsked(vault, call, input.about), call);
  const size = await written(vault, gathered, input, call);
  return {
    folder: input.folder,
    size,
    measures: gathered.measures.map(({ measure, named, gaps }) => ({
      measure,
      entries: namedCount(named),
      gaps: gaps.filter(({ count }) => count > 0).length,
    })),
  };
}

async function written(
  vault: OpenVault,
  gathered: GatheredEvidence,
  { folder, form }: ParsedInput<'evidence.bundle'>,
  call: Call,
): Promise<number> {
  const { subject, desk } = gathered;
  // An auditor without clearance gets ids only (D3).
  const hidden = hidesNames(desk);
  const more = (bundle: { whole(name: string, text: string): void }): void =>
    bundle.whole(measuresFile, measuresJson(vault, gathered));
  if (subject.kind === 'vault') {
    const { entries } = await bundleInto(vault, {
      folder,
      openings: hidden ? 'none' : 'all',
      role: call.about.role,
      progress: call.progress,
      assertGoesOn: goesOnWith(vault, call),
      more,
    });
    return entries;
  }
  const filter: PartFilter = {
    from: null,
    to: null,
    people: subject.kind === 'person' ? [...subject.people] : [],
    dossier: subject.kind === 'dossier' ? subject.dossier : null,
    document: null,
    types: [],
    outcome: null,
    place: null,
  };
  const blank: PartBlank = { names: hidden, texts: hidden, entries: [] };
  const part = { form: form ?? ('skeleton' as const), filter, place: null, blank };
  const { size } = await partInto(vault, part, folder, call, more);
  return size;
}
