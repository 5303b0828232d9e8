/** Agreements: the register for those who keep it, one's own for everybody (P5). */
import { Button } from 'antd';
import { useState } from 'react';
import type { AgreementShown } from '../../../shared/contract/answers.ts';
import type { AgreementStands } from '../../../shared/vocabulary/agreement-terms.ts';
import { agreementText } from '../../../shared/vocabulary/agreement-words.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Key } from '../../ui/marks.tsx';
import { Page } from '../../ui/page.tsx';
import { PersonChoice } from '../../ui/person-choice.tsx';
import { Register, useChosenRow } from '../../ui/register.tsx';
import { type ShapeName, State } from '../../ui/shape.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { TrainingTasks } from '../../ui/training-tasks.tsx';
import './agreements.css';
import { AgreementDetail } from './detail.tsx';
import { MakeDialog } from './make-dialog.tsx';
import { Templates } from './templates.tsx';
import { agreementWords } from './words.ts';

const shapes: Record<AgreementStands, ShapeName> = {
  draft: 'waiting',
  'in-force': 'done',
  'running-out': 'due',
  expired: 'due',
  released: 'closed',
  replaced: 'closed',
  dropped: 'refused',
};

export default function Agreements() {
  const shown = useVaultQuery('agreement.list', {});
  if (shown.error !== null) return <Failed error={shown.error} again={() => void shown.refetch()} />;
  if (shown.data === undefined) return <Loading />;
  return <List all={shown.data} />;
}

/** Those who appear in the register, each once. */
const peopleIn = (all: readonly AgreementShown[]) =>
  [...new Map(all.map(({ personNo, person }) => [personNo, person]))].map(([no, label]) => ({
    value: String(no),
    label,
  }));

function List({ all }: { readonly all: readonly AgreementShown[] }) {
  const say = agreementWords.use();
  const language = useLanguage();
  const { roles } = useStatus();
  const [person, setPerson] = useState('');
  const [making, setMaking] = useState(false);
  const registrar = roles.includes('clerk') || roles.includes('custodian');
  const others = registrar || roles.includes('approver') || all.some(({ own }) => !own);
  const rows = person === '' ? all : all.filter(({ personNo }) => String(personNo) === person);
  const choice = useChosenRow(rows.length, undefined, registrar ? { n: () => setMaking(true) } : {});
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    ...(registrar ? [{ keys: ['N'], does: say('make') }] : []),
  ]);
  const chosen = rows[choice.chosen];
  const inForce = all.filter(({ stands }) => stands === 'in-force' || stands === 'running-out').length;
  return (
    <Page
      title={say('title')}
      sub={others ? say('sub', { count: all.length, inForce }) : say('ownSub')}
      actions={
        registrar ? (
          <Button onClick={() => setMaking(true)}>
            {say('make')} <Key>N</Key>
          </Button>
        ) : undefined
      }
      aside={
        others ? (
          <>
            <TrainingTasks />
            <Templates mayIssue={roles.includes('clerk')} />
          </>
        ) : undefined
      }
    >
      {others && all.length > 0 && (
        <PersonChoice
          label={say('person')}
          value={person}
          options={[{ value: '', label: say('everybody') }, ...peopleIn(all)]}
          onChange={setPerson}
        />
      )}
      {rows.length === 0 ? (
        <Empty title={say(others ? 'none' : 'ownNone')}>{others ? say('noneSays') : undefined}</Empty>
      ) : (
        <div className="agreement-list">
          <Register
            columns="agreement-columns"
            heads={[say('agreement'), say('person'), say('term'), say('stands')]}
            rows={rows}
            rowHeight={51}
            {...choice}
            keyOf={(row) => row.agreement}
            label={say('title')}
          >
            {(row) =>
              row === undefined ? null : (
                <div className="agreement-columns">
                  <span className="row-two">
                    <strong>{agreementText('kind', row.kind, language)}</strong>
                    <span className="fine quiet">{row.title}</span>
                  </span>
                  <span className="small">{row.person}</span>
                  <span className="small">
                    {row.until === null ? say('since', { day: row.from }) : `${row.from} – ${row.until}`}
                  </span>
                  <State shape={shapes[row.stands]}>{agreementText('stands', row.stands, language)}</State>
                </div>
              )
            }
          </Register>
        </div>
      )}
      {chosen !== undefined && <AgreementDetail key={chosen.agreement} agreement={chosen} roles={roles} />}
      {making && <MakeDialog onClose={() => setMaking(false)} />}
    </Page>
  );
}
