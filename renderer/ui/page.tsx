/** Parts that screens are put together from: a page with its title, sheets, facts, rows. */
import type { ReactNode } from 'react';

export function Page({
  title,
  sub,
  actions,
  aside,
  children,
  wide = false,
}: {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly actions?: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  return (
    <div className={`page${aside === undefined ? '' : ' page-with-aside'}${wide ? ' page-wide' : ''}`}>
      <main className="page-main">
        <header className="page-head">
          <div>
            <h1>{title}</h1>
            {sub !== undefined && <p className="small quiet">{sub}</p>}
          </div>
          {actions !== undefined && <div className="button-row">{actions}</div>}
        </header>
        {children}
      </main>
      {aside !== undefined && (
        // It scrolls alone, also where nothing in it takes the focus.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reached by the keyboard
        <aside className="page-aside" tabIndex={0} data-focus="inside">
          {aside}
        </aside>
      )}
    </div>
  );
}

export function Sheet({ title, children }: { readonly title?: ReactNode; readonly children: ReactNode }) {
  return (
    <section className="sheet">
      {title !== undefined && <h2 className="label-heading">{title}</h2>}
      {children}
    </section>
  );
}

/** Labels and what they say, one under the other. */
export function Facts({
  rows,
}: {
  readonly rows: readonly (readonly [label: string, value: ReactNode] | null)[];
}) {
  return (
    <dl className="facts">
      {rows
        .filter((row) => row !== null)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
