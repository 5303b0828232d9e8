import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { EnrolledPerson } from '../../shared/contract/answers.ts';
import { defineWords } from '../i18n/words.ts';
import { Facts } from './page.tsx';
import './secret-once.css';
import { Shape } from './shape.tsx';

const words = defineWords('secret-once', {
  drawnSays: [
    '只显示这一次，谁也不能再查出来。只留{{name}}一人在屏幕前；抄下并记住之后遮住。',
    'It is shown this once and nobody can look it up again. Only {{name}} stays before the screen, writes it down, learns it, then hides it.',
  ],
  show: ['显示', 'Show'],
  hide: ['已记下，遮住', 'Noted, hide it'],
  close: ['完成', 'Done'],
  fingerprint: ['指纹', 'Fingerprint'],
  fingerprintSays: [
    '抄在其 U 盘或证件套上，日后凭它认出同一把钥匙。',
    'Write it on the person’s stick or card; later the same key is known by it.',
  ],
  likeSays: [
    '与 {{names}} 姓名相近。若是同一个人，不要再登记；重复登记的，用“合并重复登记”。',
    'Like {{names}}. If it is the same human, do not enrol again; a double enrolment is joined.',
  ],
});

/** The only place that ever shows a drawn passphrase: covered until the person is alone, covered again after. */
export function SecretOnce({
  title,
  name,
  enrolled,
  next,
  onClose,
}: {
  readonly title: string;
  readonly name: string;
  readonly enrolled: EnrolledPerson;
  readonly next: string | null;
  readonly onClose: () => void;
}) {
  const say = words.use();
  const [stage, setStage] = useState<'before' | 'shown' | 'hidden'>('before');
  const secret = enrolled.drawnPassphrase;
  return (
    <Modal
      open
      title={title}
      footer={null}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      width={560}
    >
      <div className="form">
        {secret !== null && (
          <>
            <p className="quiet">{say('drawnSays', { name })}</p>
            <p className={`secret-once${stage === 'shown' ? '' : ' secret-covered'}`} aria-live="polite">
              {stage === 'shown' ? secret : ''}
            </p>
          </>
        )}
        <Facts
          rows={[
            [
              say('fingerprint'),
              <span key="print" className="mono">
                {enrolled.fingerprint}
              </span>,
            ],
          ]}
        />
        <p className="fine quiet">{say('fingerprintSays')}</p>
        {enrolled.likeNames.length > 0 && (
          <p className="small">
            <Shape name="note" /> {say('likeSays', { names: enrolled.likeNames.join(' · ') })}
          </p>
        )}
        {next !== null && <p className="small">{next}</p>}
        <div className="button-row">
          {secret !== null && stage !== 'shown' && (
            <Button
              type={stage === 'before' ? 'primary' : 'default'}
              autoFocus
              onClick={() => setStage('shown')}
            >
              {say('show')}
            </Button>
          )}
          {secret !== null && stage === 'shown' && (
            <Button type="primary" onClick={() => setStage('hidden')}>
              {say('hide')}
            </Button>
          )}
          {(secret === null || stage === 'hidden') && (
            <Button type="primary" onClick={onClose}>
              {say('close')}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
