/** Closing window or vault in the middle of a filing, an export or a change of keys asks first (D5b). */
import { Button, Modal } from 'antd';
import { useEffect, useRef } from 'react';
import { defineWords } from '../i18n/words.ts';
import { useSession } from '../session.tsx';
import { vault } from '../vault-client.ts';

const words = defineWords('closing-guard', {
  title: ['有工作尚未完成', 'Something is still under way'],
  filing: [
    '正在提交文件：{{done}} / {{total}}。关闭之后，其余文件不会提交；已提交的不受影响。',
    'Files are being submitted: {{done}} of {{total}}. Once closed, the rest is not submitted; what is submitted stays.',
  ],
  other: [
    '导出或更换密钥正在进行。更换密钥会在下次打开时继续；导出须重新开始。',
    'An export or a change of keys is under way. A change of keys goes on at the next opening; an export begins anew.',
  ],
  stay: ['继续工作', 'Go on working'],
  close: ['仍要关闭', 'Close anyway'],
});

export function ClosingGuard() {
  const say = words.use();
  const { status, closing, setClosing, closeVault } = useSession();
  const filing = status?.filing ?? null;
  const leaving = useRef(false);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (leaving.current || (filing === null && !vault.longUnderWay)) return;
      event.preventDefault();
      setClosing('window');
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [filing, setClosing]);
  const close = (): void => {
    setClosing(null);
    if (closing === 'vault') void closeVault(true);
    else {
      leaving.current = true;
      window.close();
    }
  };
  return (
    <Modal
      open={closing !== null}
      title={say('title')}
      onCancel={() => setClosing(null)}
      footer={null}
      mask={{ closable: false }}
    >
      <p>{filing === null ? say('other') : say('filing', { done: filing.done, total: filing.total })}</p>
      <div className="button-row">
        <Button type="primary" autoFocus onClick={() => setClosing(null)}>
          {say('stay')}
        </Button>
        <Button onClick={close}>{say('close')}</Button>
      </div>
    </Modal>
  );
}
