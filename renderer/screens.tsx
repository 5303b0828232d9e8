/** Every screen inside the frame, by address. Each is loaded when somebody goes there. */
import { type ComponentType, lazy } from 'react';

type Screen = ComponentType<Record<string, never>>;
const screen = (load: () => Promise<{ default: Screen }>) => lazy(load);

export const screens: readonly { readonly path: string; readonly Screen: Screen }[] = [
  { path: '/desk', Screen: screen(() => import('./features/desk/custodian-desk.tsx')) },
  { path: '/dossiers', Screen: screen(() => import('./features/dossiers/dossier-register.tsx')) },
  { path: '/dossiers/new', Screen: screen(() => import('./features/dossiers/new-dossier.tsx')) },
  { path: '/dossiers/:code', Screen: screen(() => import('./features/dossiers/dossier-page.tsx')) },
  { path: '/loans', Screen: screen(() => import('./features/lending/loan-register.tsx')) },
  { path: '/releases', Screen: screen(() => import('./features/releases/releases.tsx')) },
  { path: '/filings', Screen: screen(() => import('./features/filing/accept-filings.tsx')) },
  { path: '/people', Screen: screen(() => import('./features/people/people.tsx')) },
  { path: '/places', Screen: screen(() => import('./features/people/places.tsx')) },
  { path: '/policy', Screen: screen(() => import('./features/policy/policy.tsx')) },
  { path: '/mend', Screen: screen(() => import('./features/mending/mend.tsx')) },
  { path: '/backups', Screen: screen(() => import('./features/backups/backups.tsx')) },
  { path: '/integrity', Screen: screen(() => import('./features/mending/integrity.tsx')) },
  { path: '/requests', Screen: screen(() => import('./features/approving/inbox.tsx')) },
  { path: '/decided', Screen: screen(() => import('./features/approving/decided.tsx')) },
  { path: '/directory', Screen: screen(() => import('./features/lending/directory.tsx')) },
  { path: '/my-loans', Screen: screen(() => import('./features/lending/my-loans.tsx')) },
  { path: '/my-notes', Screen: screen(() => import('./features/viewing/my-notes.tsx')) },
  { path: '/my-views', Screen: screen(() => import('./features/viewing/my-views.tsx')) },
  { path: '/before-view/:loan', Screen: screen(() => import('./features/viewing/before-view.tsx')) },
  { path: '/submit', Screen: screen(() => import('./features/filing/submit-documents.tsx')) },
  { path: '/my-filings', Screen: screen(() => import('./features/filing/my-filings.tsx')) },
  { path: '/custody', Screen: screen(() => import('./features/custody/custody.tsx')) },
  { path: '/clients', Screen: screen(() => import('./features/handover/client-handovers.tsx')) },
  { path: '/clients/:no', Screen: screen(() => import('./features/handover/client-handover.tsx')) },
  { path: '/departures', Screen: screen(() => import('./features/handover/departures.tsx')) },
  {
    path: '/departures/rehearsal/:person',
    Screen: screen(() => import('./features/handover/rehearsal.tsx')),
  },
  { path: '/departures/:no', Screen: screen(() => import('./features/handover/departure-case.tsx')) },
  { path: '/departures/:no/exposure', Screen: screen(() => import('./features/handover/exposure.tsx')) },
  { path: '/training', Screen: screen(() => import('./features/training/training.tsx')) },
  { path: '/training/courses/:no', Screen: screen(() => import('./features/training/course.tsx')) },
  { path: '/training/people/:no', Screen: screen(() => import('./features/training/archive.tsx')) },
  { path: '/training/rules', Screen: screen(() => import('./features/training/training-rules.tsx')) },
  { path: '/my-training', Screen: screen(() => import('./features/training/my-training.tsx')) },
  { path: '/rules-told', Screen: screen(() => import('./features/training/told.tsx')) },
  { path: '/log', Screen: screen(() => import('./features/access-log/log.tsx')) },
  { path: '/trust', Screen: screen(() => import('./features/trust/trust.tsx')) },
  { path: '/insight', Screen: screen(() => import('./features/insight/insight.tsx')) },
];
