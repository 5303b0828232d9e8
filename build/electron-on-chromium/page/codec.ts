/**
 * Values of the structured clone algorithm as JSON text, in which binary data stands as the number of a blob beside it.
 * Runs in Node and, put into documents by its source text, in Chromium: so it refers to nothing outside itself.
 */
export interface Parcel {
  readonly text: string;
  readonly blobs: readonly Uint8Array[];
}

export interface Codec {
  /** Throws where Electron would: `An object could not be cloned.` */
  encode(value: unknown): Parcel;
  decode(parcel: Parcel): unknown;
}

export function makeCodec(): Codec {
  type Tagged = [tag: string, ...rest: unknown[]];
  type Plain = Record<string, unknown>;

  const cannot = () => new Error('An object could not be cloned.');

  const encode = (value: unknown): Parcel => {
    const blobs: Uint8Array[] = [];
    const seen = new Map<object, number>();
    const encodeNumber = (number: number): unknown => {
      if (Object.is(number, -0)) return ['number', '-0'];
      return Number.isFinite(number) ? number : ['number', String(number)];
    };
    const encodeObject = (object: object): Tagged => {
      const before = seen.get(object);
      if (before !== undefined) return ['again', before];
      seen.set(object, seen.size);
      if (Array.isArray(object)) return ['array', Array.from(object, encodeAny)];
      if (object instanceof Date) return ['date', encodeNumber(object.getTime())];
      if (object instanceof RegExp) return ['regexp', object.source, object.flags];
      if (object instanceof Map)
        return ['map', [...object].map(([key, item]) => [encodeAny(key), encodeAny(item)])];
      if (object instanceof Set) return ['set', [...object].map(encodeAny)];
      if (object instanceof Error) return ['error', object.name, object.message, object.stack];
      if (object instanceof ArrayBuffer) return ['buffer', blobs.push(new Uint8Array(object)) - 1];
      if (ArrayBuffer.isView(object)) {
        const bytes = new Uint8Array(object.buffer, object.byteOffset, object.byteLength);
        return ['view', object.constructor.name, blobs.push(bytes) - 1];
      }
      if (Object.prototype.toString.call(object) !== '[object Object]') throw cannot();
      return ['object', Object.entries(object).map(([key, item]) => [key, encodeAny(item)])];
    };
    const encodeAny = (item: unknown): unknown => {
      if (item === undefined) return ['undefined'];
      if (typeof item === 'bigint') return ['bigint', String(item)];
      if (typeof item === 'number') return encodeNumber(item);
      return typeof item === 'object' && item !== null ? encodeObject(item) : item;
    };
    let cloned: unknown;
    try {
      cloned = structuredClone(value);
    } catch {
      throw cannot();
    }
    return { text: JSON.stringify(encodeAny(cloned)), blobs };
  };

  /** An own property under any name: assigning to `__proto__` would do something else. */
  const put = (object: Plain, key: string, value: unknown) => {
    Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
  };

  const decode = ({ text, blobs }: Parcel): unknown => {
    const objects: unknown[] = [];
    const bytesOf = (index: unknown) => blobs[index as number] ?? new Uint8Array();
    const decodeView = (name: string, index: unknown): unknown => {
      const bytes = bytesOf(index);
      if (name === 'Uint8Array') return bytes;
      type View = new (buffer: ArrayBufferLike, offset: number, length: number) => ArrayBufferView;
      const constructed = (globalThis as unknown as Record<string, View & { BYTES_PER_ELEMENT?: number }>)[
        name
      ];
      if (constructed === undefined) throw new Error(`no such view: ${name}`);
      const items = bytes.byteLength / (constructed.BYTES_PER_ELEMENT ?? 1);
      return new constructed(bytes.buffer, bytes.byteOffset, items);
    };
    const decodeTagged = ([tag, first, second, third]: Tagged): unknown => {
      if (tag === 'undefined') return undefined;
      if (tag === 'bigint') return BigInt(first as string);
      if (tag === 'number') return Number(first);
      if (tag === 'again') return objects[first as number];
      const at = objects.push(null) - 1;
      const keep = <Kept>(object: Kept): Kept => {
        objects[at] = object;
        return object;
      };
      switch (tag) {
        case 'array': {
          const array: unknown[] = keep([]);
          for (const item of first as unknown[]) array.push(decodeAny(item));
          return array;
        }
        case 'date':
          return keep(new Date(decodeAny(first) as number));
        case 'regexp':
          return keep(new RegExp(first as string, second as string));
        case 'map': {
          const map = keep(new Map<unknown, unknown>());
          for (const [key, item] of first as [unknown, unknown][]) map.set(decodeAny(key), decodeAny(item));
          return map;
        }
        case 'set': {
          const set = keep(new Set<unknown>());
          for (const item of first as unknown[]) set.add(decodeAny(item));
          return set;
        }
        case 'error': {
          const error = keep(new Error(second as string));
          error.name = first as string;
          error.stack = third as string;
          return error;
        }
        case 'buffer': {
          const bytes = bytesOf(first);
          return keep(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
        }
        case 'view':
          return keep(decodeView(first as string, second));
        default: {
          const object: Plain = keep({});
          for (const [key, item] of first as [string, unknown][]) put(object, key, decodeAny(item));
          return object;
        }
      }
    };
    const decodeAny = (item: unknown): unknown => (Array.isArray(item) ? decodeTagged(item as Tagged) : item);
    return decodeAny(JSON.parse(text));
  };

  return { encode, decode };
}
