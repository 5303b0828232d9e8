/**
 * electron-builder's `beforeBuild`. False says two things to it: do not compile native modules (better-sqlite3 brings
 * its binaries along), and do not collect what package.json depends on, for `files` in electron-builder.yml names it.
 */
export default function beforeBuild(): boolean {
  return false;
}
