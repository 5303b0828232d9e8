/**
 * The port that puts a page of HTML on paper. Whoever implements it gets HTML of our own making, and still runs no
 * script, loads nothing and reaches no network: a sandboxed window in the desktop, any Chromium elsewhere.
 */
export interface HtmlPrinter {
  /** A PDF on A4. Throws an ordinary Error when it cannot print; ends its process when `signal` aborts. */
  print(html: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Starts what printing takes, while the first document is still being read; for printers that start something. */
  start?(): StartedPrinter;
}

export interface StartedPrinter {
  /** Whether it can still be asked. */
  readonly lives: boolean;
  /** A document is about to come: the page for it is opened. */
  prepare(): void;
  /** One document after another. As above. */
  print(html: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Whoever asked for it ends it, printed or not. */
  end(): Promise<void>;
}
