/** Who signs along is of the other side than who is at the desk: beside a custodian an approver, and the reverse (S5). */
import { defineWords } from '../i18n/words.ts';
import { useStatus } from '../session/session.tsx';

const words = defineWords('other-side', {
  approver: ['审批人联签', 'The approver signs along'],
  custodian: ['保管人联签', 'The custodian signs along'],
});

export function useOtherSide(): string {
  const say = words.use();
  return say(useStatus().roles.includes('custodian') ? 'approver' : 'custodian');
}
