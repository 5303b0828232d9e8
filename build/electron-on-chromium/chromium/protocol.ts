/** The DevTools protocol's types, from the copy that Playwright ships and does not export by name. */
import type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';

export type { Protocol };

export type Method = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues;
export type ParametersOf<M extends Method> = Protocol.CommandParameters[M];
export type Answer<M extends Method> = Protocol.CommandReturnValues[M];
export type EventName = keyof Protocol.Events;
export type EventOf<E extends EventName> = Protocol.Events[E];
