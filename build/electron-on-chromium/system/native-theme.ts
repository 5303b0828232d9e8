/** `nativeTheme`: the system's colours are taken to be light; what the app sets reaches every page as a media feature. */
import { EventEmitter } from 'node:events';
import { guardClass, handedOut } from '../common/strict.ts';
import { app } from '../main/app.ts';
import { allPages, type KeptPage } from '../main/pages.ts';
import { WebContents } from '../main/web-contents.ts';

type Source = Electron.NativeTheme['themeSource'];

export class NativeTheme extends EventEmitter {
  readonly shouldUseHighContrastColors = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly inForcedColorsMode = false;
  readonly prefersReducedTransparency = false;
  private source: Source = 'system';

  constructor() {
    super();
    app.on('web-contents-created', (_event, contents: unknown) => {
      if (this.source !== 'system' && contents instanceof WebContents) this.tell(contents);
    });
  }

  get shouldUseDarkColors(): boolean {
    return this.source === 'dark';
  }

  get themeSource(): Source {
    return this.source;
  }

  set themeSource(source: Source) {
    if (source === this.source) return;
    this.source = source;
    for (const contents of allPages()) this.tell(contents);
    this.emit('updated');
  }

  private tell(contents: KeptPage): void {
    const value = this.source === 'system' ? '' : this.source;
    contents.later((session) =>
      session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] }),
    );
  }
}
guardClass('nativeTheme', NativeTheme, EventEmitter.prototype);

const nativeTheme = new NativeTheme();
export const nativeThemeModule = handedOut<Electron.NativeTheme>(nativeTheme);
