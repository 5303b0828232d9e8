/** An office with documents to let out, and the steps of a release by whoever takes them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandAnswers, HandedOut } from '../../shared/contract/answers.ts';
import type { PolicySettings } from '../../shared/vocabulary/policy-settings.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { preparedDesk } from '../support/prepared-desk.ts';

/** K-1 with three documents by 孟编; the third is a DOCX-like pair where the original lies beside its rendition. */
export async function releaseDesk(policy?: PolicySettings): Promise<Desk> {
  const { desk } = await preparedDesk(
    `releases ${JSON.stringify(policy ?? null)}`,
    async (made) => {
      await made.dossier('K-1');
      await made.fileDocument('K-1', made.textFile('合同.txt', 'The contract.\n第一条\n'), {
        title: '采购合同',
      });
      await made.fileDocument('K-1', made.textFile('=letter?.txt', 'A letter.\n'), { title: '=letter' });
      await made.fileDocument('K-1', made.textFile('minutes.md', '# Minutes\n\nTwo pages.\n'));
    },
    () => openDesk(policy === undefined ? {} : { policy }),
  );
  return desk;
}

export async function ask(desk: Desk, more: Record<string, unknown> = {}, who = '许借'): Promise<string> {
  await desk.signIn(who);
  const { release } = await desk.call('release.request', {
    code: 'K-1',
    numbers: [1],
    form: 'original',
    outsider: '市中级人民法院',
    ground: '（2026）沪 01 民初 12 号调查令',
    signature: desk.signature,
    ...more,
  });
  return release;
}

export async function approve(desk: Desk, release: string, who = '赵批'): Promise<boolean> {
  await desk.signIn(who);
  const { complete } = await desk.call('release.decide', {
    release,
    decision: 'approve',
    reason: '依调查令',
    signature: desk.signature,
  });
  return complete;
}

let slips = 0;
/** Prints a slip and answers its number: what the outsider signs. */
export async function printSlip(desk: Desk, release: string): Promise<number> {
  await desk.call('paper.print', {
    paper: 'release-slip',
    about: release,
    language: 'both',
    copies: 1,
    file: desk.path(`slip-${++slips}.pdf`),
  });
  const { slips: known } = await desk.call('release.show', { release });
  return known.at(-1) ?? 1;
}

/** By Cora Keeper, with whoever has to sign along. */
export async function handOut(
  desk: Desk,
  release: string,
  more: Record<string, unknown> = {},
): Promise<HandedOut> {
  await desk.signIn('Cora Keeper');
  const shown = await desk.call('release.show', { release });
  const slip = shown.outsider ? { slip: await printSlip(desk, release) } : {};
  return desk.call('release.hand-out', {
    release,
    folder: desk.root,
    ...slip,
    signature: desk.signature,
    cosign: shown.cosigners.map((as) =>
      desk.credential(as === 'approver' ? 'Abel Approver' : (/^(.*) #\d+/.exec(shown.recipient)?.[1] ?? '')),
    ),
    ...more,
  });
}

export const show = (desk: Desk, release: string): Promise<CommandAnswers['release.show']> =>
  desk.call('release.show', { release });

export const read = ({ folder }: HandedOut, name: string): string =>
  readFileSync(join(folder ?? '', name), 'utf8');
