/** Those who sign beside the person at the desk, where an act says which sides it needs. */
import { type ReactNode, useState } from 'react';
import type { Credential } from '../../shared/contract/commands.ts';
import { defineWords } from '../i18n/words.ts';
import { CoSignFields, emptyCredential } from './signing.tsx';

const words = defineWords('beside', {
  custodian: ['保管人签名', 'The custodian signs'],
  approver: ['审批人签名', 'The approver signs'],
});

export interface Beside {
  readonly cosign: Credential[];
  readonly missing: boolean;
  readonly fields: ReactNode;
}

/** `roles`: in the order that the act wants them; fixed while the dialog is open. */
export function useBeside(roles: readonly ('custodian' | 'approver')[]): Beside {
  const say = words.use();
  const [cosign, setCosign] = useState<Credential[]>(() => roles.map(() => emptyCredential));
  return {
    cosign,
    missing: cosign.some(({ who, passphrase }) => who === '' || passphrase === ''),
    fields: roles.map((role, i) => (
      <CoSignFields
        // biome-ignore lint/suspicious/noArrayIndexKey: the places are fixed while the dialog is open
        key={i}
        label={say(role)}
        value={cosign[i] ?? emptyCredential}
        onChange={(value) => setCosign((now) => now.map((each, at) => (at === i ? value : each)))}
      />
    )),
  };
}
