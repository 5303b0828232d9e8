/** How wide a box is, in whole CSS pixels: a picture is drawn at the width that it has, so that its words keep their size. */
import { useEffect, useRef, useState } from 'react';

export function useWidth({ atFirst, min }: { readonly atFirst: number; readonly min: number }) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(atFirst);
  useEffect(() => {
    const box = ref.current;
    if (box === null) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(min, Math.round(entry.contentRect.width)));
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, [min]);
  return { ref, width };
}
