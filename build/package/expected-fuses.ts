/** Electron's fuses as a packaged vault must have them. The check reads the binary, so it sees more than the file. */
import { FuseState, FuseV1Options } from '@electron/fuses';

const { ENABLE, DISABLE } = FuseState;

export const expectedFuses: ReadonlyMap<
  FuseV1Options,
  { readonly state: FuseState; readonly because: string }
> = new Map([
  [FuseV1Options.RunAsNode, { state: DISABLE, because: 'else the program runs any script with its rights' }],
  [
    FuseV1Options.EnableCookieEncryption,
    { state: ENABLE, because: 'nothing of ours lies in clear on the disk' },
  ],
  [
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    { state: DISABLE, because: 'else NODE_OPTIONS loads code before ours' },
  ],
  [
    FuseV1Options.EnableNodeCliInspectArguments,
    { state: DISABLE, because: 'else --inspect opens the processes to whoever starts the program' },
  ],
  [
    FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
    { state: ENABLE, because: 'a changed archive is not to start' },
  ],
  [
    FuseV1Options.OnlyLoadAppFromAsar,
    { state: ENABLE, because: 'else a folder beside the archive is loaded' },
  ],
  [
    FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    { state: DISABLE, because: 'we ship no snapshot of our own' },
  ],
  [
    FuseV1Options.GrantFileProtocolExtraPrivileges,
    { state: DISABLE, because: 'pages come by our own protocol, never from file:' },
  ],
]);
