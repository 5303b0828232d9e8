import type { EntryBody } from './entry-body.ts';
import type { Document, Dossier, Filing } from './filing.ts';

/** What has left the vault, and what is on its way out, at a point of the log (log-entry.md §5.11). */

export interface Release {
  readonly id: string;
  readonly dossier: Dossier;
  readonly documents: readonly Document[];
  readonly requester: string;
  /** Null where it goes to an outsider. */
  readonly recipient: string | null;
  readonly form: 'original' | 'marked-copy' | 'certificate';
  state: 'requested' | 'withdrawn' | 'rejected' | 'approved' | 'voided' | 'handed-out';
  /** Person ids, in the order of their approvals. */
  readonly approvers: string[];
  /** Index of the approval that completed it. */
  approvedAt: number;
  until: number;
  /** 0 where nothing may be written again. */
  writeUntil: number;
  handedOutOn: string;
  written: boolean;
  /** Ids of documents that came back or were destroyed. */
  readonly back: Set<string>;
}

export class Releases {
  readonly all = new Map<string, Release>();
  /** Index of each slip that was printed: the release it is of. */
  readonly slips = new Map<number, string>();

  apply(index: number, body: EntryBody, filing: Filing): void {
    switch (body.type) {
      case 'release.requested': {
        const { release: id, dossier: dossierId, documents, recipient, form } = body.data;
        const dossier = filing.dossiers.get(dossierId);
        const requester = body.signers[0]?.person;
        if (dossier === undefined || requester === undefined || this.all.has(id)) return;
        this.all.set(id, {
          id,
          dossier,
          documents: documents.flatMap(({ document }) => filing.documents.get(document) ?? []),
          requester,
          recipient,
          form,
          state: 'requested',
          approvers: [],
          approvedAt: 0,
          until: 0,
          writeUntil: 0,
          handedOutOn: '',
          written: false,
          back: new Set(),
        });
        break;
      }
      case 'paper.printed':
        if (body.data.paper === 'release-slip' && typeof body.data.release === 'string')
          this.slips.set(index, body.data.release);
        break;
      case 'generation.new':
        for (const release of this.all.values()) {
          if (release.state === 'requested' || release.state === 'approved') release.state = 'voided';
          release.writeUntil = 0;
        }
        break;
      case 'clock.jumped':
        if (body.data.direction === 'back') this.shortenWindows(body.data.from - body.data.to);
        break;
      default:
        this.step(index, body);
    }
  }

  private step(index: number, body: EntryBody): void {
    if (!('release' in body.data) || typeof body.data.release !== 'string') return;
    const release = this.all.get(body.data.release);
    if (release === undefined) return;
    switch (body.type) {
      case 'release.withdrawn':
        release.state = 'withdrawn';
        break;
      case 'release.rejected':
        release.state = 'rejected';
        break;
      case 'release.approved':
        release.approvers.push(body.signers[0]?.person ?? '');
        if (!body.data.complete) break;
        release.state = 'approved';
        release.approvedAt = index;
        release.until = body.data.until ?? 0;
        break;
      case 'release.handed-out':
        release.state = 'handed-out';
        release.handedOutOn = body.data.on;
        release.writeUntil = body.data.writeUntil ?? 0;
        release.written = release.form === 'certificate';
        break;
      case 'release.written':
        release.written = true;
        break;
      case 'release.returned':
        for (const document of body.data.documents) release.back.add(document);
        break;
    }
  }

  private shortenWindows(byMs: number): void {
    for (const release of this.all.values()) {
      if (release.state === 'approved') release.until -= byMs;
      if (release.writeUntil > 0 && !release.written) release.writeUntil -= byMs;
    }
  }
}
