/** Speaks to the vault's process past all screens; the page's own listener may hear no more after that. */
import type { Page } from 'playwright';
import type { FromVault } from '../../../shared/contract/messages.ts';

export const askVault = (page: Page, name: string, input: unknown): Promise<FromVault> =>
  page.evaluate(
    ([command, value]) =>
      new Promise<FromVault>((resolve) => {
        const call = 900_000 + Math.floor(Math.random() * 90_000);
        window.desktop.listen((message) => {
          if (message.kind !== 'event' && message.call === call && message.kind !== 'progress')
            resolve(message);
        });
        window.desktop.toVault({ kind: 'call', call, name: command as string, input: value, language: 'en' });
      }),
    [name, input],
  );
