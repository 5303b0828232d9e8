/**
 * Everything a human has seen, drawn from the entries they signed (P3). Each account's chain of statements is followed
 * back first, as before every view: tables that know of other views than the person signed show nothing. How deep a view
 * went comes from the entries of its pages. What the digest covers: docs/formats/exposure-statement.md.
 */
import type {
  ExposureDocument,
  ExposureRelease,
  ExposureStatement,
  ExposureView,
} from '../../shared/contract/answers.ts';
import type {
  DocumentId,
  DossierId,
  LineageId,
  LoanId,
  PersonId,
  ReleaseId,
  ViewId,
} from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { ReleaseForm, Sheet } from '../../shared/vocabulary/terms.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { encodeHex, encodeUtf8, sha256 } from '../sealing/suite.ts';
import { traceCode } from '../sealing/trace-code.ts';
import type { Person } from '../storage/people.ts';

interface Seen {
  readonly entry: number;
  readonly id: ViewId;
  readonly account: PersonId;
  readonly lineage: LineageId;
  /** Null where only a ledger still knew of the view. */
  readonly document: DocumentId | null;
  readonly n: number;
  readonly atMs: number;
  readonly shownMs: number;
  readonly pages: number;
  readonly place: string;
  readonly reason: string;
}

/** Views of all accounts, in the order they were opened. Refuses where the tables are not what the person signed. */
function viewsOf(vault: OpenVault, accounts: readonly PersonId[]): Seen[] {
  const { db } = vault;
  const seen = accounts.flatMap((account) => {
    const rows = db.all<Seen>(
      `SELECT v.opened AS entry, v.id, v.person AS account, v.lineage, v.document, v.n, v.opened_at AS atMs, v.shown_ms AS shownMs,
         (SELECT count(*) FROM page_shown s WHERE s.view = v.id) AS pages, coalesce(v.place, '') AS place, coalesce(v.reason, '') AS reason
       FROM view v WHERE v.person = ?`,
      account,
    );
    // Following the chain proves that none of the account's statements is missing; these are its views among them.
    vault.chains.countViews(db, account, '');
    const signed = db.all<{ id: string }>(
      `SELECT json_extract(CAST(l.payload AS TEXT), '$.data.view') AS id FROM mention m JOIN leaf l ON l.idx = m.idx
       WHERE m.ref = ? AND l.type = 'view.open'`,
      account,
    );
    const known = new Set(rows.filter((row) => row.document !== null).map((row) => row.id as string));
    if (known.size !== signed.length || signed.some(({ id }) => !known.has(id))) {
      vault.findAmiss('tables-differ', 'act');
      throw new Refusal('QUARANTINE', { cause: 'tables-differ' });
    }
    return rows;
  });
  return seen.sort((a, b) => a.entry - b.entry || (a.id < b.id ? -1 : 1));
}

interface Held {
  readonly loan: LoanId;
  readonly document: DocumentId;
}

/** Handed out and not back: recalled ones too, until a custodian has checked them in. */
const heldBy = (vault: OpenVault, human: string): Held[] =>
  vault.db.all<Held>(
    `SELECT l.id AS loan, l.document FROM person p JOIN loan l ON l.borrower = p.id
     WHERE p.human = ? AND (l.state IN ('issued', 'received') OR (l.state = 'recalled' AND l.issuer IS NOT NULL)) ORDER BY l.no`,
    human,
  );

interface Received {
  readonly id: ReleaseId;
  readonly no: number;
  readonly form: ReleaseForm;
  readonly entry: number;
  readonly atMs: number;
  readonly document: DocumentId;
  readonly back: 'returned' | 'destroyed' | null;
  readonly backOn: string | null;
}

/** What they signed for and hold, or held; a certificate holds nothing of the content. Refuses where the tables are not what they signed. */
function receivedBy(vault: OpenVault, human: string, accounts: readonly PersonId[]): Received[] {
  const { db } = vault;
  const rows = db.all<Received>(
    `SELECT r.id, r.no, r.form, r.handed_out AS entry, r.handed_out_at AS atMs, i.document, i.back, i.back_on AS backOn
     FROM person p JOIN release r ON r.recipient = p.id JOIN release_item i ON i.release = r.id
     WHERE p.human = ? AND r.state = 'handed-out' ORDER BY r.handed_out, i.no`,
    human,
  );
  const signed = db.all<{ id: ReleaseId }>(
    `SELECT DISTINCT json_extract(CAST(l.payload AS TEXT), '$.data.release') AS id
     FROM mention m JOIN leaf l ON l.idx = m.idx, json_each(CAST(l.payload AS TEXT), '$.signers') s
     WHERE m.ref IN (SELECT value FROM json_each(?)) AND l.type = 'release.handed-out'
       AND json_extract(s.value, '$.as') = 'self' AND json_extract(s.value, '$.person') = m.ref`,
    JSON.stringify(accounts),
  );
  const known = new Set(rows.map(({ id }) => id));
  if (known.size !== signed.length || signed.some(({ id }) => !known.has(id))) {
    vault.findAmiss('tables-differ', 'act');
    throw new Refusal('QUARANTINE', { cause: 'tables-differ' });
  }
  return rows.filter(({ form }) => form !== 'certificate');
}

