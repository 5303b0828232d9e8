/** Entry of the rasteriser's page: gives the rasteriser its port, and the way to the files beside the page. */
import { type RasteriserPagePort, serveRasteriserPage } from '../../rasteriser/rasteriser-page.ts';

/** Of a page's globals what is used here; `rasteriserPort` the window's preload has put there before any script runs. */
interface PageGlobals {
  readonly rasteriserPort: RasteriserPagePort;
  readonly XMLHttpRequest: new () => {
    readonly status: number;
    readonly responseText: string;
    open(method: 'GET', address: string, asynchronous: false): void;
    overrideMimeType(type: string): void;
    send(): void;
  };
}
const { rasteriserPort, XMLHttpRequest } = globalThis as unknown as PageGlobals;

serveRasteriserPage(rasteriserPort, {
  async read(name) {
    const response = await fetch(`./${name}`);
    if (!response.ok) throw new Error(`${name} does not lie beside the page`);
    return response.arrayBuffer();
  },
  readAtOnce(name) {
    const request = new XMLHttpRequest();
    request.open('GET', `./${name}`, false);
    // A request that blocks gives text only: in this character set each byte stands in the lower half of one unit.
    request.overrideMimeType('text/plain; charset=x-user-defined');
    request.send();
    if (request.status !== 200) throw new Error(`${name} does not lie beside the page`);
    const text = request.responseText;
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i) & 0xff;
    return bytes;
  },
});
