/** Two documents that are printed at one time: each window gets its own page, once, and nobody else's. */
import { describe, expect, it } from 'vitest';
import { PrintedPages } from '../../electron/printed-pages.ts';

describe('pages on their way to the printer', () => {
  it('are told apart by their addresses, in whatever order they are asked for', async () => {
    const pages = new PrintedPages();
    const [first, second] = [pages.offer('of one'), pages.offer('of another')];
    expect(await pages.answer(second).text()).toBe('of another');
    expect(await pages.answer(first).text()).toBe('of one');
  });

  it('are served once, under a policy that loads nothing', async () => {
    const pages = new PrintedPages();
    const address = pages.offer('<p>');
    expect(pages.answer(address).headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(pages.answer(address).status).toBe(404);
  });

  it('are gone when withdrawn, and one that ends takes no other along', async () => {
    const pages = new PrintedPages();
    const [slow, next] = [pages.offer('slow'), pages.offer('next')];
    pages.withdraw(slow);
    expect(pages.answer(slow).status).toBe(404);
    expect(await pages.answer(next).text()).toBe('next');
  });

  it.each(['app://print/', 'app://print/0', 'app://ui/index.html', '__proto__', 'app://print/1?x'])(
    'are not found at %s',
    (address) => {
      const pages = new PrintedPages();
      pages.offer('x');
      expect(pages.answer(address).status).toBe(404);
    },
  );
});
