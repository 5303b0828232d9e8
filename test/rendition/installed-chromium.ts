/** A Chromium for tests, out of a package: nothing has to be installed on the machine. */
import chromium from '@sparticuz/chromium';

let found: Promise<string> | undefined;

/** The path of the program; unpacked at the first call. */
export function chromiumPath(): Promise<string> {
  // The package unpacks the libraries it needs only where it believes itself to run in a cloud function.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs24.x';
  found ??= chromium.executablePath();
  return found;
}
