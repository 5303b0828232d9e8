/** A program that is killed in the middle of loading: `node killed-while-loading.ts DATABASE BUNDLE`. */
import { ingestBundle } from '../../group-audit/ingest-bundle.ts';
import { openGroupDatabase } from '../../group-audit/open-database.ts';

const [place = '', bundle = ''] = process.argv.slice(2);
const db = await openGroupDatabase(place, true);
let batches = 0;
await ingestBundle(db, bundle, {
  batchEntries: 20,
  told: () => {
    batches++;
    if (batches === 2) process.kill(process.pid, 'SIGKILL');
  },
});
