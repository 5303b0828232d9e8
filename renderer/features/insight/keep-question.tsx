/** A question kept under a name of one's own, to be asked again from the list at the left (A4c). */
import { Button, Checkbox, Input, type InputRef, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { LogQuestionAsked } from '../../../shared/contract/answers.ts';
import { questionTitle } from '../../../shared/vocabulary/question-words.ts';
import { useLanguage } from '../../i18n/words.ts';
import { useVaultAct } from '../../session/session.tsx';
import { Field } from '../../ui/fields.tsx';
import { RefusalCard } from '../../ui/states.tsx';
import { questionWords } from './questions-words.ts';

/** Without its days a question is asked of this year, whenever that is. */
const withoutDays = (asked: LogQuestionAsked): LogQuestionAsked =>
  Object.fromEntries(
    Object.entries(asked).filter(([key]) => key !== 'from' && key !== 'to'),
  ) as LogQuestionAsked;

export function KeepQuestion({
  asked,
  onClose,
}: {
  readonly asked: LogQuestionAsked;
  readonly onClose: () => void;
}) {
  const say = questionWords.use();
  const language = useLanguage();
  const keep = useVaultAct('question.keep');
  const [name, setName] = useState(() => suggestedName(asked, questionTitle(asked.question, language)));
  const [days, setDays] = useState(false);
  const field = useRef<InputRef>(null);
  const hasDays = 'from' in asked || 'to' in asked;
  const write = (): void => {
    if (name.trim() === '' || keep.isPending) return;
    const question = days ? asked : withoutDays(asked);
    keep.mutate({ name: name.trim(), asked: question }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={<span className="serif">{say('keepTitle')}</span>}
      onCancel={onClose}
      // The dialog would give the focus to its closing button.
      afterOpenChange={(shown) => {
        if (shown) field.current?.focus({ cursor: 'all' });
      }}
      footer={null}
      width={460}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          write();
        }}
      >
        <p className="quiet">{say('keepSays')}</p>
        <Field label={say('keepName')}>
          {(id) => (
            <Input
              id={id}
              ref={field}
              value={name}
              maxLength={60}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        {hasDays && (
          <Checkbox checked={days} onChange={(event) => setDays(event.target.checked)}>
            {say('keepDays')}
          </Checkbox>
        )}
        {keep.error !== null && <RefusalCard error={keep.error} />}
        <div>
          <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={keep.isPending}>
            {say('keepNow')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** What it is asked by tells one from another: `Who saw a client: Acme`. */
function suggestedName(asked: LogQuestionAsked, title: string): string {
  const by = Object.entries(asked)
    .filter(([key, value]) => typeof value === 'string' && !['question', 'from', 'to'].includes(key))
    .map(([, value]) => String(value));
  return [title, ...by].join(' · ').slice(0, 60);
}
