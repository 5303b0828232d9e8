/** Says what it got, doubled where that is bytes. */
process.parentPort.on('message', ({ data, ports: [port] }) => {
  if (data === 'exit') process.exit(7);
  if (port === undefined) return process.parentPort.postMessage(`${data} ${process.argv.at(-1)}`);
  port.on('message', (message) => {
    const { data: sent } = message;
    port.postMessage(sent instanceof Uint8Array ? sent.map((byte) => byte + 1) : { echoed: sent });
  });
  port.start();
});
