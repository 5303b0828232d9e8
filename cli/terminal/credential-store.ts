/** Starts the process of the credential store for a terminal; null where this is not the built program, or it is told to leave it. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CredentialStoreClient } from '../../vault/service/credential-store-client.ts';

/** `off`: for tests, which must leave nothing in the store of whoever runs them. */
const switchName = 'DOSSIER_VAULT_CREDENTIAL_STORE';

export function terminalCredentialStore(): CredentialStoreClient | null {
  const program = fileURLToPath(new URL('./credential-store-process.mjs', import.meta.url));
  if (process.env[switchName] === 'off' || !existsSync(program)) return null;
  return new CredentialStoreClient(async () => {
    const child = fork(program, [], { stdio: 'ignore', execArgv: [] });
    return {
      post: (message) => void child.send(message, () => undefined),
      onMessage: (listener) => void child.on('message', listener),
      onEnd: (listener) => {
        child.on('error', listener);
        child.on('exit', listener);
      },
      end: () => void child.kill('SIGKILL'),
    };
  });
}
