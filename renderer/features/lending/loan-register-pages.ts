/** Pages of the register: a vault of many years has more loans than a screen can hold. */
import type { CommandAnswers, LoanRegisterRow } from '../../../shared/contract/answers.ts';
import { vault } from '../../calls/vault-client.ts';
import { useRowPages } from '../../ui/use-row-pages.ts';

export type StateFilter = 'all' | 'open' | 'out' | 'overdue' | 'closed';

export const useLoanPages = (state: StateFilter, query: string) =>
  useRowPages<LoanRegisterRow, CommandAnswers['loan.register']>(
    ['loan.register', state, query],
    (offset, limit) =>
      vault.call(
        'loan.register',
        { ...(state === 'all' ? {} : { state }), query, offset, limit },
        { by: 'screen' },
      ),
    { pageSize: 100 },
  );
