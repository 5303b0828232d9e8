/**
 * The headless Chromium of the npm package @sparticuz/chromium, unpacked once into a cache folder beside the packages. It
 * needs nothing from the system but libc: its libraries lie beside it, and its fonts are named by a generated
 * fontconfig file (its own Latin ones, and the Chinese ones that the project has anyway).
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { projectFolder, settings } from '../common/settings.ts';

export interface UnpackedChromium {
  readonly file: string;
  readonly env: Readonly<Record<string, string>>;
}

const packageFolder = join(projectFolder, 'node_modules', '@sparticuz', 'chromium');
const chineseFonts = join(projectFolder, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');

export const hasChromiumPackage = (): boolean => existsSync(join(packageFolder, 'package.json'));

export function unpackChromium(): UnpackedChromium {
  const { version } = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const folder = join(settings.cacheFolder, `chromium-${version}`);
  if (!existsSync(folder)) unpackInto(folder);
  const fontconfig = join(folder, 'stand-in-fonts.conf');
  return {
    file: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: fontconfig },
  };
}

/** Several test files may come here at once: each unpacks for itself, and the first to rename wins. */
function unpackInto(folder: string): void {
  mkdirSync(settings.cacheFolder, { recursive: true });
  const fresh = mkdtempSync(join(settings.cacheFolder, 'unpacking-'));
  try {
    runUnpacker(fresh);
    // It comes for its owner alone; the packages beside it are for everybody.
    chmodSync(join(fresh, 'chromium'), 0o755);
    chmodSync(fresh, 0o755);
    writeFileSync(join(fresh, 'stand-in-fonts.conf'), fontconfigFile(folder));
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The package unpacks to the system's temporary folder and asks the environment which libraries to add. */
function runUnpacker(folder: string): void {
  const program = `import chromium from ${JSON.stringify(join(packageFolder, 'build', 'index.js'))};
    await chromium.executablePath();`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`electron-on-chromium: @sparticuz/chromium did not unpack: ${stderr}`);
}

function fontconfigFile(folder: string): string {
  const families = ['sans-serif', 'serif', 'monospace', 'system-ui'];
  const aliases = families.map(
    (family) => `  <alias><family>${family}</family>
    <prefer><family>Open Sans</family><family>Noto Sans SC</family></prefer></alias>`,
  );
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <dir>${chineseFonts}</dir>
  <cachedir>${join(folder, 'fontconfig-cache')}</cachedir>
${aliases.join('\n')}
</fontconfig>
`;
}
