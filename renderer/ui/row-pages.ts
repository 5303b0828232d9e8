/** Which pages of a long list are to be read for the rows in sight, and the rows that are known of them. */

/** The pages that the rows from `first` to `last` lie on, and always the first one, which tells how many there are. */
export function pagesFor([first, last]: readonly [number, number], pageSize: number): number[] {
  const from = Math.floor(first / pageSize);
  const to = Math.floor(last / pageSize);
  const wanted = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return wanted.includes(0) ? wanted : [0, ...wanted];
}

/** As many as there are; undefined where the page of a row has not been read yet. */
export function rowsOfPages<T>(
  total: number,
  pageSize: number,
  pages: ReadonlyMap<number, readonly T[] | undefined>,
): (T | undefined)[] {
  const all: (T | undefined)[] = new Array(total).fill(undefined);
  for (const [page, rows = []] of pages) {
    for (const [i, row] of rows.entries()) if (page * pageSize + i < total) all[page * pageSize + i] = row;
  }
  return all;
}
