/** Pages on their way to the printer, each under an address of its own: no window can be served another's. */

const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

export class PrintedPages {
  private readonly pages = new Map<string, string>();
  private last = 0;

  /** Its address until it is withdrawn. */
  offer(html: string): string {
    this.last += 1;
    const address = `app://print/${this.last}`;
    this.pages.set(address, html);
    return address;
  }

  withdraw(address: string): void {
    this.pages.delete(address);
  }

  /** Answers once: a page that asks for itself again, or for another, gets nothing. */
  answer(address: string): Response {
    const html = this.pages.get(address);
    this.pages.delete(address);
    if (html === undefined) return new Response('', { status: 404 });
    return new Response(html, {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      },
    });
  }
}
