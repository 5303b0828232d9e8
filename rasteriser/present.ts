/** CanvasKit says null where it has no memory or cannot decode; `what` names the step for the error. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`CanvasKit: ${what}`);
  return value;
}
