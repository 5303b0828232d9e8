/** Says what it got; bytes come back each one higher. */
process.parentPort.on('message', ({ data, ports: [port] }) => {
  if (data === 'exit') process.exit(7);
  if (port === undefined) {
    process.parentPort.postMessage(`${data} ${process.argv.at(-1)} ${process.env.FIXTURE_WORD}`);
    return;
  }
  port.on('message', ({ data: sent }) => {
    port.postMessage(sent instanceof Uint8Array ? sent.map((byte) => byte + 1) : { echoed: sent });
  });
  port.start();
});
