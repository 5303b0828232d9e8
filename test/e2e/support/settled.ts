/** Until a screen has stopped changing: what it asked for has come, or it says that there is nothing. */
import type { Page } from 'playwright';

const quietMs = 250;

export const settled = (page: Page): Promise<void> =>
  page.evaluate(
    (quiet) =>
      new Promise<void>((resolve) => {
        const isReading = (): boolean =>
          [...document.querySelectorAll('.pane-note')].some(({ textContent }) =>
            ['', '正在读取', 'Reading'].includes(textContent ?? ''),
          );
        const wait = (): void => {
          if (isReading()) timer = setTimeout(wait, quiet);
          else {
            watcher.disconnect();
            resolve();
          }
        };
        let timer = setTimeout(wait, quiet);
        // The clock of the strip goes on for ever.
        const watcher = new MutationObserver((changes) => {
          if (changes.every(({ target }) => (target as Element).parentElement?.closest('.strip') != null))
            return;
          clearTimeout(timer);
          timer = setTimeout(wait, quiet);
        });
        watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    quietMs,
  );
