/**
 * A finished custody handover as it was when it was signed (H3). Papers and the screen of it are read from the entries that
 * stood in the log then: a name, a class or a place of paper parts that changed since does not change them.
 */
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { DocumentId, DossierId, PersonId } from '../../shared/vocabulary/ids.ts';
import type { DatedSpan, Retention } from '../../shared/vocabulary/retention.ts';
import type { Classification } from '../../shared/vocabulary/terms.ts';
import { naming, readStated, type Stated } from '../access-log/entries-naming.ts';
import { checkpointAt, type PaperCheckpoint } from '../access-log/paper-checkpoint.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { VaultDatabase } from '../storage/database.ts';
import type { LeafRow } from '../storage/log-rows.ts';
import { loadPerson } from '../storage/people.ts';

const entryAt = (db: VaultDatabase, index: number): Stated =>
  readStated(db, db.get<LeafRow>('SELECT * FROM leaf WHERE idx = ?', index)!);

/** How somebody stood among others before entry `index`: name and department of then; numbers do not change. */
export function shownBefore(db: VaultDatabase, person: PersonId, index: number): string {
  const now = loadPerson(db, person);
  const shown = (name: string | null, department: string | null): string =>
    amongOthers({ no: now.no, name: name ?? now.name, department });
  // A witness of somebody else's renaming is named in its entry too.
  for (const { body, text } of naming(db, person, ['person.renamed'], index))
    if (body.type === 'person.renamed' && body.data.person === person)
      return shown(text(body.data.name), text(body.data.department));
  const { enrolled } = db.get<{ enrolled: number }>('SELECT enrolled FROM person WHERE id = ?', person)!;
  const { body, text } = entryAt(db, enrolled);
  const named =
    body.type === 'vault.created'
      ? body.data.founders.find((founder) => founder.person === person)
      : body.type === 'person.enrolled'
        ? body.data
        : null;
  // Whoever came by a list stands in the invitation that both sides signed.
  if (body.type === 'invitation.taken') {
    const invitation = db.get<{ invited: number }>('SELECT invited FROM invitation WHERE person = ?', person);
    if (invitation !== undefined) {
      const list = entryAt(db, invitation.invited);
      const row =
        list.body.type === 'people.invited'
          ? list.body.data.invitations.find((each) => each.person === person)
          : undefined;
      return shown(list.text(row?.name), list.text(row?.department));
    }
  }
  return shown(text(named?.name), text(named?.department));
}

export interface DossierThen {
  readonly classification: Classification;
  /** Where the paper parts were. */
  readonly home: string | null;
  readonly secrecyYears: number | null;
  readonly retention: Retention | null;
}

export function dossierBefore(db: VaultDatabase, dossier: DossierId, index: number): DossierThen | null {
  let placed: Pick<DossierThen, 'classification' | 'home'> | null = null;
  let terms: Pick<DossierThen, 'secrecyYears' | 'retention'> | null = null;
  for (const { body, text } of naming(
    db,
    dossier,
    ['dossier.corrected', 'dossier.changed', 'dossier.opened'],
    index,
  )) {
    if (body.type === 'dossier.changed' || body.type === 'dossier.opened')
      placed ??= { classification: body.data.classification, home: text(body.data.home) };
    if (body.type === 'dossier.corrected' || body.type === 'dossier.opened') {
      const { secrecyYears, retentionYears } = body.data;
      terms ??= {
        secrecyYears,
        retention: retentionYears === undefined ? null : (retentionYears ?? 'permanent'),
      };
    }
  }
  return placed === null || terms === null ? null : { ...placed, ...terms };
}

export interface DocumentThen {
  readonly title: string | null;
  readonly dated: DatedSpan | null;
}

export function documentBefore(db: VaultDatabase, document: DocumentId, index: number): DocumentThen | null {
  for (const { body, text } of naming(db, document, ['document.corrected', 'document.submitted'], index))
    if (body.type === 'document.corrected' || body.type === 'document.submitted')
      return { title: text(body.data.title), dated: body.data.dated ?? null };
  return null;
}

/** Who had a document on loan that was out then. */
export function borrowerBefore(db: VaultDatabase, document: DocumentId, index: number): string | null {
  const issued = db.get<{ borrower: PersonId }>(
    `SELECT l.borrower FROM loan l JOIN mention m ON m.ref = l.id JOIN leaf f ON f.idx = m.idx
     WHERE l.document = ? AND f.type = 'loan.issued' AND f.idx < ? ORDER BY f.idx DESC LIMIT 1`,
    document,
    index,
  );
  return issued === undefined ? null : shownBefore(db, issued.borrower, index);
}

/** The employer as the firm had written it down, else the vault's own name. */
function firmBefore(vault: OpenVault, index: number): string {
  const leaf = vault.db.get<LeafRow>(
    "SELECT * FROM leaf WHERE type = 'practice.set' AND idx < ? ORDER BY idx DESC LIMIT 1",
    index,
  );
  if (leaf === undefined) return vault.name;
  const { body, text } = readStated(vault.db, leaf);
  return (body.type === 'practice.set' ? text(body.data.employer) : null) || vault.name;
}

export interface Deed {
  readonly firm: string;
  readonly place: string;
  readonly offsetMinutes: number;
  /** Of the log up to and with the deed. */
  readonly checkpoint: PaperCheckpoint;
}

/** Of the entry that all of them signed. */
export function deedAt(vault: OpenVault, signed: number): Deed {
  const { body, text } = entryAt(vault.db, signed);
  return {
    firm: firmBefore(vault, signed),
    place: text(body.place) ?? '',
    offsetMinutes: body.at.offset,
    checkpoint: { ...checkpointAt(vault.vault, vault.db, signed + 1), atMs: body.at.wall },
  };
}
