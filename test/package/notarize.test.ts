/** When Apple is asked about a package, and what is said when it is not. */
import { expect, test, vi } from 'vitest';
import afterSign, { decideNotarization } from '../../build/package/notarize.ts';

const key = { APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'ID', APPLE_API_ISSUER: 'ISSUER' };

test('asks with the key of App Store Connect', () => {
  expect(decideNotarization(key)).toEqual({
    do: 'notarize',
    key: { appleApiKey: 'key.p8', appleApiKeyId: 'ID', appleApiIssuer: 'ISSUER' },
  });
});
test('says in one line that there is no key, and goes on', () => {
  const decision = decideNotarization({ APPLE_API_KEY: '' });
  expect(decision).toMatchObject({ do: 'skip', why: expect.stringMatching(/^Not notarized: [^\n]+$/) });
});
test.each(Object.keys(key))('stops where only %s is missing', (name) => {
  expect(() => decideNotarization({ ...key, [name]: undefined })).toThrow(
    `Cannot notarize: ${name} not set.`,
  );
});
test('says nothing on other systems', async () => {
  const written = vi.spyOn(process.stdout, 'write');
  await afterSign({
    electronPlatformName: 'linux',
    appOutDir: '',
    packager: { appInfo: { productFilename: '' } },
  });
  expect(written).not.toHaveBeenCalled();
  written.mockRestore();
});
