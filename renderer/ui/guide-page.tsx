/** One page of the guide, drawn as elements: no HTML is made from its text. */

import { type GuideName, guidePictures, pageOfLink } from './guide-pages.ts';
import { Key } from './marks.tsx';
import type { Block, GuidePage, Inline, Passage } from './read-guide.ts';

type Open = (page: GuideName) => void;

function Inlines({ inlines, onOpen }: { readonly inlines: readonly Inline[]; readonly onOpen: Open }) {
  return inlines.map(({ kind, text, href = '' }, at) => {
    // Passages never change their order.
    const key = `${at}`;
    if (kind === 'screen-word') return <strong key={key}>{text}</strong>;
    if (kind === 'key') return <Key key={key}>{text}</Key>;
    const page = kind === 'link' ? pageOfLink(href) : null;
    if (page === null) return <span key={key}>{text}</span>;
    return (
      <button key={key} type="button" className="link" onClick={() => onOpen(page)}>
        {text}
      </button>
    );
  });
}

/** As `test/e2e/guide-pictures.ts` takes them: the page does not move once one has come. */
const pictureSize = { width: 1280, height: 800 };

interface Shown {
  readonly onOpen: Open;
  /** The passage that was looked for. */
  readonly sought: number | null;
}

function Drawn({ block, onOpen, sought }: Shown & { readonly block: Block }) {
  const said = (passage: Passage) => <Inlines inlines={passage.inlines} onOpen={onOpen} />;
  const mark = ({ no }: Passage) => ({ 'data-passage': no, 'data-sought': no === sought ? '' : undefined });
  if (block.kind === 'list') {
    const items = block.items.map((item) => (
      <li key={item.no} {...mark(item)}>
        {said(item)}
      </li>
    ));
    return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
  }
  const { passage } = block;
  if (block.kind === 'picture') {
    const { width, height } = pictureSize;
    return (
      <figure {...mark(passage)}>
        <img src={guidePictures.get(block.file)} alt={passage.text} width={width} height={height} />
      </figure>
    );
  }
  if (block.kind === 'paragraph') return <p {...mark(passage)}>{said(passage)}</p>;
  const Heading = block.level === 1 ? 'h2' : 'h3';
  return <Heading {...mark(passage)}>{said(passage)}</Heading>;
}

export function GuidePageShown({ page, ...shown }: Shown & { readonly page: GuidePage }) {
  return page.blocks.map((block) => {
    const no = block.kind === 'list' ? block.items[0]?.no : block.passage.no;
    return <Drawn key={no} block={block} {...shown} />;
  });
}
