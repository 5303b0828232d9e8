/** entries.csv and entries.xlsx of a bundle: its entries for people, in both languages, from what the bundle itself shows. */
import type { AnyEntry } from '../../../shared/vocabulary/entry.ts';
import type { OpenVault } from '../../acts/open-vault.ts';
import { actWords } from '../../audit/entry-words.ts';
import { type OpeningRow, personNumbers } from '../../storage/log-rows.ts';
import { csvWriter } from './csv-writer.ts';
import { type Body, FiledGiven } from './filed-given.ts';
import type { TableRow } from './table-row.ts';
import type { Sink, TableWriter } from './table-writer.ts';
import { whichView } from './which-view.ts';
import { workbookWriter } from './workbook-writer.ts';

export interface TablesOf {
  /** By person id: names, or numbers where names are not to leave. */
  readonly names: ReadonlyMap<string, string>;
  /** The vault's own name; null where names are not to leave. */
  readonly vaultName: string | null;
  /** Whether an entry is one of those that the table is of. */
  readonly isWritten: (index: number) => boolean;
  /** What the bundle opens of such an entry. */
  readonly given: (index: number, body: Body) => readonly OpeningRow[];
}

const commitOf = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'commit' in value ? String(value.commit) : null;

export class EntriesTables {
  private readonly vault: OpenVault;
  private readonly of: TablesOf;
  private readonly writers: readonly TableWriter[];
  private readonly filed: FiledGiven;
  private readonly numbers: ReadonlyMap<string, number>;

  constructor(vault: OpenVault, begin: (name: string) => { write: Sink }, of: TablesOf) {
    this.vault = vault;
    this.of = of;
    this.filed = new FiledGiven(vault.db, of.isWritten, of.given);
    this.numbers = personNumbers(vault.db);
    const csv = begin('entries.csv');
    const workbook = begin('entries.xlsx');
    const { wallMs, offsetMinutes } = vault.ports.clock.read();
    this.writers = [
      csvWriter((text) => csv.write(text), 'both'),
      workbookWriter((bytes) => workbook.write(bytes), {
        language: 'both',
        vault: vault.vault,
        vaultName: of.vaultName ?? '—',
        madeAtMs: wallMs,
        offsetMinutes,
        asked: [],
      }),
    ];
  }

  add(index: number, body: AnyEntry, given: readonly OpeningRow[]): void {
    const row = this.rowOf(index, body, given);
    for (const writer of this.writers) writer.add(row);
  }

  finish(): void {
    for (const writer of this.writers) writer.finish();
  }

  private rowOf(index: number, body: AnyEntry, given: readonly OpeningRow[]): TableRow {
    const people =
      body.signers.length > 0 ? body.signers.map((s) => s.person as string) : [body.actor.person ?? ''];
    const textOf = (value: unknown): string | null => {
      const commit = commitOf(value);
      return given.find(({ commitment }) => commitment === commit)?.text ?? null;
    };
    const data = body.data as { reason?: unknown; ground?: unknown; remark?: unknown };
    return {
      index,
      atMs: body.at.wall,
      offsetMinutes: body.at.offset,
      person: people.map((id) => this.of.names.get(id) ?? '').join('、'),
      personNo: this.numbers.get(people[0] ?? '') ?? null,
      role: body.signers[0]?.as ?? body.actor.role,
      sentence: { zh: actWords(body, 'zh-CN'), en: actWords(body, 'en') },
      type: body.type,
      filed: this.filed.of(body),
      view: whichView(this.vault.db, body, this.of.isWritten),
      refusal: body.type === 'refusal' ? body.data.code : null,
      place: textOf(body.place),
      reason: textOf(data.reason ?? data.ground ?? data.remark),
      outcome: body.outcome,
      texts: given.map((opening) => opening.text).join(' ｜ '),
    };
  }
}
