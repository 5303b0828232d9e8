/** What is held about a person, and the erasure of texts by law: first the list, then the ground and two signatures (K3). */
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { HeldText } from '../../../shared/contract/answers.ts';
import { countText, momentText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { Key, RoleNames } from '../../ui/marks.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { Register, useChosenRow } from '../../ui/register.tsx';
import { Shape, State } from '../../ui/shape.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { heldWords } from './held-words.ts';
import './mending.css';

const keyOf = ({ index, commit }: HeldText): string => `${index} ${commit}`;
const columns = ['when', 'act', 'field', 'text'] as const;

export default function Held() {
  const say = heldWords.use();
  const language = useLanguage();
  const { no = '' } = useParams();
  const { roles } = useStatus();
  const held = useVaultQuery('person.held', { who: `#${no}` });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [erasing, setErasing] = useState(false);
  const [erased, setErased] = useState(0);
  const shown = held.data;
  const texts = shown?.texts ?? [];
  const chosenTexts = texts.filter((each) => picked.has(keyOf(each)));
  const pick = (text: HeldText | undefined): void => {
    if (text === undefined) return;
    const next = new Set(picked);
    if (!next.delete(keyOf(text))) next.add(keyOf(text));
    setPicked(next);
  };
  const pickAll = (): void => setPicked(chosenTexts.length > 0 ? new Set() : new Set(texts.map(keyOf)));
  const row = useChosenRow(texts.length, undefined, {
    Space: () => pick(texts[row.chosen]),
    a: pickAll,
    e: () => chosenTexts.length > 0 && setErasing(true),
  });
  useFootKeys([
    { keys: ['J', 'K'], does: say('keyRows') },
    { keys: ['Space'], does: say('keyPick') },
    { keys: ['A'], does: say('keyAll') },
    ...(chosenTexts.length > 0 ? [{ keys: ['E'], does: say('keyErase') }] : []),
  ]);
  if (held.error !== null) return <Failed error={held.error} again={() => void held.refetch()} />;
  if (shown === undefined) return <Loading />;
  const name = `${shown.name} #${shown.no}`;
  return (
    <Page
      wide
      title={say('title', { name })}
      sub={say('sub')}
      actions={
        <>
          {roles.includes('custodian') && (
            <Link className="link small" to={`/own-data/${shown.no}`}>
              {say('asFolder')}
            </Link>
          )}
          {texts.length > 0 && (
            <>
              <Button onClick={pickAll}>
                {say(chosenTexts.length > 0 ? 'pickNone' : 'pickAll')} <Key>A</Key>
              </Button>
              <Button disabled={chosenTexts.length === 0} onClick={() => setErasing(true)}>
                {say('erase', { count: chosenTexts.length })} <Key>E</Key>
              </Button>
            </>
          )}
        </>
      }
      aside={
        <Sheet title={say('facts')}>
          <Facts
            rows={[
              [say('department'), shown.department ?? '—'],
              [
                say('roles'),
                shown.roles.length === 0 ? say('noRole') : <RoleNames key="roles" roles={shown.roles} />,
              ],
              [say('entries'), countText(shown.entries)],
              [say('loans'), countText(shown.loans)],
              [say('views'), countText(shown.views)],
              [say('notes'), countText(shown.notes)],
              [say('filed'), countText(shown.filed)],
            ]}
          />
          <p className="fine quiet">{say('keptSays')}</p>
        </Sheet>
      }
    >
      {erased > 0 && (
        <p role="status">
          <State shape="done">{say('erased', { count: erased })}</State>
        </p>
      )}
      {shown.more && <State shape="note">{say('more')}</State>}
      {texts.length === 0 ? (
        <Empty title={say('none')}>{say('noneSays')}</Empty>
      ) : (
        <Register
          columns="held-columns"
          heads={['', ...columns.map((column) => say(column))]}
          rows={texts}
          rowHeight={35}
          {...row}
          keyOf={keyOf}
          label={say('list')}
        >
          {(text) =>
            text !== undefined && (
              <div className="held-columns small">
                <PickMark picked={picked.has(keyOf(text))} onPick={() => pick(text)} />
                <span>{momentText(text.atMs, language)}</span>
                <span>{text.act}</span>
                <span>{text.field}</span>
                <span className="selectable" title={text.text}>
                  {text.text}
                </span>
              </div>
            )
          }
        </Register>
      )}
      {erasing && chosenTexts.length > 0 && (
        <EraseDialog
          texts={chosenTexts}
          onClose={() => setErasing(false)}
          onErased={(count) => {
            setErased(count);
            setPicked(new Set());
          }}
        />
      )}
    </Page>
  );
}

/** The row is what the keyboard picks with its space bar; the mark is for the mouse, and says to a reader what is picked. */
function PickMark({ picked, onPick }: { readonly picked: boolean; readonly onPick: () => void }) {
  const say = heldWords.use();
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the space bar does it on the row
    // biome-ignore lint/a11y/useKeyWithClickEvents: the space bar does it on the row
    <span
      className="held-pick"
      title={say('keyPick')}
      onClick={(event) => {
        event.stopPropagation();
        onPick();
      }}
    >
      <Shape name={picked ? 'done' : 'missing'} />
      {picked && <span className="visually-hidden">{say('picked')}</span>}
    </span>
  );
}

function EraseDialog({
  texts,
  onClose,
  onErased,
}: {
  readonly texts: readonly HeldText[];
  readonly onClose: () => void;
  readonly onErased: (count: number) => void;
}) {
  const say = heldWords.use();
  const other = useOtherSide();
  const erase = useVaultAct('opening.erase');
  const [ground, setGround] = useState('');
  return (
    <SignedDialog
      title={say('eraseTitle')}
      says={say('eraseSays', { count: texts.length })}
      label={say('eraseSign')}
      cosigner={other}
      disabled={ground.trim() === ''}
      sign={async ({ signature, cosign }) => {
        const [first, ...more] = texts.map(({ index, commit }) => ({ index, commit }));
        if (first === undefined) return;
        await erase.mutateAsync({ ...first, more, ground: ground.trim(), signature, cosign });
        onErased(texts.length);
      }}
      onClose={onClose}
    >
      <TextField label={say('ground')} value={ground} onChange={setGround} autoFocus />
    </SignedDialog>
  );
}
