const { contextBridge, ipcRenderer, webUtils } = require('electron');

ipcRenderer.on('connected', (event) => window.postMessage('connected', '*', event.ports));

contextBridge.exposeInMainWorld('fixture', {
  echo: (...args) => ipcRenderer.invoke('echo', ...args),
  fail: () => ipcRenderer.invoke('fail'),
  who: () => ipcRenderer.invoke('who'),
  absent: () => ipcRenderer.invoke('absent'),
  addNow: (one, other) => one + other,
  makeAdder: (one) => (other) => one + other,
  callBack: (callback) => callback('called'),
  throwNow: () => {
    throw new TypeError('thrown at once');
  },
  onNews: (listener) => {
    const heard = (_event, ...news) => listener(...news);
    ipcRenderer.on('news', heard);
    return () => {
      ipcRenderer.removeListener('news', heard);
    };
  },
  connect: () => ipcRenderer.send('connect'),
  portToMain: () => {
    const { port1, port2 } = new MessageChannel();
    ipcRenderer.postMessage('port-to-main', null, [port2]);
    window.postMessage('port-to-main', '*', [port1]);
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  nested: { argv: process.argv, sandboxed: process.sandboxed },
});
