/** The lies, one respect each, and which check at which entry has to refuse them, by which rule. */

import { SyntheticLog } from './synthetic-log.ts';
import type { Lie, Telling } from './synthetic-log-lie.ts';
import { aboutAgreements } from './synthetic-log-lies-of-agreements.ts';
import { aboutBackups } from './synthetic-log-lies-of-backups.ts';
import { aboutClients } from './synthetic-log-lies-of-clients.ts';
import { aboutOpenings, aboutTheClock } from './synthetic-log-lies-of-clock-and-openings.ts';
import { aboutCorrections } from './synthetic-log-lies-of-corrections.ts';
import { aboutCustody } from './synthetic-log-lies-of-custody.ts';
import { aboutDepartures } from './synthetic-log-lies-of-departures.ts';
import { aboutKeys } from './synthetic-log-lies-of-epochs.ts';
import { aboutFiling } from './synthetic-log-lies-of-filing.ts';
import { aboutForms } from './synthetic-log-lies-of-forms.ts';
import { aboutGates } from './synthetic-log-lies-of-gates.ts';
import { aboutInvitations } from './synthetic-log-lies-of-invitations.ts';
import { aboutLeaving } from './synthetic-log-lies-of-leaving.ts';
import { aboutLoans } from './synthetic-log-lies-of-loans.ts';
import { aboutLongerWindows } from './synthetic-log-lies-of-longer-windows.ts';
import { aboutLosses } from './synthetic-log-lies-of-losses.ts';
import { aboutReadings } from './synthetic-log-lies-of-readings.ts';
import { aboutReleases } from './synthetic-log-lies-of-releases.ts';
import { aboutRoles, aboutSeparation } from './synthetic-log-lies-of-roles.ts';
import { aboutChains, aboutSignatures } from './synthetic-log-lies-of-signatures.ts';
import { aboutStructure } from './synthetic-log-lies-of-structure.ts';
import { aboutThreeViews } from './synthetic-log-lies-of-three-views.ts';
import { aboutTraining } from './synthetic-log-lies-of-training.ts';
import { aboutSince, aboutTree } from './synthetic-log-lies-of-tree.ts';
import { aboutTwoApprovers } from './synthetic-log-lies-of-two-approvers.ts';
import { aboutViews } from './synthetic-log-lies-of-views.ts';
import { aboutWholeReleases } from './synthetic-log-lies-of-whole-release.ts';
import { aboutWitnesses } from './synthetic-log-lies-of-witnesses.ts';
import { honestStory } from './synthetic-log-story-of-handovers.ts';

export const lies: readonly Lie[] = [
  ...aboutStructure,
  ...aboutTree,
  ...aboutSignatures,
  ...aboutChains,
  ...aboutRoles,
  ...aboutSeparation,
  ...aboutFiling,
  ...aboutLoans,
  ...aboutLongerWindows,
  ...aboutTwoApprovers,
  ...aboutViews,
  ...aboutThreeViews,
  ...aboutKeys,
  ...aboutCustody,
  ...aboutClients,
  ...aboutDepartures,
  ...aboutReleases,
  ...aboutBackups,
  ...aboutWholeReleases,
  ...aboutLosses,
  ...aboutCorrections,
  ...aboutForms,
  ...aboutInvitations,
  ...aboutTraining,
  ...aboutAgreements,
  ...aboutGates,
  ...aboutLeaving,
  ...aboutTheClock,
  ...aboutOpenings,
  ...aboutReadings,
  ...aboutSince,
  ...aboutWitnesses,
];

export function tell(lie: { readonly tell?: Telling } | null): SyntheticLog {
  const log = new SyntheticLog();
  for (const step of lie?.tell?.(honestStory()) ?? honestStory()) log.write(step);
  return log;
}
