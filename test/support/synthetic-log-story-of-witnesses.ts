/** A witness outside who had seen the log as it was right before this entry; the machine enters it for whoever brought it. */
import { sign } from 'node:crypto';
import { type Body, type Step, signingKey, text } from './synthetic-log.ts';

/** `lie` changes what the witness signs and the entry says; `after` what it says once the witness has signed. */
export const cosigned = (
  name: string,
  lie: (data: Body, body: Body) => void = () => {},
  after: (data: Body) => void = () => {},
): Step => ({
  name,
  type: 'checkpoint.cosigned',
  by: [],
  data: {
    generation: 1,
    size: 0,
    root: '',
    name: text('auditor.example'),
    key: signingKey('witness').hex,
    seconds: 1_741_000_000,
    signature: '',
  },
  actor: 'hao',
  tamper: (body) => {
    const { data } = body;
    data.size = body.log.size;
    data.root = body.log.root;
    lie(data, body);
    const root = Buffer.from(data.root, 'hex').toString('base64');
    const note = `dossier-vault/${body.vault}/g${data.generation}\n${data.size}\n${root}\n`;
    const message = Buffer.from(`cosignature/v1\ntime ${data.seconds}\n${note}`);
    data.signature = sign(null, message, signingKey('witness').key).toString('hex');
    after(data);
  },
});
