import '@fontsource-variable/source-sans-3';
import '@fontsource-variable/source-serif-4';
import '@fontsource-variable/noto-sans-sc';
import '@fontsource-variable/noto-serif-sc';
import './ui/tokens.css';
import './ui/parts.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { askShell } from './calls/desktop.ts';
import { noteEveryFault } from './calls/note-fault.ts';
import { vault } from './calls/vault-client.ts';
import { setLanguage } from './i18n/words.ts';
import { watchComposition } from './ui/composition.ts';

noteEveryFault();
watchComposition();

// Pages of documents are never printed, dragged or copied from here; the stylesheet hides everything from a printer too.
for (const event of ['dragstart', 'copy', 'cut'] as const) {
  window.addEventListener(event, (happened) => {
    const field =
      happened.target instanceof HTMLInputElement || happened.target instanceof HTMLTextAreaElement;
    const free = happened.target instanceof Element && happened.target.closest('.selectable') !== null;
    if (!field && !free) happened.preventDefault();
  });
}
window.print = () => {};

const settings = await askShell('settings.load', {});
vault.language = settings.language;
setLanguage(settings.language);
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App settings={settings} />);
