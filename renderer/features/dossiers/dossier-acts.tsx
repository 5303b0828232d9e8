/** What is signed about a dossier: a hold, its end, and changes that decide who may know. */

import { useState } from 'react';
import type { DossierDetail } from '../../../shared/contract/answers.ts';
import { type Classification, classifications } from '../../../shared/vocabulary/terms.ts';
import { terms } from '../../i18n/terms.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Choice } from '../../ui/choice.tsx';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { whoOf } from '../../ui/people-options.ts';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { ContactField } from './contact-field.tsx';
import { openScope, type Scope, ScopeFields, scopeInput } from './scope-fields.tsx';
import { dossierWords } from './words.ts';

interface ActProps {
  readonly dossier: DossierDetail;
  readonly onClose: () => void;
}

export function HoldDialog({ dossier, onClose }: ActProps) {
  const say = dossierWords.use();
  const other = useOtherSide();
  const set = useVaultAct('hold.set');
  const lift = useVaultAct('hold.lift');
  const [ground, setGround] = useState('');
  const { code, held } = dossier;
  return (
    <SignedDialog
      title={`${say(held ? 'holdLift' : 'holdSet')} · ${code}`}
      says={say(held ? 'holdLiftSays' : 'holdSetSays')}
      label={say(held ? 'holdLiftSign' : 'holdSetSign')}
      cosigner={held ? other : undefined}
      disabled={ground.trim() === ''}
      sign={({ signature, cosign }) =>
        held
          ? lift.mutateAsync({ code, ground, signature, cosign })
          : set.mutateAsync({ code, ground, signature })
      }
      onClose={onClose}
    >
      <TextField label={say('ground')} value={ground} onChange={setGround} autoFocus />
    </SignedDialog>
  );
}

/** No number of a person looks like it. */
const nobody = 'nobody';

export function ChangeDialog({ dossier, onClose }: ActProps) {
  const say = dossierWords.use();
  const sayTerm = terms.use();
  const other = useOtherSide();
  const change = useVaultAct('dossier.change');
  const [level, setLevel] = useState<Classification>(dossier.classification);
  const [responsible, setResponsible] = useState('');
  const [second, setSecond] = useState('');
  const [home, setHome] = useState(dossier.home ?? '');
  const [status, setStatus] = useState<'open' | 'closed'>(dossier.status);
  const [scopeBefore] = useState<Scope>(() =>
    dossier.scope === null ? openScope : { ...dossier.scope, people: dossier.scope.people.map(whoOf) },
  );
  const [scope, setScope] = useState<Scope>(scopeBefore);
  return (
    <SignedDialog
      wide
      title={`${say('change')} · ${dossier.code} ${dossier.client}`}
      says={say('changeSays')}
      label={say('changeSign')}
      cosigner={other}
      disabled={!scope.everybody && scope.people.length + scope.departments.length === 0}
      sign={({ signature, cosign }) =>
        change.mutateAsync({
          code: dossier.code,
          classification: level,
          ...(responsible === '' ? {} : { responsible }),
          ...(second === '' ? {} : { second: second === nobody ? null : second }),
          home,
          status,
          ...(scope === scopeBefore ? {} : { scope: scopeInput(scope) }),
          signature,
          cosign,
        })
      }
      onClose={onClose}
    >
      <div className="field-row">
        <Choice
          label={say('classification')}
          value={level}
          options={classifications.map((value) => ({ value, label: sayTerm(value) }))}
          onChange={setLevel}
        />
        <Choice
          label={say('status')}
          value={status}
          options={(['open', 'closed'] as const).map((value) => ({ value, label: sayTerm(value) }))}
          onChange={setStatus}
        />
      </div>
      <div className="field-row">
        <ContactField
          label={say('responsible')}
          value={responsible}
          first={[{ value: '', label: dossier.responsible ?? say('none') }]}
          without={dossier.responsible}
          onChange={setResponsible}
        />
        <ContactField
          label={say('second')}
          value={second}
          first={[
            { value: '', label: dossier.second ?? say('none') },
            ...(dossier.second === null ? [] : [{ value: nobody, label: say('secondNone') }]),
          ]}
          without={dossier.second}
          onChange={setSecond}
        />
      </div>
      <OneLineField label={say('home')} value={home} onChange={setHome} />
      <ScopeFields value={scope} onChange={setScope} />
    </SignedDialog>
  );
}
