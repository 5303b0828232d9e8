/** An application as it lies packed in a folder. */
import type { DesktopPlatform } from './stand-in-electron.ts';

export interface PackedApplication {
  readonly platform: DesktopPlatform;
  readonly arch: string;
  /** The folder that holds the program, on macOS the `.app`. */
  readonly folder: string;
  /** What no file may name, since it would tell about the machine that built it. */
  readonly projectFolder: string;
}
