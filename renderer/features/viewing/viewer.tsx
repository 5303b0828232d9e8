import type { CurrentView } from './view-state.tsx';

export function Viewer({ view }: { readonly view: CurrentView }) {
  return <p>{view.title}</p>;
}
