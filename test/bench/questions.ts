/** Questions about a long log (A4c): a year of loans, views, decisions and refusals, then each question asked again and again, without its entry. */
import type { LogQuestionAsked } from '../../shared/contract/answers.ts';
import type {
  DocumentId,
  DossierId,
  LineageId,
  LoanId,
  PersonId,
  ViewId,
} from '../../shared/vocabulary/ids.ts';
import { answerQuestion } from '../../vault/access-log/questions/ask.ts';
import { newCall } from '../../vault/acts/call.ts';
import type { OpenVault } from '../../vault/acts/open-vault.ts';
import { newId } from '../../vault/sealing/new-ids.ts';
import type { VaultDatabase } from '../../vault/storage/database.ts';
import type { BenchRow } from './lists.ts';
import { median } from './log.ts';
import { drawnFrom, fillDossiers } from './synthetic-dossiers.ts';
import { fillPeople } from './synthetic-office.ts';
import { BenchVault } from './vault-in-folder.ts';

const dayMs = 86_400_000;
const runs = 20;
const codes = ['VIEWS_SPENT', 'ROLE_NEEDED', 'NO_SUCH_LOAN', 'WINDOW_OVER', 'PERSON_FROZEN'] as const;

interface Paper {
  readonly document: DocumentId;
  readonly lineage: LineageId;
  readonly dossier: DossierId;
}

function fillPapers(db: VaultDatabase, count: number, people: readonly string[]): readonly Paper[] {
  fillDossiers(db, 0, Math.ceil(count / 10), people);
  const dossiers = db.all<{ id: DossierId }>('SELECT id FROM dossier ORDER BY no');
  return Array.from({ length: count }, (_, i) => {
    const paper = {
      document: newId<DocumentId>(),
      lineage: newId<LineageId>(),
      dossier: dossiers[i % dossiers.length]!.id,
    };
    db.run(
      `INSERT INTO document VALUES (?, ?, ?, ?, 1, 'new', '[]', 'first', NULL, 'document', 'company', 'pdf', ?, 'a.pdf', '[]',
       12, 200000, 0, 0, ?, 'accepted', 1, 0, NULL, '{"losses":[],"encoding":null,"repaired":false}', NULL, NULL)`,
      paper.document,
      paper.dossier,
      Math.floor(i / dossiers.length) + 1,
      paper.lineage,
      `授信评估报告 ${i}`,
      people[0]!,
    );
    return paper;
  });
}

/** What a body of an entry is read for here, with the size that entries have. */
function leafOf(db: VaultDatabase) {
  const insert = db.connection.prepare('INSERT INTO leaf VALUES (?, ?, ?, ?)');
  const beside = 'x'.repeat(520);
  return (index: number, type: string, wall: number, person: string, data: object): void => {
    const at = { wall, offset: 480, mono: 1, boot: '0'.repeat(16), doubt: 'none' };
    const body = { v: 1, type, at, actor: { person, role: null }, signers: [{ person }], data, beside };
    insert.run(index, type, Buffer.from(JSON.stringify(body)), '[]');
  };
}

/**
 * A year of loans from request to return, each with up to two views of four pages, and now and then a refusal, put straight into log
 * and projections: the writer's signatures would take an hour. Good for questions and for nothing else.
 */
function fillYear(db: VaultDatabase, from: number, size: number, endMs: number): void {
  const draw = drawnFrom(7);
  const ids = fillPeople(db, 200) as PersonId[];
  const one = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)]!;
  const put = leafOf(db);
  db.connection.transaction(() => {
    const papers = fillPapers(db, Math.max(50, Math.ceil(size / 50)), ids);
    const used = new Map<string, number>();
    let index = from;
    let no = 0;
    const now = (): number =>
      Math.round(endMs - 364 * dayMs + (363 * dayMs * (index - from)) / (size - from));
    const act = (type: string, person: string, data: object): void => {
      put(index, type, now(), person, data);
      index += 1;
    };
    while (index < size) {
      const [borrower, approver, keeper] = [
        one(ids.slice(20)),
        one(ids.slice(0, 10)),
        one(ids.slice(10, 20)),
      ];
      const paper = one(papers);
      const loan = newId<LoanId>();
      no += 1;
      const refused = draw() < 0.1;
      db.run(
        `INSERT INTO loan VALUES (?, ?, ?, ?, ?, ?, ?, '核对担保物估值。', 'A-03', ?, ?, ?, ?, ?, ?, ?, 30, NULL, NULL, NULL, NULL, 0)`,
        loan,
        no,
        paper.document,
        paper.lineage,
        paper.dossier,
        borrower,
        one(['negotiation', 'service', 'renewal', 'audit'] as const),
        now(),
        now() + 5 * dayMs,
        now(),
        refused ? 'rejected' : 'checked-in',
        approver,
        now(),
        now() + 5 * dayMs,
      );
      act('loan.requested', borrower, { loan });
      if (draw() < 0.3) act('session.signed-in', approver, {});
      if (refused) {
        act('loan.rejected', approver, { loan, batch: null });
        continue;
      }
      act('loan.approved', approver, { loan, batch: null });
      act('loan.issued', keeper, { loan });
      act('loan.received', borrower, { loan });
      const key = `${borrower}/${paper.lineage}`;
      for (let views = 0; views < 2 && (used.get(key) ?? 0) < 3; views++) {
        const n = (used.get(key) ?? 0) + 1;
        used.set(key, n);
        const view = newId<ViewId>();
        db.run(
          "INSERT INTO view VALUES (?, ?, ?, ?, '', ?, ?, ?, ?, 30, 12, '准备续约谈判', ?, 'closed', 60000, 0, 0, '', 3)",
          borrower,
          paper.lineage,
          n,
          view,
          loan,
          paper.document,
          index,
          now(),
          one(['总部 12 层档案室', '上海分部', 'A-03']),
        );
        act('view.open', borrower, { view, loan, document: paper.document, n, cap: 3 });
        for (let page = 2; page <= 4; page++) act('view.page', borrower, { view, page });
        act('view.closed', borrower, { view });
      }
      if (draw() < 0.2) act('refusal', borrower, { code: one(codes) });
      act('loan.returned', borrower, { loan });
      act('loan.checked-in', keeper, { loan });
    }
  })();
}

