import {
  count,
  date,
  flag,
  hash,
  id,
  instant,
  integer,
  list,
  object,
  oneOf,
  orNull,
  sealingKey,
  sinceLater,
  text,
} from './kinds.ts';

/** What entries say when something leaves the vault: docs/formats/log-entry.md §4. */

/** Of the policy: how many approvers a release of each class takes, and a loan of it. */
const oneOrTwo = integer(1, 2);
export const approversByClass = sinceLater(
  object({ internal: oneOrTwo, confidential: oneOrTwo, secret: oneOrTwo }),
);

const documentsMax = 500;

export const releases = {
  'release.requested': object({
    release: id,
    no: integer(1),
    dossier: id,
    recipient: orNull(id),
    outsider: orNull(text),
    form: oneOf('original', 'marked-copy', 'certificate'),
    ground: text,
    due: orNull(date),
    documents: list(object({ document: id, lineage: id }), 1, documentsMax),
  }),
  'release.withdrawn': object({ release: id }),
  'release.approved': object({
    release: id,
    complete: flag,
    reason: text,
    until: orNull(instant),
    recipientKeyset: orNull(id),
    recipientKey: orNull(sealingKey),
    grants: list(hash, 0, documentsMax),
  }),
  'release.rejected': object({ release: id, reason: text }),
  'release.handed-out': object({
    release: id,
    on: date,
    language: oneOf('zh-CN', 'en'),
    paper: orNull(count),
    writeUntil: orNull(instant),
    items: list(object({ document: id, bytes: count, digest: text }), 1, documentsMax),
  }),
  'release.again': object({ release: id }),
  'release.written': object({ release: id }),
  'release.returned': object({
    release: id,
    documents: list(id, 1, documentsMax),
    how: oneOf('returned', 'destroyed'),
    on: date,
    remark: orNull(text),
  }),
};
