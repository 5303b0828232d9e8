export function Ceremony({ onEnd }: { readonly onEnd: () => void }) {
  return (
    <button type="button" onClick={onEnd}>
      …
    </button>
  );
}