interface About {
  readonly document: DocumentId;
  readonly no: number;
  readonly title: string;
  readonly sheet: Sheet;
  readonly pages: number;
  readonly dossier: DossierId;
  readonly dossierNo: number;
  readonly code: string;
  readonly client: string;
}

const selectAbout = `SELECT d.id AS document, d.no, coalesce(d.title, '#' || d.no) AS title, d.sheet, d.pages, o.id AS dossier,
  o.no AS dossierNo, coalesce(o.code, '#' || o.no) AS code, coalesce(o.client, '') AS client
  FROM document d JOIN dossier o ON o.id = d.dossier`;

/** The document of a view; one that only a ledger knew is told by its lineage's latest version. */
const aboutView = (vault: OpenVault, { document, lineage }: Seen): About | undefined =>
  document === null
    ? vault.db.get<About>(`${selectAbout} WHERE d.lineage = ? ORDER BY d.version DESC LIMIT 1`, lineage)
    : vault.db.get<About>(`${selectAbout} WHERE d.id = ?`, document);

const shownView = (view: Seen): ExposureView => ({
  n: view.n,
  atMs: view.atMs,
  minutes: Math.ceil(view.shownMs / 60_000),
  pagesShown: view.pages,
  place: view.place,
  reason: view.reason,
  trace: traceCode(view.id),
});

function digestOf(
  vault: OpenVault,
  accounts: readonly PersonId[],
  views: readonly Seen[],
  held: readonly Held[],
  received: readonly Received[],
) {
  const lines = [
    'dossier-vault/v1/exposure-statement',
    vault.vault,
    ...[...accounts].sort(),
    ...views.map((view) =>
      JSON.stringify([
        'view',
        view.entry,
        view.id,
        view.account,
        view.lineage,
        view.document,
        view.n,
        view.pages,
        view.shownMs,
      ]),
    ),
    ...[...held]
      .sort((a, b) => (a.loan < b.loan ? -1 : 1))
      .map(({ loan, document }) => JSON.stringify(['out', loan, document])),
    ...received.map(({ id, document, entry, form, back }) =>
      JSON.stringify(['release', entry, id, document, form, back]),
    ),
  ];
  return encodeHex(sha256(encodeUtf8(`${lines.join('\n')}\n`)));
}

interface Known {
  readonly about: About | null;
  readonly views: ExposureView[];
  readonly releases: ExposureRelease[];
}

type Drawn = Pick<
  ExposureStatement,
  'digest' | 'clients' | 'documents' | 'views' | 'held' | 'released' | 'releasedOut'
>;

export function drawExposure(vault: OpenVault, person: Person): Drawn {
  const accounts = vault.db
    .all<{ id: PersonId }>('SELECT id FROM person WHERE human = ?', person.human)
    .map(({ id }) => id);
  const views = viewsOf(vault, accounts);
  const held = heldBy(vault, person.human);
  const received = receivedBy(vault, person.human, accounts);
  const out = new Set(held.map(({ document }) => document));

  const documents = new Map<string, Known>();
  const noteDocument = (key: string, about: About | null) => {
    const known = documents.get(key) ?? { about, views: [], releases: [] };
    documents.set(key, known);
    return known;
  };
  const noteKnown = (document: DocumentId) =>
    noteDocument(document, vault.db.get<About>(`${selectAbout} WHERE d.id = ?`, document) ?? null);
  for (const view of views) {
    const about = aboutView(vault, view) ?? null;
    noteDocument(about?.document ?? view.lineage, about).views.push(shownView(view));
  }
  for (const { document } of held) noteKnown(document);
  for (const each of received)
    noteKnown(each.document).releases.push({
      release: `R${each.no}`,
      form: each.form,
      atMs: each.atMs,
      back: each.back === null ? null : { how: each.back, on: each.backOn ?? '' },
    });

  return {
    digest: digestOf(vault, accounts, views, held, received),
    clients: byClient([...documents.values()], out),
    // What is out without having been opened is on the statement, but it has not been seen.
    documents: [...documents.values()].filter((each) => each.views.length > 0).length,
    views: views.length,
    held: held.length,
    released: received.length,
    releasedOut: received.filter(({ back }) => back === null).length,
  };
}

/** Clients in the order of their dossiers, documents by number; what no document is known of any more comes first, nameless. */
function byClient(documents: readonly Known[], out: ReadonlySet<DocumentId>): ExposureStatement['clients'] {
  const clients = new Map<number, { code: string; client: string; documents: ExposureDocument[] }>();
  const sorted = [...documents].sort(
    (a, b) =>
      (a.about?.dossierNo ?? 0) - (b.about?.dossierNo ?? 0) || (a.about?.no ?? 0) - (b.about?.no ?? 0),
  );
  for (const { about, views, releases } of sorted) {
    const no = about?.dossierNo ?? 0;
    const client = clients.get(no) ?? {
      code: about?.code ?? '',
      client: about?.client ?? '',
      documents: [],
    };
    clients.set(no, client);
    client.documents.push({
      document: about === null ? '' : `${about.code}/${about.no}`,
      title: about?.title ?? '',
      sheet: about?.sheet ?? 'document',
      pages: about?.pages ?? 0,
      views,
      releases,
      out: about !== null && out.has(about.document),
    });
  }
  return [...clients.values()];
}
