/**
 * One view under way: the document open in its rasteriser, the mark that goes into every page, and the time shown.
 *
 * A page is drawn first, its entry committed second, its pixels released last (L6). Time counts while a page is on
 * screen, by the machine's monotonic clock; blank time is free, so that a telephone call costs nobody their look.
 */

import { type OpenRendition, pageDpi } from '../../rasteriser/rasteriser.ts';
import { decide } from '../../shared/policy/rule-table.ts';
import { turnPageRules } from '../../shared/policy/view-rules.ts';
import type { EntryData } from '../../shared/vocabulary/entry.ts';
import type { PersonId, ViewId } from '../../shared/vocabulary/ids.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import type { ShownPage, ViewUnderWay } from '../acts/at-desk.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { stepPoint } from '../acts/step-points.ts';
import type { MarkedPage, Watermarker, WatermarkText } from '../acts/watermarker.ts';
import { loadDossier, mayKnow } from '../storage/dossiers.ts';
import { type Loan, loadLoan } from '../storage/loans.ts';
import { loadPerson } from '../storage/people.ts';

export const idleMsMax = 180_000;
/** Time on screen is on record at least this often (L7). */
const recordShownMs = 30_000;

export interface ViewSessionParts {
  readonly vault: OpenVault;
  readonly view: ViewId;
  readonly loan: Loan;
  readonly pages: number;
  readonly minutes: number;
  readonly rendition: OpenRendition;
  readonly watermarker: Watermarker;
  readonly mark: WatermarkText;
  readonly shownMs: number;
}

export class ViewSession implements ViewUnderWay {
  readonly view: ViewId;
  readonly loan: Loan;
  readonly pages: number;
  readonly allowedMs: number;
  readonly trace: string;
  private readonly vault: OpenVault;
  private readonly rendition: OpenRendition;
  private readonly watermarker: Watermarker;
  private readonly mark: WatermarkText;
  private shownBeforeMs: number;
  private showingSinceMono: number | null;
  private lastTouchedMono: number;
  private lastRecordedMono: number;
  private ended = false;
  /** The next page, drawn and marked before it is asked for; it stays in this process until its entry is committed. */
  private ahead: { readonly page: number; readonly image: Promise<MarkedPage> } | null = null;

  constructor(parts: ViewSessionParts) {
    this.vault = parts.vault;
    this.view = parts.view;
    this.loan = parts.loan;
    this.pages = parts.pages;
    this.allowedMs = parts.minutes * 60_000;
    this.rendition = parts.rendition;
    this.watermarker = parts.watermarker;
    this.mark = parts.mark;
    this.trace = parts.mark.traceCode;
    this.shownBeforeMs = parts.shownMs;
    this.showingSinceMono = this.monoMs();
    this.lastTouchedMono = this.monoMs();
    this.lastRecordedMono = this.monoMs();
  }

  private monoMs(): number {
    return this.vault.ports.clock.read().monoMs;
  }

  /** Whose look it is: nobody else's, whoever has come to the desk since. */
  isReader(person: PersonId | null): boolean {
    return person === this.loan.borrower;
  }

  private get reader(): { person: PersonId; role: 'borrower' } {
    return { person: this.loan.borrower, role: 'borrower' };
  }

  get blanked(): boolean {
    return this.showingSinceMono === null;
  }

  /** Time shown so far. A page left alone counts until it would have gone blank, and never beyond the window. */
  shownMs(): number {
    if (this.showingSinceMono === null) return this.shownBeforeMs;
    const until = Math.min(this.monoMs(), this.lastTouchedMono + idleMsMax);
    const showing = Math.max(0, until - this.showingSinceMono);
    return Math.min(this.allowedMs, this.shownBeforeMs + showing);
  }

  remainingMs(): number {
    return Math.max(0, this.allowedMs - this.shownMs());
  }

  /** Somebody is there. What has gone blank stays so until the passphrase brings it back. */
  touch(): void {
    if (!this.blanked && !this.isIdle()) this.lastTouchedMono = this.monoMs();
  }

  isIdle(): boolean {
    return this.showingSinceMono !== null && this.monoMs() - this.lastTouchedMono >= idleMsMax;
  }

