/**
 * The port that puts a page of HTML on paper. Whoever implements it gets HTML of our own making, and still runs no
 * script, loads nothing and reaches no network: a sandboxed window in the desktop, any Chromium elsewhere.
 */
export interface HtmlPrinter {
  /** A PDF on A4. Throws an ordinary Error when it cannot print; ends its process when `signal` aborts. */
  print(html: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Starts what printing one document takes, while the document is still being read; for printers that start something. */
  ahead?(): PrinterAhead;
}

export interface PrinterAhead {
  /** Once; as above. */
  print(html: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Whoever asked for it ends it, printed or not. */
  end(): Promise<void>;
}
