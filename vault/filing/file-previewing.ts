/** A file of the author's own, open in a rasteriser before it is filed: the rendition it would get, page by page. */

import type { PixelPage } from '../../rasteriser/pixel-page.ts';
import type { Examination, OpenRendition } from '../../rasteriser/rasteriser.ts';
import type { FileLookedAt } from '../acts/at-desk.ts';
import type { VaultPorts } from '../acts/ports.ts';
import { type ExaminedFile, examineAttachments, examinerOf } from './examine-source.ts';

export class FilePreviewing implements FileLookedAt {
  /** Path, size, time of change and encoding chosen: another file, or the same one changed, is opened anew. */
  readonly source: string;
  readonly examination: Examination;
  readonly bytes: number;
  private readonly rendition: OpenRendition;
  private attachments: Promise<readonly ExaminedFile[]> | null = null;

  constructor(source: string, examination: Examination, bytes: number, rendition: OpenRendition) {
    this.source = source;
    this.examination = examination;
    this.bytes = bytes;
    this.rendition = rendition;
  }

  /** Page from 1. Throws FileFault. */
  page(page: number, dpi: number): Promise<PixelPage> {
    return this.rendition.renderPage(page - 1, dpi);
  }

  /** What it brings along, looked into once. Throws Refusal. */
  attached(ports: VaultPorts): Promise<readonly ExaminedFile[]> {
    this.attachments ??= this.lookIntoAttached(ports);
    return this.attachments;
  }

  private async lookIntoAttached(ports: VaultPorts): Promise<readonly ExaminedFile[]> {
    const examiner = examinerOf(ports);
    try {
      return await examineAttachments(examiner, this.examination);
    } finally {
      await examiner.close();
    }
  }

  close(): Promise<void> {
    return this.rendition.close();
  }
}
