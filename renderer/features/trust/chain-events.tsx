/** The events of a chain, one a line: what the keyboard walks and what is read aloud. */
import { useEffect, useRef } from 'react';
import type { CustodyEvent } from '../../../shared/contract/answers.ts';
import { stampText } from '../../i18n/format.ts';
import { trustWords } from './words.ts';

export function ChainEvents({
  events,
  chosen,
  onChoose,
  onOpen,
}: {
  readonly events: readonly CustodyEvent[];
  readonly chosen: number;
  readonly onChoose: (event: number) => void;
  readonly onOpen: (event: number) => void;
}) {
  const say = trustWords.use();
  const list = useRef<HTMLOListElement>(null);
  const current = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another event is chosen
  useEffect(() => {
    const [box, row] = [list.current, current.current];
    if (box === null || row === null) return;
    // Inside the list only: the page itself stays where it is.
    const top = row.offsetTop - box.offsetTop;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + row.offsetHeight > box.scrollTop + box.clientHeight)
      box.scrollTop = top + row.offsetHeight - box.clientHeight;
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
    <ol ref={list} className="chain-events small" tabIndex={0} data-focus="inside" aria-label={say('events')}>
      {events.map((event, i) => (
        <li
          key={event.entry}
          ref={i === chosen ? current : undefined}
          aria-current={i === chosen}
          onClick={() => onChoose(i)}
          onDoubleClick={() => onOpen(i)}
          onKeyDown={() => {}}
        >
          <span className="quiet">{stampText(event.atMs)}</span>
          <span className="serif">{event.sentence}</span>
        </li>
      ))}
    </ol>
  );
}
