/** Marks of a chain of custody that both the picture and its legend draw. */
export function Diamond({ x, y }: { readonly x: number; readonly y: number }) {
  return <path d={`M${x} ${y - 6}l6 6l-6 6l-6 -6z`} className="chain-held" />;
}

export function Crossed({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <>
      <circle cx={x} cy={y} r="5" className="chain-refused" />
      <path d={`M${x - 3} ${y - 3}l6 6m0 -6l-6 6`} className="chain-refused" />
    </>
  );
}
