/** The bundle and its lines are not what the format asks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { id, sha256, text } from './synthetic-log.ts';
import {
  change,
  changeData,
  forge,
  insertAndEnd,
  type Lie,
  nextDigit,
  swapLines,
  tamper,
} from './synthetic-log-lie.ts';
import { boLoan, viewOpen } from './synthetic-log-story.ts';

export const aboutStructure: Lie[] = [
  {
    name: 'nested-without-end',
    check: 'structure',
    at: 'created',
    fault: 'json-depth',
    bundle: {
      entriesText: (lines) =>
        lines.replace('{"index":0,', () => `{"x":${'['.repeat(100_000)}${']'.repeat(100_000)},`),
    },
  },
  {
    name: 'bytes-that-are-no-text',
    check: 'structure',
    at: 'created',
    fault: 'not-utf8',
    bundle: {
      afterwards: (directory) => {
        const path = join(directory, 'entries.jsonl');
        const bytes = readFileSync(path);
        bytes[bytes.indexOf('Acme')] = 0xff;
        writeFileSync(path, bytes);
      },
    },
  },
  {
    name: 'checkpoint-file-respelled-after-export',
    check: 'structure',
    at: null,
    fault: 'file-differs',
    bundle: {
      manifest: (manifest) => {
        manifest.files.checkpoint.sha256 = sha256('another').toString('hex');
      },
    },
  },
  {
    name: 'wrong-index',
    check: 'structure',
    at: 'memo accepted',
    fault: 'index',
    tell: forge('memo accepted', (line) => {
      line.index += 1;
    }),
  },
  {
    name: 'lines-swapped',
    check: 'structure',
    at: 'contract submitted',
    fault: 'index',
    bundle: { entriesText: (lines) => swapLines(lines, 16, 17) },
  },
  {
    name: 'line-missing',
    check: 'structure',
    at: 'contract submitted',
    fault: 'index',
    bundle: { entriesText: (lines) => lines.split('\n').toSpliced(16, 1).join('\n') },
  },
  {
    name: 'key-twice-in-line',
    check: 'structure',
    at: 'created',
    fault: 'json-duplicate-key',
    bundle: { entriesText: (lines) => lines.replace('{"index":0,', '{"index":0,"index":0,') },
  },
  {
    name: 'key-twice-in-body',
    check: 'structure',
    at: 'view 2 open',
    fault: 'json-duplicate-key',
    tell: change('view 2 open', { payload: (json) => json.replace('"n":2', '"n":1,"n":2') }),
  },
  {
    name: 'key-twice-by-escape',
    check: 'structure',
    at: 'view 2 open',
    fault: 'json-duplicate-key',
    tell: change('view 2 open', { payload: (json) => json.replace('"n":2', '"\\u006e":1,"n":2') }),
  },
  {
    name: 'class-without-its-label',
    check: 'structure',
    at: 'created',
    fault: 'malformed-field',
    tell: changeData('created', { labels: { internal: text('一般'), confidential: text('重要') } }),
  },
  {
    name: 'unknown-key',
    check: 'structure',
    at: 'view 2 open',
    fault: 'malformed-field',
    tell: changeData('view 2 open', { remark: 1 }),
  },
  {
    name: 'missing-key',
    check: 'structure',
    at: 'view 2 open',
    fault: 'malformed-field',
    tell: tamper('view 2 open', (body) => {
      delete body.data.cap;
    }),
  },
  {
    name: 'key-of-prototype',
    check: 'structure',
    at: 'view 2 open',
    fault: 'malformed-field',
    tell: change('view 2 open', { payload: (json) => json.replace('"n":2', '"__proto__":{"n":2}') }),
  },
  {
    name: 'number-with-exponent',
    check: 'structure',
    at: 'view 2 open',
    fault: 'json-number',
    tell: change('view 2 open', { payload: (json) => json.replace('"n":2', '"n":2e0') }),
  },
  {
    name: 'number-with-fraction',
    check: 'structure',
    at: 'view 2 open',
    fault: 'json-number',
    tell: change('view 2 open', { payload: (json) => json.replace('"n":2', '"n":2.0') }),
  },
  {
    name: 'number-beyond-2-to-53',
    check: 'structure',
    at: 'view 2 open',
    fault: 'malformed-field',
    tell: change('view 2 open', { payload: (json) => json.replace(/"mono":\d+/, '"mono":9007199254740993') }),
  },
  {
    name: 'fourth-view-numbered-four',
    check: 'structure',
    at: 'view 7 open',
    fault: 'malformed-field',
    tell: insertAndEnd('view 3 closed', viewOpen('view 7', boLoan, 4)),
  },
  {
    name: 'byte-order-mark',
    check: 'structure',
    at: 'created',
    fault: 'json-grammar',
    bundle: { entriesText: (lines) => `\ufeff${lines}` },
  },
  {
    name: 'base64-not-canonical',
    check: 'structure',
    at: 'memo accepted',
    fault: 'base64',
    tell: forge('memo accepted', ({ envelope }) => {
      const [signature] = envelope.signatures;
      // The last digit before the padding carries two bits that nobody reads.
      signature!.sig = signature!.sig.replace(/.==$/, (tail) => `${nextDigit(tail[0]!)}==`);
    }),
  },
  {
    name: 'base64-of-urls',
    check: 'structure',
    at: 'contract submitted',
    fault: 'base64',
    tell: forge('contract submitted', ({ envelope }) => {
      envelope.signatures[0]!.sig = `${'-_'.repeat(43)}==`;
    }),
  },
  {
    name: 'signature-cut-short',
    check: 'structure',
    at: 'memo accepted',
    fault: 'signature-length',
    tell: forge('memo accepted', ({ envelope }) => {
      envelope.signatures[0]!.sig = Buffer.alloc(32).toString('base64');
    }),
  },
  {
    name: 'trailing-garbage',
    check: 'structure',
    at: 'vault closed again',
    fault: 'json-grammar',
    bundle: { entriesText: (lines) => lines.replace(/\n$/, ' {}\n') },
  },
  {
    name: 'last-line-cut-off',
    check: 'structure',
    at: 'vault closed again',
    fault: 'line-unended',
    bundle: { entriesText: (lines) => lines.slice(0, -1) },
  },
  {
    name: 'empty-line-between',
    check: 'structure',
    at: 'acme opened',
    fault: 'json-grammar',
    bundle: { entriesText: (lines) => lines.split('\n').toSpliced(15, 0, '').join('\n') },
  },
  {
    name: 'key-file-of-another-keyset',
    check: 'structure',
    at: 'key file of chen',
    fault: 'keyset-of-another',
    tell: changeData('key file of chen', { keyset: id('deng') }),
  },
  {
    name: 'no-entries',
    check: 'structure',
    at: null,
    fault: 'no-entries',
    bundle: { entriesText: () => '' },
  },
  {
    name: 'other-payload-type',
    check: 'structure',
    at: 'memo accepted',
    fault: 'payload-type',
    tell: forge('memo accepted', ({ envelope }) => {
      envelope.payloadType = 'application/json';
    }),
  },
  {
    name: 'entry-of-another-vault',
    check: 'structure',
    at: 'memo accepted',
    fault: 'other-vault',
    tell: tamper('memo accepted', (body) => {
      body.vault = id('other vault');
    }),
  },
  {
    name: 'refusal-called-done',
    check: 'structure',
    at: 'fourth view refused',
    fault: 'outcome',
    tell: tamper('fourth view refused', (body) => {
      body.outcome = 'done';
    }),
  },
  {
    name: 'view-without-place',
    check: 'structure',
    at: 'view 2 open',
    fault: 'place-missing',
    tell: change('view 2 open', { place: null }),
  },
  {
    name: 'actor-other-than-signer',
    check: 'structure',
    at: 'view 2 open',
    fault: 'actor-not-signer',
    tell: tamper('view 2 open', (body) => {
      body.actor.person = id('cai');
    }),
  },
  {
    name: 'low-order-key-enrolled',
    check: 'structure',
    at: 'cai enrolled',
    fault: 'malformed-field',
    tell: changeData('cai enrolled', { signKey: `01${'0'.repeat(62)}` }),
  },
  {
    name: 'non-canonical-key-enrolled',
    check: 'structure',
    at: 'cai enrolled',
    fault: 'malformed-field',
    tell: changeData('cai enrolled', { signKey: `f0${'f'.repeat(60)}7f` }),
  },
  {
    name: 'low-order-sealing-key-enrolled',
    check: 'structure',
    at: 'cai enrolled',
    fault: 'malformed-field',
    tell: changeData('cai enrolled', { sealKey: '0'.repeat(64) }),
  },
  {
    name: 'manifest-of-another-size',
    check: 'structure',
    at: null,
    fault: 'manifest-differs',
    bundle: {
      manifest: (manifest) => {
        manifest.size -= 1;
      },
    },
  },
  {
    name: 'manifest-leads-out-of-the-folder',
    check: 'structure',
    at: null,
    fault: 'manifest-malformed',
    bundle: {
      manifest: (manifest) => {
        manifest.files['../checkpoint'] = manifest.files.checkpoint;
      },
    },
  },
  {
    name: 'manifest-with-a-key-twice',
    check: 'structure',
    at: null,
    fault: 'manifest-malformed',
    bundle: { manifestText: (json) => json.replace('"openings"', '"openings": "none", "openings"') },
  },
  {
    name: 'manifest-without-entries',
    check: 'structure',
    at: null,
    fault: 'manifest-silent',
    bundle: {
      manifest: (manifest) => {
        delete manifest.files['entries.jsonl'];
      },
    },
  },
  {
    name: 'file-named-and-absent',
    check: 'structure',
    at: null,
    fault: 'file-absent',
    bundle: {
      manifest: (manifest) => {
        manifest.files['people.json'] = { bytes: 2, sha256: sha256('[]').toString('hex') };
      },
    },
  },
];
