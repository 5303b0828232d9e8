/**
 * Members that the stand-in does not have throw when they are read, instead of being undefined: an app or a test cannot
 * go green on something that is not there. The guard is a link at the end of the prototype chain, so objects keep their
 * identity and their private fields.
 */

/** Brings Electron's types in, as the global namespace `Electron`. */
import type {} from 'electron';

/** Names that JavaScript itself, Node's inspector or an assertion asks of every object. */
const askedInPassing = new Set([
  'then',
  'toJSON',
  'domain',
  'asymmetricMatch',
  'nodeType',
  '$$typeof',
  '@@__IMMUTABLE_ITERABLE__@@',
]);

export class NotInStandIn extends Error {
  override readonly name = 'NotInStandIn';
}

function guardedPrototype(name: string, base: object): object {
  return new Proxy(base, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target || askedInPassing.has(key)) {
        return Reflect.get(target, key, receiver);
      }
      throw new NotInStandIn(`electron-on-chromium: ${name}.${key} is not implemented`);
    },
  });
}

/** Makes reading what a class does not have throw, on all its instances. To be called once after the class. */
export function guardClass(name: string, constructed: { prototype: object }, root: object): void {
  let last: object = constructed.prototype;
  for (;;) {
    const next: object | null = Object.getPrototypeOf(last);
    if (next === null || next === root) break;
    last = next;
  }
  Object.setPrototypeOf(last, guardedPrototype(name, root));
}

/** Each member that an implementation has must be what Electron declares under that name. */
export type Matching<Own, Full> = { [Key in keyof Own]: Key extends keyof Full ? Full[Key] : never };

/**
 * One of Electron's modules, made of the members that exist here. The compiler holds each against electron.d.ts; as all
 * others throw, the result may go under Electron's full type.
 */
export const standIn =
  <Full extends object>(name: string) =>
  <Own extends Matching<Own, Full>>(own: Own): Full => {
    Object.setPrototypeOf(own, guardedPrototype(name, Object.getPrototypeOf(own)));
    return own as unknown as Full;
  };

/** An instance of a guarded class under Electron's full type. */
export const handedOut = <Full>(guarded: object): Full => guarded as unknown as Full;
