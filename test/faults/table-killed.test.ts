/**
 * Dossiers opened by a table, killed with `kill -9` before and after the commit of a transaction of its rows (K6). Whole dossiers
 * stand, the log holds, and the same command run again opens the rest and none twice.
 */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import '../support/on-disk.ts';
import { tableStepPoints } from '../../vault/acts/step-points.ts';
import { verifyBundle } from '../../verifier/verify-bundle.ts';
import { type BuiltCli, buildCli, runCli, startCli } from '../support/built-cli.ts';
import { author, custodian, prepareOffice, type Trial } from '../support/prepared-office.ts';

const hook = 'DOSSIER_VAULT_TEST_PAUSE';
const rowsMany = 1_200;
/** The second transaction of five hundred rows. */
const opensBefore = { 'table.before-commit': 500, 'table.after-commit': 1_000 } as const;

let cli: BuiltCli;
let office: Trial;
beforeAll(async () => {
  cli = await buildCli('pausing');
  office = await prepareOffice({ sample: true }, (desk) => desk.dossier('K-1'));
});
afterAll(() => office?.dispose());

const table = `code,client\n${Array.from({ length: rowsMany }, (_, i) => `T-${1000 + i},Client number ${i}`).join('\n')}\n`;

const command = (trial: Trial): string[] => [
  ...trial.openingWords(),
  '--script',
  trial.script([`sign-in '${author}'`, `dossier import '${trial.path('clients.csv')}' --as-others all`]),
];

describe('kill -9', () => {
  test.each(tableStepPoints)(
    'at %s',
    async (point) => {
      const trial = office.copy();
      try {
        writeFileSync(trial.path('clients.csv'), table);
        const env = { [`${hook}_AT`]: point, [`${hook}_ARRIVAL`]: '2' };
        const running = startCli(cli, command(trial), trial.runOptions({ env }));
        await running.until(`paused ${point}\n`);
        expect(await running.kill()).toMatchObject({ signal: 'SIGKILL' });

        const { router, status } = await trial.openHere(custodian);
        expect(status.quarantine).toBe('none');
        expect(await router.call('doctor', {})).toMatchObject({ sound: true });
        const stand = await router.call('dossier.list', { query: 'T-' });
        expect(stand).toHaveLength(opensBefore[point]);
        await router.close('command');

        const again = await runCli(cli, command(trial), trial.runOptions());
        expect(again.exit, again.err).toBe(0);

        const after = await trial.openHere(custodian);
        const all = await after.router.call('dossier.list', { query: 'T-' });
        expect(all.map(({ code }) => code).toSorted()).toEqual(
          Array.from({ length: rowsMany }, (_, i) => `T-${1000 + i}`),
        );
        await after.router.call('log.export', { folder: trial.path('bundle'), openings: 'all' });
        expect((await verifyBundle(trial.path('bundle'), null)).first).toBeNull();
        await after.router.close('command');
      } finally {
        trial.dispose();
      }
    },
    5 * 60_000,
  );
});
