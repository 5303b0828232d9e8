/** From an approved, received loan to its first page, against PDFium on the plain file: same page, same kind of process. */

import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstExtra, plainPdf, textOperators } from '../../build/scripts/plain-pdf.ts';
import { pageDpi } from '../../rasteriser/rasteriser.ts';
import { median } from './log.ts';
import { BenchVault } from './vault-in-folder.ts';

export interface ViewFigures {
  readonly firstPageMs: number;
  readonly plainMs: number;
}

/** A PDF of about ten megabytes: a page of text beside ballast that nothing draws. */
function tenMegabytePdf(): Uint8Array {
  const ballast = randomBytes(10 * 1024 * 1024).toString('latin1');
  const toHex = (line: string): string => Buffer.from(line, 'latin1').toString('hex');
  return plainPdf({
    pages: [
      {
        content: textOperators(['Framework contract', 'between the parties named below'], 12, toHex),
        resources: `/Font << /F1 ${firstExtra} 0 R >>`,
      },
    ],
    extras: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      `<< /Length ${ballast.length} >>\nstream\n${ballast}\nendstream`,
    ],
  });
}

export async function benchView(): Promise<ViewFigures> {
  const bench = new BenchVault(100_000);
  try {
    await bench.create();
    const file = join(bench.root, 'contract.pdf');
    mkdirSync(bench.root, { recursive: true });
    writeFileSync(file, tenMegabytePdf());
    await bench.signIn('author');
    const signature = bench.signature.bind(bench);
    await bench.call('dossier.open', {
      code: 'B-1',
      client: 'Bench',
      category: 'other',
      classification: 'internal',
      scope: { everybody: true, people: [], departments: [] },
      signature: signature('author'),
    });
    const { document } = await bench.call('document.submit', {
      code: 'B-1',
      file,
      sheet: 'document',
      ownership: 'company',
      signature: signature('author'),
    });
    await bench.signIn('keeper', true);
    await bench.call('document.accept', { document, signature: signature('keeper') });
    await bench.signIn('reader');
    const { loan } = await bench.call('loan.request', {
      document,
      category: 'other',
      reason: 'bench',
      place: 'bench',
      signature: signature('reader'),
    });
    await bench.signIn('approver', true);
    await bench.call('loan.decide', {
      decisions: [{ loan, decision: 'approve', reason: 'bench' }],
      signature: signature('approver'),
    });
    await bench.signIn('keeper', true);
    await bench.call('loan.issue', { loan, signature: signature('keeper') });
    await bench.signIn('reader');
    await bench.call('loan.receive', { loan, signature: signature('reader') });
    await bench.vault.ports.watermarker();

    const shown: number[] = [];
    const plain: number[] = [];
    for (let i = 0; i < 3; i++) {
      const opened = await bench.rasteriser.open(new Uint8Array(readFileSync(file)));
      await opened.renderPage(0, pageDpi);
      await opened.close();
      let start = performance.now();
      const again = await bench.rasteriser.open(new Uint8Array(readFileSync(file)));
      await again.renderPage(0, pageDpi);
      plain.push(performance.now() - start);
      await again.close();
      start = performance.now();
      await bench.call('view.open', {
        loan,
        reason: 'bench',
        place: 'bench',
        signature: signature('reader'),
      });
      shown.push(performance.now() - start);
      await bench.call('view.close', {});
    }
    return { firstPageMs: median(shown), plainMs: median(plain) };
  } finally {
    await bench.dispose();
  }
}
