/** H2, L12: the contact sheet of a client whose class takes two approvers waits for the second like any other request. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { defaultPolicy } from '../../shared/vocabulary/policy-settings.ts';
import type { Desk } from '../support/desk.ts';
import { closeLine, describeLine, fileContacts, firstFault, handOver, staffedDesk } from './handover-desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await staffedDesk({
    policy: { ...defaultPolicy, loanApprovers: { internal: 1, confidential: 2, secret: 2 } },
  });
}, 120_000);
afterAll(() => desk.dispose());

it('the signature that closes the line is the first approval, and grants nothing by itself', async () => {
  const { handover } = await handOver(desk, 'C-1', '许借', '接替甲');
  await fileContacts(desk, 'C-1');
  await describeLine(desk, handover, 'C-1', '许借');
  const { loans } = await closeLine(desk, handover, 'C-1', '许借', '接替甲');
  const loan = loans[0]!;
  const shown = () => desk.call('loan.show', { loan });
  expect(await shown()).toMatchObject({ state: 'requested', approvedBy: ['赵批 #3 档案室'] });
  expect(desk.vault.db.count('SELECT count(*) AS n FROM loan_grant')).toBe(0);
  await desk.approve(loan, 'Abel Approver');
  expect(await shown()).toMatchObject({ state: 'approved' });
  expect(await firstFault(desk)).toBeNull();
});
