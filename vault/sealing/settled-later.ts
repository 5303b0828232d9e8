/**
 * Marks work whose outcome is awaited further on: should another step fail first, its failure is the one
 * reported, and this one's must not end the process as unhandled.
 */
export function settledLater<T>(work: Promise<T>): Promise<T> {
  work.catch(() => {});
  return work;
}
