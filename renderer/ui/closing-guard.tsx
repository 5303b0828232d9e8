/** Closing window, program or vault in the middle of a filing, an export or a change of keys asks first (D5b). */
import { Button, Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { askShell, onShellEvent } from '../calls/desktop.ts';
import { vault } from '../calls/vault-client.ts';
import { defineWords } from '../i18n/words.ts';
import { useSession } from '../session/session.tsx';

const words = defineWords('closing-guard', {
  title: ['有工作尚未完成', 'Something is still under way'],
  filing: [
    '正在提交文件：{{done}} / {{total}}。关闭会在这一份之后停下。已提交的不受影响；其余文件留在编写人的“提交文件”里，下次打开后由其签名继续。',
    'Files are being submitted: {{done}} of {{total}}. Closing stops after the document under way. What is submitted stays; the rest waits under “Submit documents” for its author, who signs to go on after the next opening.',
  ],
  other: [
    '有一项工作正在进行。更换密钥会在下次打开时继续；导出和打印须重新开始。',
    'Something is being done. A change of keys goes on at the next opening; an export or a print begins anew.',
  ],
  over: ['刚才的工作已经完成，可以关闭。', 'What was under way is done; it is safe to close.'],
  stay: ['继续工作', 'Go on working'],
  close: ['仍要关闭', 'Close anyway'],
  closeNow: ['关闭', 'Close'],
  closeAfter: ['这一份之后停下并关闭', 'Stop after this document and close'],
  leaving: ['正在关闭……', 'Closing…'],
});

export function ClosingGuard() {
  const say = words.use();
  const { status, closing, setClosing, closeVault, refresh } = useSession();
  const filing = status?.filing ?? null;
  const busy = filing !== null || vault.longUnderWay;
  const [leaving, setLeaving] = useState(false);
  const goes = useRef(false);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (goes.current || (filing === null && !vault.longUnderWay)) return;
      event.preventDefault();
      setClosing('window');
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [filing, setClosing]);
  // The shell asks at the window's cross and at every other way to end the program.
  useEffect(
    () =>
      onShellEvent(({ name }) => {
        if (name !== 'close-asked') return;
        setClosing('window');
        void refresh();
      }),
    [setClosing, refresh],
  );
  const close = async (): Promise<void> => {
    setLeaving(true);
    goes.current = closing === 'window';
    if (closing === 'window') await askShell('window.close', {});
    else {
      await closeVault(true);
      setLeaving(false);
      setClosing(null);
    }
  };
  const stay = (): void => setClosing(null);
  return (
    <Modal
      open={closing !== null}
      title={say('title')}
      onCancel={stay}
      closable={!leaving}
      keyboard={!leaving}
      footer={null}
      mask={{ closable: false }}
    >
      <p aria-live="polite">
        {leaving
          ? say('leaving')
          : filing !== null
            ? say('filing', { done: filing.done, total: filing.total })
            : say(busy ? 'other' : 'over')}
      </p>
      <div className="button-row">
        <Button type="primary" autoFocus disabled={leaving} onClick={stay}>
          {say('stay')}
        </Button>
        <Button disabled={leaving} onClick={() => void close()}>
          {say(filing !== null ? 'closeAfter' : busy ? 'close' : 'closeNow')}
        </Button>
      </div>
    </Modal>
  );
}