  /** Refuses what has come to stand against this view since it began: recall, freeze, hold, the end of a window. */
  private assertMayShow(page: number): void {
    const loan = loadLoan(this.vault.db, this.loan.id);
    const person = loadPerson(this.vault.db, loan.borrower);
    const dossier = loadDossier(this.vault.db, loan.dossier);
    const decision = decide(turnPageRules, {
      frozen: person.frozen,
      visible: mayKnow(person, dossier),
      held: dossier.held,
      loanState: loan.state,
      isBorrower: this.isReader(this.vault.signedIn?.person ?? null),
      windowFromMs: loan.windowFromMs ?? 0,
      windowToMs: loan.windowToMs ?? 0,
      nowMs: this.vault.writer.nowMs(),
      blank: this.blanked,
      shownMs: this.shownMs(),
      allowedMs: this.allowedMs,
      page,
      pages: this.pages,
    });
    if (!decision.allowed) throw new Refusal(decision.code, decision.facts);
  }

  /** A further page, from 1: drawn, committed, released. */
  async turnTo(page: number): Promise<ShownPage> {
    this.assertMayShow(page);
    const ahead = this.ahead?.page === page ? this.ahead.image : null;
    const image = await (ahead ?? this.draw(page));
    // Drawing takes time: what came to stand against it meanwhile counts.
    this.assertMayShow(page);
    if (this.ended) throw new Refusal('NO_VIEW_OPEN');
    this.vault.writer.transact(
      (tx) =>
        tx.append({
          type: 'view.page',
          data: () => ({ view: this.view, page }),
          actor: this.reader,
        }),
      () => stepPoint('view.before-next-page-commit'),
    );
    stepPoint('view.after-next-page-commit');
    this.lastTouchedMono = this.monoMs();
    this.drawAhead(page + 1);
    return { page, image };
  }

  private async draw(page: number): Promise<MarkedPage> {
    return this.watermarker.compose(await this.rendition.renderPage(page - 1, pageDpi), this.mark);
  }

  /** A failure here is nobody's: the page is drawn again when it is asked for, and says then why not. */
  drawAhead(page: number): void {
    if (page < 1 || page > this.pages || this.blanked || this.ended || this.ahead?.page === page) return;
    const image = this.draw(page);
    const ahead = { page, image };
    this.ahead = ahead;
    image.catch(() => {
      if (this.ahead === ahead) this.ahead = null;
    });
  }

  /** Puts the time shown on record where the last record is 30 seconds old: a crash then hides less than that. */
  recordShown(): void {
    if (this.blanked || this.ended || this.monoMs() - this.lastRecordedMono < recordShownMs) return;
    const shownMs = this.shownMs();
    this.vault.writer.transact((tx) =>
      tx.append({
        type: 'view.shown',
        data: () => ({ view: this.view, shownMs }),
        actor: this.reader,
      }),
    );
    this.lastRecordedMono = this.monoMs();
  }

  async blank(cause: 'idle' | 'lock' | 'focus'): Promise<void> {
    if (this.blanked || this.ended) return;
    const shownMs = this.shownMs();
    this.shownBeforeMs = shownMs;
    this.showingSinceMono = null;
    // Nothing of the document stays in memory while nobody looks; the passphrase opens it anew.
    this.ahead = null;
    try {
      this.vault.writer.transact((tx) =>
        tx.append({
          type: 'view.blanked',
          data: () => ({ view: this.view, cause, shownMs }),
          actor: this.reader,
        }),
      );
    } finally {
      await this.rendition.close();
    }
  }

  /** The view ended by somebody else's act, which wrote its entry: only the document goes. */
  async letGo(): Promise<void> {
    this.ended = true;
    this.ahead = null;
    await this.rendition.close();
  }

  async end(cause: EntryData<'view.closed'>['cause']): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    this.ahead = null;
    const shownMs = this.shownMs();
    try {
      this.vault.writer.transact(
        (tx) =>
          tx.append({
            type: 'view.closed',
            data: () => ({ view: this.view, cause, shownMs }),
            actor: this.reader,
          }),
        () => stepPoint('view.before-close-commit'),
      );
      stepPoint('view.after-close-commit');
    } finally {
      await this.rendition.close();
    }
  }
}
