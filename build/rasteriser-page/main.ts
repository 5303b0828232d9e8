/** Entry of the rasteriser's page: gives the rasteriser its port, and the way to the files beside the page. */
import { type RasteriserPagePort, serveRasteriserPage } from '../../vault/rendition/rasteriser-page.ts';

/** The window's preload has put it there before any script of the page runs. */
const { rasteriserPort } = globalThis as unknown as { readonly rasteriserPort: RasteriserPagePort };

serveRasteriserPage(rasteriserPort, async (name) => {
  const response = await fetch(`./${name}`);
  if (!response.ok) throw new Error(`${name} does not lie beside the page`);
  return response.arrayBuffer();
});
