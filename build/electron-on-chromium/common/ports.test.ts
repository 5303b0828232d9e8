import { describe, expect, test } from 'vitest';
import { type LineMessage, MessageChannelMain, PortLine } from './ports.ts';

/** Two ends of a line between two processes, with nothing lost on the way. */
function connectedLines(): [PortLine, PortLine] {
  const carry = (message: LineMessage, to: () => PortLine) => setImmediate(() => to().receive(message));
  const one: PortLine = new PortLine((message) => carry(message, () => other));
  const other: PortLine = new PortLine((message) => carry(message, () => one));
  return [one, other];
}

const nextMessage = (port: Electron.MessagePortMain): Promise<Electron.MessageEvent> => {
  const heard = new Promise<Electron.MessageEvent>((resolve) => port.once('message', resolve));
  port.start();
  return heard;
};

describe('a channel', () => {
  test('holds messages back until its port is started', async () => {
    const { port1, port2 } = new MessageChannelMain();
    const heard: unknown[] = [];
    port2.on('message', ({ data }) => heard.push(data));
    port1.postMessage('early');
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toEqual([]);
    port2.start();
    await expect.poll(() => heard).toEqual(['early']);
  });
  test('copies what is sent', async () => {
    const { port1, port2 } = new MessageChannelMain();
    const bytes = new Uint8Array([1]);
    port1.postMessage(bytes);
    bytes[0] = 2;
    expect((await nextMessage(port2)).data).toEqual(new Uint8Array([1]));
  });
  test('closes at both ends, after what was sent before', async () => {
    const { port1, port2 } = new MessageChannelMain();
    port1.postMessage('last');
    port1.close();
    const closed = new Promise((resolve) => port2.once('close', () => resolve('closed')));
    expect((await nextMessage(port2)).data).toBe('last');
    expect(await closed).toBe('closed');
  });
  test('lets a port be given away only once, and not through itself', () => {
    const { port1, port2 } = new MessageChannelMain();
    const given = new MessageChannelMain().port1;
    port1.postMessage(null, [given]);
    expect(() => port1.postMessage(null, [given])).toThrow('neutered');
    expect(() => port2.postMessage(null, [port2])).toThrow('source port');
  });
});

describe('a port at the other end of a line', () => {
  test('gets what was sent before it was given away, and after', async () => {
    const [here, there] = connectedLines();
    const { port1, port2 } = new MessageChannelMain();
    port1.postMessage('before');
    const [far] = there.take(here.give([port2]));
    port1.postMessage('after');
    const heard: unknown[] = [];
    far?.on('message', ({ data }) => heard.push(data));
    far?.start();
    await expect.poll(() => heard).toEqual(['before', 'after']);
  });
  test('answers, and passes further ports on', async () => {
    const [here, there] = connectedLines();
    const { port1, port2 } = new MessageChannelMain();
    const [far] = there.take(here.give([port2]));
    const further = new MessageChannelMain();
    far?.postMessage('answer', [further.port2]);
    const { data, ports } = await nextMessage(port1);
    further.port1.postMessage('through');
    const [given] = ports;
    expect([data, given === undefined ? null : (await nextMessage(given)).data]).toEqual([
      'answer',
      'through',
    ]);
  });
  test('is closed when its line ends', async () => {
    const [here, there] = connectedLines();
    const { port1, port2 } = new MessageChannelMain();
    there.take(here.give([port2]));
    const closed = new Promise((resolve) => port1.once('close', () => resolve('closed')));
    port1.start();
    here.closeAll();
    expect(await closed).toBe('closed');
  });
});
