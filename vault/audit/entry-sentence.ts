/** An entry as a sentence with its people and objects by name, for those who may see names. */
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import type { AnyEntry } from '../../shared/vocabulary/entry.ts';
import type { DocumentId, DossierId, LoanId, PersonId } from '../../shared/vocabulary/ids.ts';
import { paperNames } from '../../shared/vocabulary/paper-names.ts';
import {
  type Language,
  type RefusalCode,
  refusalCodes,
  refusalSentences,
} from '../../shared/vocabulary/refusal.ts';
import { describeRefusalWithoutFacts } from '../../shared/vocabulary/refusal-without-facts.ts';
import type { Paper } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { entryWords } from './entry-words.ts';

/** The dossier, and where it is about one the document, in their parts; null what has been erased. */
export interface Filed {
  readonly ids: { readonly dossier: DossierId; readonly document: DocumentId | null };
  readonly code: string | null;
  readonly client: string | null;
  readonly no: number | null;
  readonly title: string | null;
}

export interface EntryObjects {
  readonly filed: Filed | null;
  /** Code, or code/number; null where the entry is about neither. */
  readonly about: string | null;
  /** The same with client or title. */
  readonly named: string | null;
  /** Whom it is about; for custody from whom to whom. */
  readonly person: string | null;
  /** A view's number, a page, how many clients, a cause. */
  readonly detail: string | null;
}

const field = (data: object, name: string): unknown => (data as Record<string, unknown>)[name];

type FiledRow = Omit<Filed, 'ids'> & { readonly dossier: DossierId; readonly document: DocumentId | null };

const toFiled = (row: FiledRow | undefined): Filed | null => {
  if (row === undefined) return null;
  const { dossier, document, ...parts } = row;
  return { ids: { dossier, document }, ...parts };
};

const documentOf = (db: VaultDatabase, id: string): Filed | null =>
  toFiled(
    db.get<FiledRow>(
      `SELECT o.id AS dossier, d.id AS document, o.code, o.client, d.no, d.title
       FROM document d JOIN dossier o ON o.id = d.dossier WHERE d.id = ?`,
      id as DocumentId,
    ),
  );

const dossierOf = (db: VaultDatabase, id: string): Filed | null =>
  toFiled(
    db.get<FiledRow>(
      'SELECT id AS dossier, NULL AS document, code, client, NULL AS no, NULL AS title FROM dossier WHERE id = ?',
      id as DossierId,
    ),
  );

function filedOf(db: VaultDatabase, data: object): Filed | null {
  const ids = ['document', 'dossier', 'loan', 'view', 'note'].map((name) => field(data, name));
  const [document, dossier, loan, view, note] = ids.map((id) => (typeof id === 'string' ? id : null));
  if (document) return documentOf(db, document);
  if (dossier) return dossierOf(db, dossier);
  const release = field(data, 'release');
  if (typeof release === 'string') {
    const row = db.get<{ dossier: string }>('SELECT dossier FROM release WHERE id = ?', release);
    if (row !== undefined) return dossierOf(db, row.dossier);
  }
  const through =
    (loan && db.get<{ document: string }>('SELECT document FROM loan WHERE id = ?', loan as LoanId)) ||
    (view && db.get<{ document: string | null }>('SELECT document FROM view WHERE id = ?', view)) ||
    (note && db.get<{ document: string }>('SELECT document FROM note WHERE id = ?', note)) ||
    undefined;
  return through?.document ? documentOf(db, through.document) : null;
}

/** Code, or code/number; and the same with client or title. */
function namesOf(filed: Filed | null): Pick<EntryObjects, 'filed' | 'about' | 'named'> {
  if (filed === null) return { filed, about: null, named: null };
  const { code, client, no, title } = filed;
  const about = no === null ? (code ?? '—') : `${code ?? '—'}/${no}`;
  return { filed, about, named: `${about} ${(no === null ? client : title) ?? '—'}` };
}

const checkWords = {
  sound: ['另一程序写过数据库，核对无误', 'another program wrote to the database; nothing differs'],
  'tables-differ': [
    '数据表与日志不符，保险库进入隔离',
    'the tables differ from the log; the vault is in quarantine',
  ],
  'log-broken': ['日志有误，保险库进入隔离', 'the log does not hold; the vault is in quarantine'],
} as const;

