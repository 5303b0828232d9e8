/**
 * A vault with very many documents, filed through the log as it is: every entry signed by author and custodian, chained and in
 * the tree, so that opening and the full check find what they would. There are no sealed files and no capsules behind them:
 * opening looks at neither. One document of thirty pages is real, lent and received.
 */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstExtra, plainPdf, textOperators } from '../../build/scripts/plain-pdf.ts';
import type { DocumentId, DossierId, LineageId } from '../../shared/vocabulary/ids.ts';
import { newCall } from '../../vault/acts/call.ts';
import { unlock } from '../../vault/acts/unlock.ts';
import { newId } from '../../vault/sealing/new-ids.ts';
import { encodeHex, randomBytes } from '../../vault/sealing/suite.ts';
import { findPerson } from '../../vault/storage/people.ts';
import type { BenchVault } from './vault-in-folder.ts';

const documentsInDossier = 100;
const dossiersInTransaction = 10;
const hash = (): string => encodeHex(randomBytes(32));

export async function fileDocuments(bench: BenchVault, count: number): Promise<void> {
  const { vault } = bench;
  await bench.signIn('author');
  const [author, keeper] = [findPerson(vault.db, 'author'), findPerson(vault.db, 'keeper')];
  const authorKeys = await unlock(vault, newCall('en'), author, bench.signature('author'));
  const keeperKeys = await unlock(vault, newCall('en'), keeper, {
    ...bench.signature('keeper'),
    keyFile: bench.keyFile('keeper'),
  });
  const byAuthor = authorKeys.signer(author.id, 'author');
  const byKeeper = keeperKeys.signer(keeper.id, 'custodian');
  for (let filed = 0; filed < count; ) {
    vault.writer.transact((tx) => {
      for (let i = 0; i < dossiersInTransaction && filed < count; i++) {
        const dossier = newId<DossierId>();
        const code = `KH-${filed / documentsInDossier + 1}`;
        tx.append({
          type: 'dossier.opened',
          data: (texts) => ({
            dossier,
            code: texts.of(code),
            client: texts.of(`恒岳精密机械股份有限公司 ${code}`),
            category: 'other',
            classification: 'internal',
            responsible: null,
            openedOn: '2026-01-05',
            secrecyYears: null,
            scope: { everybody: true, people: [], departments: [] },
            home: null,
          }),
          signers: [byAuthor],
        });
        for (let no = 1; no <= documentsInDossier && filed < count; no++, filed++) {
          const document = newId<DocumentId>();
          const lineage = newId<LineageId>();
          tx.append({
            type: 'document.submitted',
            data: (texts) => ({
              document,
              dossier,
              no,
              lineage,
              joined: 'new',
              likeTo: [],
              sheet: 'document',
              ownership: 'company',
              media: 'pdf',
              title: texts.of(`授信评估报告 ${no}`),
              fileName: texts.of(`report-${no}.pdf`),
              likeness: texts.of('[]'),
              pages: 12,
              bytes: 200_000,
              fontsSubstituted: 0,
              glyphsMissing: 0,
              custodyEpoch: 1,
              approvalEpoch: 1,
              parts: [
                {
                  part: 'original',
                  fileHash: hash(),
                  cmt: hash(),
                  shareCustody: hash(),
                  shareApproval: hash(),
                  bytes: 200_000,
                },
              ],
            }),
            signers: [byAuthor],
          });
          tx.append({
            type: 'document.accepted',
            data: () => ({ document, lineage, version: 1, choice: 'first', because: null }),
            signers: [byKeeper],
          });
        }
      }
    });
  }
  authorKeys.drop();
  keeperKeys.drop();
}

/** Thirty pages of text, submitted, accepted, lent to the reader and received; returns the loan. */
export async function lendLongDocument(bench: BenchVault, pages: number): Promise<string> {
  const toHex = (line: string): string => Buffer.from(line, 'latin1').toString('hex');
  const lines = (page: number): string[] =>
    Array.from(
      { length: 46 },
      (_, i) => `${page}.${i + 1} The difference between the methods comes mainly from the vacancy.`,
    );
  const file = join(bench.root, 'long.pdf');
  writeFileSync(
    file,
    plainPdf({
      pages: Array.from({ length: pages }, (_, page) => ({
        content: textOperators(lines(page + 1), 12, toHex),
        resources: `/Font << /F1 ${firstExtra} 0 R >>`,
      })),
      extras: ['<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    }),
  );
  const signature = (who: string) => ({ signature: bench.signature(who) });
  await bench.signIn('author');
  const scope = { everybody: true, people: [], departments: [] };
  await bench.call('dossier.open', {
    ...{ code: 'LONG-1', client: 'Bench', category: 'other', classification: 'internal', scope },
    ...signature('author'),
  });
  const { document } = await bench.call('document.submit', {
    ...{ code: 'LONG-1', file, sheet: 'document', ownership: 'company' },
    ...signature('author'),
  });
  await bench.signIn('keeper', true);
  await bench.call('document.accept', { document, ...signature('keeper') });
  await bench.signIn('reader');
  const { loan } = await bench.call('loan.request', {
    ...{ document, category: 'other', reason: 'bench', place: 'bench' },
    ...signature('reader'),
  });
  await bench.signIn('approver', true);
  await bench.call('loan.decide', {
    decisions: [{ loan, decision: 'approve', reason: 'bench' }],
    ...signature('approver'),
  });
  await bench.signIn('keeper', true);
  await bench.call('loan.issue', { loan, ...signature('keeper') });
  await bench.signIn('reader');
  await bench.call('loan.receive', { loan, ...signature('reader') });
  return loan;
}
