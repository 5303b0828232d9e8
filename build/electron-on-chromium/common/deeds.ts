/**
 * What the app asked of an operating system that the stand-in does not reach. Tests read it through Playwright:
 * `app.evaluate(() => globalThis.standIn.deeds)`.
 */
export interface Deed {
  readonly api: string;
  readonly args: readonly unknown[];
}

const deeds: Deed[] = [];

export function recordDeed(api: string, ...args: unknown[]): void {
  deeds.push({ api, args });
}

/** A function that does nothing but leave a record. */
export const recorded =
  <Result>(api: string, result: Result) =>
  (...args: unknown[]): Result => {
    recordDeed(api, ...args);
    return result;
  };

/** What tests may look at from outside. */
export const standInGlobal: { readonly deeds: Deed[]; showsWindows: boolean } = {
  deeds,
  showsWindows: false,
};
Object.assign(globalThis, { standIn: standInGlobal });
