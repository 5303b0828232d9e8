/** A list of people read, judged row by row, signed once by both sides, and its slips written as a PDF (S5b). */
import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import type { InvitedPeople, ListedPerson, PeopleList } from '../../../shared/contract/answers.ts';
import { describeRefusal } from '../../../shared/vocabulary/refusal.ts';
import { askShell } from '../../calls/desktop.ts';
import { vault } from '../../calls/vault-client.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { ClassificationMark, RoleNames } from '../../ui/marks.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { ProblemLine } from '../../ui/states.tsx';
import { inviteWords } from './invite-words.ts';

export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const say = inviteWords.use();
  const other = useOtherSide();
  const invite = useVaultAct('people.invite');
  const [list, setList] = useState<PeopleList | null>(null);
  const [asOthers, setAsOthers] = useState(false);
  const [made, setMade] = useState<InvitedPeople | null>(null);
  if (made !== null) return <Slips made={made} onClose={onClose} />;
  const count = (outcome: ListedPerson['outcome']): number =>
    (list?.rows ?? []).filter((row) => row.outcome === outcome).length;
  const willCome = count('invited') + (asOthers ? count('like') : 0);
  return (
    <SignedDialog
      wide
      title={say('byList')}
      says={say('inviteSays')}
      label={say('inviteSign', { count: willCome })}
      cosigner={other}
      disabled={willCome === 0}
      sign={async ({ signature, cosign }) => {
        setMade(await invite.mutateAsync({ asOthers: asOthers ? 'all' : [], signature, cosign }));
      }}
      onClose={onClose}
      keepOpen
    >
      <ListFile
        onRead={(read) => {
          setList(read);
          setAsOthers(false);
        }}
      />
      {list !== null && (
        <>
          <p className="small" aria-live="polite">
            {say('counts', { invited: count('invited'), like: count('like'), refused: count('refused') })}
          </p>
          <ul className="invite-rows" aria-label={say('rows')}>
            {list.rows.map((row) => (
              <InviteRow key={row.row} row={row} />
            ))}
          </ul>
          {count('like') > 0 && (
            <Checkbox checked={asOthers} onChange={(event) => setAsOthers(event.target.checked)}>
              {say('asOthers')}
            </Checkbox>
          )}
        </>
      )}
    </SignedDialog>
  );
}

function InviteRow({ row }: { readonly row: ListedPerson }) {
  const say = inviteWords.use();
  const language = useLanguage();
  const shape = ({ invited: 'done', like: 'note', refused: 'refused' } as const)[row.outcome];
  const told =
    row.problem !== null
      ? describeRefusal(row.problem.code, row.problem.facts, language).sentence
      : row.outcome === 'like'
        ? say('isLike', { names: row.beside.join(' / ') })
        : say('willInvite');
  return (
    <li>
      <span className="small">
        <strong>{row.name || say('row', { row: row.row })}</strong>{' '}
        {row.roles.length > 0 && <RoleNames roles={row.roles} />}
        {row.clearance !== null && ' '}
        {row.clearance !== null && <ClassificationMark level={row.clearance} />}
        <span className="fine quiet">
          {' '}
          {[row.department, say('row', { row: row.row })].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span className="small">
        <State shape={shape}>{told}</State>
      </span>
    </li>
  );
}

function ListFile({ onRead }: { readonly onRead: (list: PeopleList | null) => void }) {
  const say = inviteWords.use();
  const [file, setFile] = useState('');
  const [error, setError] = useState<unknown>(null);
  const read = async (path: string): Promise<void> => {
    if (path === '') return;
    setError(null);
    onRead(null);
    try {
      onRead(await vault.call('people.read-list', { file: path }));
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <>
      <Field label={say('file')} hint={say('fileSays')}>
        {(id) => (
          <div className="path-field">
            <Input
              id={id}
              className="mono"
              value={file}
              spellCheck={false}
              autoFocus
              onChange={(event) => setFile(event.target.value)}
              // With Ctrl it signs what was read.
              onPressEnter={(event) => {
                if (!event.ctrlKey && !event.metaKey) void read(file.trim());
              }}
            />
            <Button
              onClick={() => {
                void askShell('path.choose-file', { what: 'table', many: false }).then(([path]) => {
                  if (path === undefined) return;
                  setFile(path);
                  void read(path);
                });
              }}
            >
              {say('choose')}
            </Button>
            <Button disabled={file.trim() === ''} onClick={() => void read(file.trim())}>
              {say('read')}
            </Button>
          </div>
        )}
      </Field>
      <ProblemLine error={error} />
    </>
  );
}

/** The only place where the codes are: written to a PDF, which is printed, cut apart and deleted. */
function Slips({ made, onClose }: { readonly made: InvitedPeople; readonly onClose: () => void }) {
  const say = inviteWords.use();
  const [file, setFile] = useState('');
  const [written, setWritten] = useState<{ file: string; pages: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const write = async (): Promise<void> => {
    setError(null);
    try {
      setWritten(await vault.call('invitation.print-slips', { file: file.trim() }));
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Modal
      open
      title={say('slips')}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={680}
    >
      <div className="form">
        <p>{say('invited', { count: made.invited })}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (file.trim() !== '') void write();
          }}
        >
          <Field label={say('slipsFile')}>
            {(id) => (
              <div className="path-field">
                <Input
                  id={id}
                  className="mono"
                  value={file}
                  spellCheck={false}
                  autoFocus
                  onChange={(event) => setFile(event.target.value)}
                />
                <Button
                  onClick={() => {
                    void askShell('path.choose-save', { what: 'pdf', suggested: 'slips.pdf' }).then(
                      (path) => {
                        if (path !== null) setFile(path);
                      },
                    );
                  }}
                >
                  {say('choose')}
                </Button>
                <Button htmlType="submit" disabled={file.trim() === ''}>
                  {say('write')}
                </Button>
              </div>
            )}
          </Field>
        </form>
        <ProblemLine error={error} />
        {written !== null && (
          <State shape="done">{say('written', { file: written.file, count: written.pages })}</State>
        )}
        <div className="button-row">
          <Button type={written === null ? 'default' : 'primary'} onClick={onClose}>
            {say('close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
