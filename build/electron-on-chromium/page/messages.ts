/** What a document and the main process say to each other. The parcel's text lies in `text`, its blobs beside the message. */

/** A port's other half lives on the other side under this id. */
export type PortMessage =
  | {
      readonly kind: 'port-message';
      readonly id: string;
      readonly text: string;
      readonly ports: readonly string[];
    }
  | { readonly kind: 'port-close'; readonly id: string };

export type ToPage =
  | PortMessage
  | {
      readonly kind: 'event';
      readonly channel: string;
      readonly text: string;
      readonly ports: readonly string[];
    }
  | { readonly kind: 'reply'; readonly id: number; readonly text: string }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

export type ToMain =
  | PortMessage
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly text: string }
  | {
      readonly kind: 'send';
      readonly channel: string;
      readonly text: string;
      readonly ports: readonly string[];
    }
  | { readonly kind: 'preload-error'; readonly message: string }
  | { readonly kind: 'window-open'; readonly url: string; readonly name: string; readonly features: string }
  | { readonly kind: 'window-close' }
  | { readonly kind: 'focus'; readonly focused: boolean }
  | { readonly kind: 'again-in-small'; readonly key: string };

/** Names under which the two find each other in a document's isolated world. */
export interface LinkNames {
  readonly binding: string;
  readonly receiver: string;
  /** Origin of one-time addresses from which large blobs are fetched. */
  readonly bulkOrigin: string;
}

/** Where the blobs of a message are, if not in the message itself. */
export interface Bulk {
  readonly key: string;
  readonly lengths: readonly number[];
}
