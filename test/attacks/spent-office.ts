/** Words that the attacks on the count share: who has spent their views, of what, and what is left. */
import type { Desk } from '../support/desk.ts';

export const reader = '许借';
export const otherReader = 'Ben Reader';
export const survey = `海宁纺织集团背景调查。${'其采购由王总一人决定，账期六十天，去年两次迟付。'.repeat(12)}`;

/** What is left of one document's allowance for who is at the desk. */
export async function left(
  desk: Desk,
  document: string,
  borrower = reader,
): Promise<{ used: number; left: number }> {
  await desk.signIn(borrower);
  const [code, no] = document.split('/');
  const shown = await desk.call('dossier.show', { code });
  const allowance = shown.documents.find((one) => one.no === Number(no))?.allowance;
  return { used: allowance?.used ?? -1, left: allowance?.left ?? -1 };
}

export const bothSign = (desk: Desk) => ({ signature: desk.signature, cosign: [desk.credential('赵批')] });

export async function newGeneration(desk: Desk, custodian = '李保') {
  await desk.signIn(custodian);
  return desk.call('generation.new', bothSign(desk));
}
