/** Prints through the shell's window that has neither JavaScript nor a network. */

import type { HtmlPrinter } from '../../rasteriser/html-printer.ts';
import { FileFault } from '../../rasteriser/rasteriser.ts';
import type { VaultToShell } from '../../shared/contract/processes.ts';

const printMsMax = 60_000;

export class ShellPrinter implements HtmlPrinter {
  private readonly tell: (message: VaultToShell) => void;
  private readonly waiting = new Map<number, (pdf: Uint8Array | null) => void>();
  private last = 0;

  constructor(tell: (message: VaultToShell) => void) {
    this.tell = tell;
  }

  /** Throws FileFault FILE_DAMAGED where the page could not be printed in time. */
  async print(html: string): Promise<Uint8Array> {
    this.last += 1;
    const print = this.last;
    const pdf = await new Promise<Uint8Array | null>((resolve) => {
      const timer = setTimeout(() => this.printed(print, null), printMsMax);
      this.waiting.set(print, (bytes) => {
        clearTimeout(timer);
        resolve(bytes);
      });
      this.tell({ kind: 'print-wanted', print, html });
    });
    if (pdf === null) throw new FileFault('FILE_DAMAGED', { step: 'print' });
    return pdf;
  }

  printed(print: number, pdf: Uint8Array | null): void {
    const settle = this.waiting.get(print);
    this.waiting.delete(print);
    settle?.(pdf);
  }
}
