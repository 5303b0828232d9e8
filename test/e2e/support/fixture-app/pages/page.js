/** Runs in the page: keeps what arrives, for tests to read. */
globalThis.ports = {};
globalThis.news = [];
window.addEventListener('message', ({ data, ports }) => {
  globalThis.ports[data] = ports[0];
});
globalThis.askPort = (name, message, transfer = []) =>
  new Promise((resolve) => {
    globalThis.ports[name].onmessage = ({ data }) => resolve(data);
    globalThis.ports[name].postMessage(message, transfer);
  });
globalThis.forgetNews = globalThis.fixture.onNews((...what) => globalThis.news.push(what));
document.querySelector('#out').textContent = globalThis.fixture.addNow(1, 2);
