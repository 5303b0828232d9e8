/**
 * What each file is, for people and for programs, written line by line: a vault has more documents than memory should hold.
 * `index.json` and not METS or EAD: an archive that wants those makes them from it, and nobody else could read them.
 */
import { join } from 'node:path';
import Papa from 'papaparse';
import { plainCellThroughout } from '../../shared/vocabulary/plain-cell.ts';
import { categoryText } from '../../shared/vocabulary/term-words.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { ownCategoryName } from '../storage/categories.ts';
import type { Document, Dossier } from '../storage/dossiers.ts';
import { HashedFile } from '../storage/hashed-file.ts';
import { loadPerson } from '../storage/people.ts';
import type { WrittenFile } from './whole-folder.ts';

const heads = [
  '档号 code',
  '客户 client',
  '类别 category',
  '密级 class',
  '状态 status',
  '冻结 on hold',
  '立卷日 opened on',
  '责任人 responsible',
  '件号 no',
  '文件 file',
  '题名 title',
  '归档文件名 filed as',
  '版本 version',
  '日期 dated',
  '编写人 author',
  '页数 pages',
  '字节 bytes',
  'SHA-256',
  '备注 remark',
];

const missing = '密封文件缺失或损坏，未能写出 the sealed file is missing or damaged; it could not be written';

export class WholeIndex {
  private readonly csv: HashedFile;
  private readonly json: HashedFile;
  private readonly sums: HashedFile;
  private readonly vault: OpenVault;
  private first = true;

  constructor(vault: OpenVault, folder: string, about: Readonly<Record<string, unknown>>) {
    this.vault = vault;
    this.csv = new HashedFile(join(folder, 'index.csv'));
    this.json = new HashedFile(join(folder, 'index.json'));
    this.sums = new HashedFile(join(folder, 'SHA256SUMS'));
    this.csv.write('\ufeff');
    this.row(heads);
    this.json.write(`${JSON.stringify(about).slice(0, -1)},"documents":[`);
  }

  private row(cells: readonly string[]): void {
    this.csv.write(`${Papa.unparse([cells.map(plainCellThroughout)])}\r\n`);
  }

  private named(person: Document['author'] | null): string {
    return person === null ? '' : loadPerson(this.vault.db, person).name;
  }

  /** `written` is null where the sealed file is missing or damaged. */
  add(dossier: Dossier, document: Document | null, file: string, written: WrittenFile | null): void {
    const both = (zh: string, en: string): string => `${zh} ${en}`;
    const responsible = this.named(dossier.responsible);
    const own = ownCategoryName(this.vault.db, dossier.category);
    const dated =
      document?.dated == null
        ? ''
        : document.dated.from === document.dated.to
          ? document.dated.from
          : `${document.dated.from}/${document.dated.to}`;
    this.row([
      dossier.code,
      dossier.client,
      own ?? both(categoryText(dossier.category, null, 'zh-CN'), categoryText(dossier.category, null, 'en')),
      dossier.classification,
      dossier.status,
      dossier.held ? '是 yes' : '',
      dossier.openedOn,
      responsible,
      ...(document === null
        ? ['', '', '', '', '', '', '', '', '', '', '无文件 no documents']
        : [
            String(document.no),
            written === null ? '' : file,
            document.title,
            document.fileName,
            document.version === null ? '' : String(document.version),
            dated,
            this.named(document.author),
            String(document.pages),
            written === null ? '' : String(written.bytes),
            written?.sha256 ?? '',
            written === null ? missing : '',
          ]),
    ]);
    this.json.write(
      `${this.first ? '' : ','}\n${JSON.stringify({
        code: dossier.code,
        client: dossier.client,
        category: dossier.category,
        ...(own === null ? {} : { categoryName: own }),
        ...(dossier.second === null ? {} : { second: this.named(dossier.second) }),
        classification: dossier.classification,
        status: dossier.status,
        held: dossier.held,
        openedOn: dossier.openedOn,
        responsible,
        no: document?.no ?? null,
        file: written === null ? null : file,
        title: document?.title ?? null,
        filedAs: document?.fileName ?? null,
        version: document?.version ?? null,
        dated: document?.dated ?? null,
        author: document === null ? null : this.named(document.author),
        pages: document?.pages ?? null,
        bytes: written?.bytes ?? null,
        sha256: written?.sha256 ?? null,
      })}`,
    );
    this.first = false;
    if (written !== null) this.sum(file, written.sha256);
  }

  /** As `sha256sum` writes it: two blanks, because the files are read as bytes. */
  private sum(file: string, sha256: string): void {
    this.sums.write(`${sha256}  ${file}\n`);
  }

  /** Returns the SHA-256 of the list of checksums. */
  finish(readme: WrittenFile): string {
    this.json.write('\n]}\n');
    this.sum('index.csv', this.csv.finish().sha256);
    this.sum('index.json', this.json.finish().sha256);
    this.sum('README.txt', readme.sha256);
    return this.sums.finish().sha256;
  }

  /** Where it did not come to its end. */
  letGo(): void {
    for (const file of [this.csv, this.json, this.sums]) file.letGo();
  }
}
