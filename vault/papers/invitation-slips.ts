/**
 * Slips to cut apart, one for each person of a list that was just signed (S5b): who it is for, and the one-time code. They are drawn
 * of what is in memory; no log knows the codes, and the file is to go once it is printed.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CommandAnswers, InvitedPeople } from '../../shared/contract/answers.ts';
import type { ParsedInput } from '../../shared/contract/commands.ts';
import { VaultFault } from '../../shared/vocabulary/fault.ts';
import { Refusal } from '../../shared/vocabulary/refusal.ts';
import { termText } from '../../shared/vocabulary/term-words.ts';
import type { Call } from '../acts/call.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { assertStanding } from '../acts/signing.ts';
import { listInHand } from '../people/people-list.ts';
import { storageFault } from '../storage/database.ts';
import { writeDurably } from '../storage/durable-file.ts';
import { liesInside, vaultFolder } from '../storage/vault-folder.ts';
import type { Block } from './paper-blocks.ts';
import { leftPt, rightPt, widthPt } from './paper-flow.ts';
import { PaperWords } from './paper-words.ts';

type Slip = InvitedPeople['slips'][number];

const slipPt = 132;

export async function printSlips(
  vault: OpenVault,
  input: ParsedInput<'invitation.print-slips'>,
  call: Call,
): Promise<CommandAnswers['invitation.print-slips']> {
  assertStanding(vault, call, ['custodian', 'approver']);
  const { slips } = listInHand(vault);
  if (slips.length === 0) throw new Refusal('NOBODY_TO_INVITE');
  const { file } = input;
  // Slips that lie beside the vault go wherever its copies go.
  if (existsSync(file) || liesInside(vault.folder, file) || existsSync(vaultFolder(dirname(file)).database))
    throw new VaultFault('VAULT_EXISTS');
  const words = new PaperWords(call.language, 0);
  const { typesetPaper } = await import('./paper-sheet.ts');
  const sheet = {
    firm: vault.name,
    number: words.say([`${slips.length} 张`, `${slips.length}`]),
    title: ['邀请凭条', 'Invitation slips'] as const,
    subtitle: words.say([
      '沿虚线裁开，交给本人；打印之后请删去这份 PDF 文件。',
      'Cut along the lines and hand each to its person; delete the PDF file once this has been printed.',
    ]),
    blocks: slips.map((slip) => slipBlock(slip, words)),
  };
  const options = { words, checkpoint: null, copies: 1, sample: false };
  const { bytes, pages } = await typesetPaper(sheet, options);
  try {
    writeDurably(file, bytes);
  } catch (error) {
    throw storageFault(error);
  }
  return { file, pages };
}

const slipBlock = (slip: Slip, words: PaperWords): Block => ({
  kind: 'picture',
  heightPt: slipPt,
  draw: (flow, canvas, top) => {
    const big = { sizePt: 13, face: 'bold' as const };
    const small = { sizePt: 8 };
    const roles = slip.roles
      .map((role) => words.say([termText('role', role, 'zh-CN'), termText('role', role, 'en')]))
      .join('、');
    flow.line(flow.shortened(slip.name, big, widthPt), leftPt, top + 10, big);
    const who = [slip.department, roles].filter((part) => part !== '').join(' · ');
    flow.line(flow.shortened(who, { sizePt: 9 }, widthPt), leftPt, top + 30, { sizePt: 9 });
    flow.line(slip.code, leftPt, top + 48, { sizePt: 19, face: 'bold' });
    const how = words.say([
      '到保险库的桌面，在登录页选“我有凭条”，输入这个一次性码。口令由保险库抽取，只显示这一次，请当场记住；签名随即属于本人。这个码用过一次即失效；遗失请立即告诉保管人。',
      'At the vault’s desk choose “I have a slip” where people sign in, and type this one-time code. Your passphrase is drawn and shown that once: learn it there. Keys of your own are made with it. The code works once; if it is lost, tell a custodian at once.',
    ]);
    flow.block(flow.lines(how, widthPt, small.sizePt), leftPt, top + 80, small);
    // Where to cut.
    for (let x = leftPt; x < rightPt; x += 6)
      canvas.rule(x, top + slipPt - 6, Math.min(x + 3, rightPt), top + slipPt - 6, 0.5);
  },
});
