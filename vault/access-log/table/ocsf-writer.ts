/** JSON lines in the shape of the Open Cybersecurity Schema Framework, 1.8 (docs/formats/log-streams.md §2). */
import type { EntryType } from '../../../shared/vocabulary/entry.ts';
import { type Severity, severityOf } from './entry-severity.ts';
import { ruleOf, type TableRow } from './table-row.ts';
import type { Sink, TableAbout, TableWriter } from './table-writer.ts';

interface EventClass {
  readonly uid: number;
  readonly name: string;
  readonly category: readonly [uid: number, name: string];
}

const classes = {
  base: { uid: 0, name: 'Base Event', category: [0, 'Uncategorized'] },
  authentication: { uid: 3002, name: 'Authentication', category: [3, 'Identity & Access Management'] },
  entity: { uid: 3004, name: 'Entity Management', category: [3, 'Identity & Access Management'] },
  datastore: { uid: 6005, name: 'Datastore Activity', category: [6, 'Application Activity'] },
  file: { uid: 6006, name: 'File Hosting Activity', category: [6, 'Application Activity'] },
} as const satisfies Record<string, EventClass>;

type ClassName = keyof typeof classes;
type Activity = readonly [in_: ClassName, id: number, name: string];

/** Those types of entry that the framework has a word for. */
const activities: Partial<Record<EntryType, Activity>> = {
  'session.signed-in': ['authentication', 1, 'Logon'],
  'session.signed-out': ['authentication', 2, 'Logoff'],
  'session.failed': ['authentication', 1, 'Logon'],
  'open.failed': ['authentication', 1, 'Logon'],
  'person.enrolled': ['entity', 6, 'Enroll'],
  'invitation.taken': ['entity', 6, 'Enroll'],
  'person.renamed': ['entity', 3, 'Update'],
  'person.rekeyed': ['entity', 3, 'Update'],
  'person.frozen': ['entity', 12, 'Suspend'],
  'person.unfrozen': ['entity', 13, 'Resume'],
  'role.given': ['entity', 10, 'Activate'],
  'role.ended': ['entity', 11, 'Deactivate'],
  'directory.searched': ['datastore', 4, 'Query'],
  'log.read': ['datastore', 1, 'Read'],
  'log.exported': ['datastore', 1, 'Read'],
  'trace.looked-up': ['datastore', 4, 'Query'],
  'document.submitted': ['file', 1, 'Upload'],
  'document.accepted': ['file', 1, 'Upload'],
  'document.corrected': ['file', 5, 'Rename'],
  'loan.issued': ['file', 12, 'Share'],
  'loan.checked-in': ['file', 13, 'Unshare'],
  'loan.recalled': ['file', 13, 'Unshare'],
  'hold.set': ['file', 10, 'Lock'],
  'hold.lifted': ['file', 11, 'Unlock'],
  'view.open': ['file', 14, 'Open'],
  'view.page': ['file', 9, 'Preview'],
  'release.handed-out': ['file', 2, 'Download'],
  'release.written': ['file', 2, 'Download'],
  'backup.made': ['file', 6, 'Copy'],
};

const other = 99;

/** A refusal about a document is an access that was checked; every other entry without a word is a base event. */
function activityOf({ type, filed }: TableRow): Activity {
  if (type === 'refusal' && filed !== null) return ['file', 17, 'Access Check'];
  const known = activities[type];
  if (known === undefined) return ['base', other, type];
  // A file has a name in that class: without a document it is none.
  return known[0] === 'file' && filed === null ? ['base', other, type] : known;
}

const severities: Readonly<Record<Severity, readonly [id: number, name: string]>> = {
  ordinary: [1, 'Informational'],
  refused: [2, 'Low'],
  notable: [3, 'Medium'],
  grave: [4, 'High'],
};

const userOf = ({ person, personNo }: TableRow) =>
  person === null ? null : { name: person, ...(personNo === null ? {} : { uid: `#${personNo}` }) };

/** What the class of event asks for besides what every event has. */
function partsOf(name: ClassName, row: TableRow, about: TableAbout): object {
  const user = userOf(row);
  const actor = user === null ? { app_name: 'Dossier Vault' } : { user };
  const station = { name: row.place ?? 'desk' };
  const { filed } = row;
  switch (name) {
    case 'authentication':
      return { user: user ?? { name: 'unknown' }, service: { name: 'Dossier Vault', uid: about.vault } };
    case 'entity':
      return {
        actor,
        entity: { name: row.type, type: row.type.split('.')[0], uid: `${about.vault}:${row.index}` },
      };
    case 'datastore':
      return {
        actor,
        src_endpoint: station,
        type_id: 1,
        type: 'Database',
        database: { name: about.vaultName, uid: about.vault, type_id: other, type: 'vault' },
      };
    case 'file':
      return {
        actor,
        src_endpoint: station,
        file: {
          name:
            filed?.title ?? (filed?.no == null ? (filed?.code ?? '—') : `${filed.code ?? '—'}/${filed.no}`),
          type_id: filed?.no == null ? 2 : 1,
          ...(filed?.code == null
            ? {}
            : { uid: filed.no === null ? filed.code : `${filed.code}/${filed.no}` }),
        },
      };
    default:
      return { actor };
  }
}

export function ocsfWriter(write: Sink, about: TableAbout): TableWriter {
  return {
    add(row) {
      const [name, activity, activityName] = activityOf(row);
      const { uid, name: className, category } = classes[name];
      const [severity, severityName] = severities[severityOf(row.type)];
      const failed = row.outcome !== 'done' || row.type === 'session.failed';
      write(
        `${JSON.stringify({
          class_uid: uid,
          class_name: className,
          category_uid: category[0],
          category_name: category[1],
          activity_id: activity,
          activity_name: activityName,
          type_uid: uid * 100 + activity,
          type_name: `${className}: ${activityName}`,
          severity_id: severity,
          severity: severityName,
          time: row.atMs,
          timezone_offset: row.offsetMinutes,
          status_id: failed ? 2 : 1,
          status: failed ? 'Failure' : 'Success',
          ...(row.refusal === null ? {} : { status_code: row.refusal }),
          ...(row.reason === null ? {} : { status_detail: row.reason }),
          message: about.language === 'zh-CN' ? row.sentence.zh : row.sentence.en,
          metadata: {
            version: '1.8.0',
            product: { name: 'Dossier Vault', vendor_name: 'Dossier Vault' },
            log_name: 'access log',
            uid: `${about.vault}:${row.index}`,
            sequence: row.index,
          },
          ...partsOf(name, row, about),
          unmapped: {
            entry_type: row.type,
            role: row.role,
            dossier: row.filed?.code ?? null,
            client: row.filed?.client ?? null,
            document: row.filed?.no ?? null,
            view: row.view?.n ?? null,
            views_allowed: row.view?.cap ?? null,
            rule: ruleOf(row.refusal),
            place: row.place,
          },
        })}\n`,
      );
    },
    finish: () => {},
  };
}