/** The vault with a log as long as its rows say, for reading alone. */
function withSize(vault: OpenVault, size: number): OpenVault {
  const writer = Object.create(vault.writer, { size: { value: size } }) as OpenVault['writer'];
  return Object.create(vault, { writer: { value: writer } }) as OpenVault;
}

const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;

export async function benchQuestions(size: number): Promise<BenchRow[]> {
  const bench = new BenchVault(100_000);
  try {
    await bench.create();
    await bench.signIn('keeper', true);
    const endMs = Date.now();
    const { db } = bench.vault;
    fillYear(db, bench.vault.writer.size, size, endMs);
    const vault = withSize(bench.vault, db.count('SELECT max(idx) + 1 AS n FROM leaf'));
    const day = (ago: number): string => new Date(endMs - ago * dayMs).toISOString().slice(0, 10);
    const year = { from: day(366), to: day(0) };
    const month = { from: day(60), to: day(33) };
    const client = db.get<{ code: string }>('SELECT code FROM dossier ORDER BY no LIMIT 1')!.code;
    const person = db.get<{ no: number }>('SELECT no FROM person ORDER BY no DESC LIMIT 1')!.no;
    const asked: readonly LogQuestionAsked[] = [
      { question: 'client-seen-by', client, ...year },
      { question: 'person-saw', person: `#${person}`, ...year },
      ...(['day', 'hour', 'place', 'client', 'reason'] as const).map(
        (by): LogQuestionAsked => ({ question: 'views-by', by, ...year }),
      ),
      { question: 'out-of-hours', ...year },
      { question: 'quick-approvals', ...year },
      { question: 'approval-pairs', ...year },
      { question: 'views-spent', ...year },
      { question: 'refusals-by-rule', ...year },
      { question: 'releases', ...year },
      { question: 'approver-statistics', ...year },
      { question: 'own-past', ...month },
      { question: 'near-allowance' },
      { question: 'overdue' },
    ];
    const answer = (each: LogQuestionAsked) => answerQuestion(vault, each, newCall('en'), 500);
    const first = await timed(() => answer(asked[0]!));
    const scanned = await timed(() => db.all('SELECT sum(length(payload)) AS n FROM leaf'));
    const count = (table: string): string =>
      db.count(`SELECT count(*) AS n FROM ${table}`).toLocaleString('en');
    const rows: BenchRow[] = [
      {
        row: `first question to a log of ${size.toLocaleString('en')} entries that nobody asked before`,
        ours: ms(first),
        bound: `reading every leaf once, ${ms(scanned)}`,
        ratio: `${(first / scanned).toFixed(1)} ×`,
      },
    ];
    const among = `${count('asked_view')} views, ${count('asked_decision')} decisions, ${count('asked_refusal')} refusals`;
    for (const each of asked) {
      const times: number[] = [];
      const cpu = process.cpuUsage();
      for (let i = 0; i < runs; i++) times.push(await timed(() => answer(each)));
      const spent = process.cpuUsage(cpu);
      const cpuMs = (spent.user + spent.system) / 1_000 / runs;
      const p95 = times.toSorted((a, b) => a - b)[Math.ceil(runs * 0.95) - 1]!;
      rows.push({
        row: `${each.question}${'by' in each ? ` ${each.by}` : ''}`,
        ours: `median ${ms(median(times))}, p95 ${ms(p95)}; ${ms(cpuMs)} of processor`,
        bound: among,
        ratio: `${(p95 / 300).toFixed(2)} of 300 ms`,
      });
    }
    return rows;
  } finally {
    await bench.dispose();
  }
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
