/** Pages of the view under way, as bitmaps in this page's memory only: dropped when it goes blank or ends. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PageImage } from '../../../shared/contract/answers.ts';
import type { AskedBy } from '../../../shared/contract/screen-questions.ts';
import { vault } from '../../calls/vault-client.ts';

export interface ShownPages {
  /** By page number from 1. */
  readonly bitmaps: ReadonlyMap<number, ImageBitmap>;
  /** Numbers of all pages revealed in this view, also those dropped since. */
  readonly seen: readonly number[];
  readonly loading: number | null;
  readonly error: unknown;
  /** Asks the vault for a page; its entry is committed before its pixels arrive. */
  show(page: number, by?: AskedBy): Promise<boolean>;
  put(page: number, image: PageImage): Promise<void>;
  drop(): void;
}

const decode = (image: PageImage): Promise<ImageBitmap> =>
  createImageBitmap(new Blob([new Uint8Array(image.bytes)], { type: image.mime }));

export function useShownPages(onTime: (remainingMs: number) => void): ShownPages {
  const [bitmaps, setBitmaps] = useState<ReadonlyMap<number, ImageBitmap>>(new Map());
  const [seen, setSeen] = useState<readonly number[]>([]);
  const [loading, setLoading] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const held = useRef(bitmaps);
  held.current = bitmaps;
  const asked = useRef(new Map<number, Promise<boolean>>());

  /** Counts how often everything was dropped: what was on its way then is not put up any more. */
  const drops = useRef(0);

  const put = useCallback(async (page: number, image: PageImage, since = drops.current) => {
    const bitmap = await decode(image);
    if (since !== drops.current) {
      bitmap.close();
      return;
    }
    setBitmaps((now) => {
      now.get(page)?.close();
      return new Map(now).set(page, bitmap);
    });
    setSeen((now) => (now.includes(page) ? now : [...now, page].sort((a, b) => a - b)));
  }, []);

  const show = useCallback(
    (page: number, by: AskedBy = 'person'): Promise<boolean> => {
      if (held.current.has(page)) return Promise.resolve(true);
      const pending = asked.current.get(page);
      if (pending !== undefined) return pending;
      const work = (async () => {
        setLoading(page);
        setError(null);
        try {
          const since = drops.current;
          const shown = await vault.call('view.page', { page }, { by });
          await put(page, shown.image, since);
          onTime(shown.remainingMs);
          return true;
        } catch (problem) {
          setError(problem);
          return false;
        } finally {
          asked.current.delete(page);
          setLoading(null);
        }
      })();
      asked.current.set(page, work);
      return work;
    },
    [put, onTime],
  );

  const drop = useCallback(() => {
    drops.current += 1;
    for (const bitmap of held.current.values()) bitmap.close();
    setBitmaps(new Map());
  }, []);

  useEffect(
    () => () => {
      drops.current += 1;
      for (const bitmap of held.current.values()) bitmap.close();
    },
    [],
  );

  return { bitmaps, seen, loading, error, show, put, drop };
}
