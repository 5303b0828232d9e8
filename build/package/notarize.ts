/**
 * electron-builder's `afterSign`: has Apple look at the signed application and staples the answer to it. Needs a key of
 * App Store Connect: APPLE_API_KEY (path of the .p8 file), APPLE_API_KEY_ID, APPLE_API_ISSUER.
 */
import { join } from 'node:path';

/** The part of electron-builder's context that is needed here. */
export interface SignedPackage {
  readonly electronPlatformName: string;
  readonly appOutDir: string;
  readonly packager: { readonly appInfo: { readonly productFilename: string } };
}

export interface NotaryKey {
  readonly appleApiKey: string;
  readonly appleApiKeyId: string;
  readonly appleApiIssuer: string;
}

export type NotaryDecision =
  | { readonly do: 'notarize'; readonly key: NotaryKey }
  | { readonly do: 'skip'; readonly why: string };

const keyNames = ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'] as const;

/** A part of a key is a mistake in the set-up and stops the build; no key at all is somebody trying out a package. */
export function decideNotarization(
  environment: Readonly<Record<string, string | undefined>>,
): NotaryDecision {
  const missing = keyNames.filter((name) => (environment[name] ?? '') === '');
  if (missing.length === keyNames.length) {
    return {
      do: 'skip',
      why: `Not notarized: ${keyNames.join(', ')} are not set. macOS will refuse this package on other machines.`,
    };
  }
  if (missing.length > 0) throw new Error(`Cannot notarize: ${missing.join(' and ')} not set.`);
  const [appleApiKey = '', appleApiKeyId = '', appleApiIssuer = ''] = keyNames.map(
    (name) => environment[name],
  );
  return { do: 'notarize', key: { appleApiKey, appleApiKeyId, appleApiIssuer } };
}

export default async function afterSign(signed: SignedPackage): Promise<void> {
  if (signed.electronPlatformName !== 'darwin') return;
  const decision = decideNotarization(process.env);
  if (decision.do === 'skip') {
    process.stdout.write(`${decision.why}\n`);
    return;
  }
  const { notarize } = await import('@electron/notarize');
  const appPath = join(signed.appOutDir, `${signed.packager.appInfo.productFilename}.app`);
  await notarize({ appPath, ...decision.key });
}
