/** What is put into every document before its own scripts run, made of the functions in page/ by their source text. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { bridgeEnd } from '../page/bridge-end.ts';
import { makeCodec } from '../page/codec.ts';
import { makeIpcRenderer } from '../page/ipc-renderer.ts';
import { openMainLink } from '../page/main-link.ts';
import { mainWorld } from '../page/main-world.ts';
import { openPagePorts } from '../page/page-ports.ts';
import { type PreloadConfig, preloadWorld } from '../page/preload-world.ts';
import { linkNames } from './page-link.ts';

export const preloadWorldName = 'electron-preload';

export interface PageScripts {
  readonly mainWorld: string;
  readonly preloadWorld: string;
}

/** Only the top document of a page that the app loaded, not a frame and not the blank page before it. */
const elsewhere = 'if (window.top !== window || !/^https?:$/.test(location.protocol)) return;';

export function pageScripts(
  preload: string | undefined,
  additionalArguments: readonly string[],
): PageScripts {
  const secret = randomUUID();
  const down = JSON.stringify(`${secret}-down`);
  const up = JSON.stringify(`${secret}-up`);
  const source = preload === undefined ? '' : preloadSource(preload);
  return {
    mainWorld: `(() => { ${elsewhere} (${mainWorld})((${bridgeEnd})(${up}, ${down})); })();`,
    preloadWorld: `(() => {
      ${elsewhere}
      const codec = (${makeCodec})();
      const bridge = (${bridgeEnd})(${down}, ${up});
      const link = (${openMainLink})(${JSON.stringify(linkNames)});
      const ports = (${openPagePorts})(link, codec);
      const ipcRenderer = (${makeIpcRenderer})(link, ports, codec);
      const config = ${JSON.stringify(preloadConfig(preload ?? '', additionalArguments))};
      const world = (${preloadWorld})(bridge, link, ipcRenderer, config);
      const module = { exports: {} };
      try {
        (function (require, process, exports, module) {${source}
        })(world.require, world.process, module.exports, module);
      } catch (error) {
        world.failed(error);
      }
    })();${preload === undefined ? '' : `\n//# sourceURL=${pathToFileURL(preload).href}`}`,
  };
}

function preloadConfig(path: string, additionalArguments: readonly string[]): PreloadConfig {
  const { platform, arch, versions } = process;
  return { path, platform, arch, versions: { ...versions }, argv: ['electron', ...additionalArguments] };
}

/** A preload that does not parse would take the code around it along; it becomes one that throws. */
function preloadSource(path: string): string {
  try {
    const source = readFileSync(path, 'utf8');
    new Script(`(function (require, process, exports, module) {${source}\n})`, { filename: path });
    return source;
  } catch (error) {
    return `throw new Error(${JSON.stringify(error instanceof Error ? error.message : String(error))});`;
  }
}
