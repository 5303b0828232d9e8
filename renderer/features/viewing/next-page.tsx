/** The place of the next page while scrolling: it is asked for when it comes into sight, never before. */
import { type RefObject, useEffect, useRef } from 'react';

export function NextPage({
  root,
  onReached,
  label,
}: {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly onReached: () => void;
  readonly label: string;
}) {
  const place = useRef<HTMLDivElement>(null);
  const reached = useRef(onReached);
  reached.current = onReached;
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) reached.current();
      },
      { root: root.current },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [root]);
  return (
    <div ref={place} className="viewer-to-come">
      {label}
    </div>
  );
}
