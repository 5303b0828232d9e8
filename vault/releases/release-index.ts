/** What each file of a release is, for people and for programs; docs/formats/release.md. */
import Papa from 'papaparse';
import { plainCellThroughout } from '../../shared/vocabulary/plain-cell.ts';
import { termText } from '../../shared/vocabulary/term-words.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import type { LoadedRelease } from './release-facts.ts';
import type { ReleasedFile } from './release-folder.ts';

const heads = [
  '件号 no',
  '文件 file',
  '题名 title',
  '归档文件名 filed as',
  '版本 version',
  '日期 dated',
  '页数 pages',
  '字节 bytes',
  'SHA-256',
];

const datedAs = (dated: LoadedRelease['documents'][number]['dated']): string =>
  dated === null ? '' : dated.from === dated.to ? dated.from : `${dated.from}/${dated.to}`;

/** Cells never begin a formula. */
export function releaseCsv({ documents }: LoadedRelease, files: readonly ReleasedFile[]): string {
  const rows = documents.map((document, i) => [
    String(document.no),
    files[i]?.name ?? '',
    document.title,
    document.fileName,
    document.version === null ? '' : String(document.version),
    datedAs(document.dated),
    String(document.pages),
    String(files[i]?.bytes ?? ''),
    files[i]?.sha256 ?? '',
  ]);
  return `\ufeff${Papa.unparse([heads, ...rows].map((row) => row.map(plainCellThroughout)))}\r\n`;
}

export function releaseJson(
  vault: OpenVault,
  { release, dossier, documents, recipient }: LoadedRelease,
  entry: number,
  on: string,
  files: readonly ReleasedFile[],
): string {
  return `${JSON.stringify(
    {
      kind: 'dossier-vault-release',
      format: 1,
      vault: vault.vault,
      release: `R${release.no}`,
      id: release.id,
      entry,
      on,
      form: release.form,
      formText: {
        'zh-CN': termText('releaseForm', release.form, 'zh-CN'),
        en: termText('releaseForm', release.form, 'en'),
      },
      recipient: recipient === null ? release.outsider : recipient.name,
      ground: release.ground,
      code: dossier.code,
      client: dossier.client,
      trace: release.form === 'marked-copy' ? release.trace : null,
      documents: documents.map((document, i) => ({
        no: document.no,
        file: files[i]?.name ?? null,
        title: document.title,
        filedAs: document.fileName,
        version: document.version,
        dated: document.dated,
        pages: document.pages,
        bytes: files[i]?.bytes ?? null,
        sha256: files[i]?.sha256 ?? null,
      })),
    },
    null,
    2,
  )}\n`;
}