function detailOf(body: AnyEntry, language: Language): string | null {
  const zh = language === 'zh-CN';
  const n = field(body.data, 'n');
  const page = field(body.data, 'page');
  const code = field(body.data, 'code');
  if (body.type === 'view.open')
    return zh ? `第 ${n} 次，共 ${field(body.data, 'cap')} 次` : `view ${n} of ${field(body.data, 'cap')}`;
  if (body.type === 'check.found') return checkWords[body.data.verdict][zh ? 0 : 1];
  if (body.type === 'view.page') return zh ? `第 ${page} 页` : `page ${page}`;
  const lines = field(body.data, 'lines') ?? field(body.data, 'dossiers');
  if (Array.isArray(lines))
    return zh ? `${lines.length} 位客户` : `${lines.length} client${lines.length === 1 ? '' : 's'}`;
  const paper = field(body.data, 'paper');
  if (typeof paper === 'string') return paperNames[paper as Paper][zh ? 0 : 1];
  if (body.type === 'refusal' && refusalCodes.includes(code as RefusalCode)) {
    const sentence = describeRefusalWithoutFacts(code as RefusalCode, language);
    return `${sentence} (${refusalSentences[code as RefusalCode].rule})`;
  }
  return null;
}

/** Who passes custody to whom; null in entries about anything else. */
function handsOf(db: VaultDatabase, data: object): string | null {
  const hands = ['outgoing', 'incoming'].map((name) => field(data, name));
  if (!hands.every((id) => typeof id === 'string')) return null;
  return hands.map((id) => nameOf(db, id as PersonId)).join(' → ');
}

/** To whom, and R12 with how many documents. */
function releaseTold(
  db: VaultDatabase,
  id: string,
  language: Language,
): Pick<EntryObjects, 'person' | 'detail'> {
  const row = db.get<{ no: number; recipient: PersonId | null; outsider: string | null; items: number }>(
    'SELECT no, recipient, outsider, (SELECT count(*) FROM release_item WHERE release = id) AS items FROM release WHERE id = ?',
    id,
  );
  if (row === undefined) return { person: null, detail: null };
  const many =
    language === 'zh-CN' ? `${row.items} 件` : `${row.items} document${row.items === 1 ? '' : 's'}`;
  return {
    person: row.recipient === null ? row.outsider : nameOf(db, row.recipient),
    detail: `R${row.no}${language === 'zh-CN' ? '，' : ', '}${many}`,
  };
}

const nameOf = (db: VaultDatabase, id: PersonId): string | null => {
  const row = db.get<{ name: string | null; no: number; department: string | null }>(
    'SELECT name, no, department FROM person WHERE id = ?',
    id,
  );
  return row === undefined ? null : amongOthers({ ...row, name: row.name ?? `#${row.no}` });
};

export function entryObjects(db: VaultDatabase, body: AnyEntry, language: Language): EntryObjects {
  const names = namesOf(filedOf(db, body.data));
  const person = field(body.data, 'person') ?? field(body.data, 'transferor');
  const release = field(body.data, 'release');
  if (body.type.startsWith('release.') && typeof release === 'string')
    return { ...names, ...releaseTold(db, release, language) };
  return {
    ...names,
    person: handsOf(db, body.data) ?? (typeof person === 'string' ? nameOf(db, person as PersonId) : null),
    detail: detailOf(body, language),
  };
}

/** 许嘉禾 #7 业务部 查阅：KH-2026-0147/1 授信评估报告，第 2 次，共 3 次。 */
export function entrySentence(
  body: AnyEntry,
  who: string | null,
  objects: EntryObjects,
  language: Language,
): string {
  const zh = language === 'zh-CN';
  const subject = who ?? (zh ? '系统' : 'The vault');
  // The first of two approvals grants nothing yet (L12).
  const lacks =
    field(body.data, 'complete') !== false
      ? null
      : zh
        ? '还须另一位审批人批准'
        : 'another approver has to approve too';
  const person = objects.person === who ? null : objects.person;
  const about = [objects.named, person, objects.detail, lacks].filter((part) => part !== null);
  const act = `${subject}${zh && who === null ? '' : ' '}${entryWords(body.type, language)}`;
  if (about.length === 0) return `${act}${zh ? '。' : '.'}`;
  const told = about.join(zh ? '，' : ', ');
  // A company's Ltd. has its full stop already.
  return zh ? `${act}：${told}。` : `${act}: ${told}${told.endsWith('.') ? '' : '.'}`;
}
