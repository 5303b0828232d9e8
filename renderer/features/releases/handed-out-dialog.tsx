/** What was written, with its digests; of a certificate, that it may be printed now. */
import { Button, Modal } from 'antd';
import type { HandedOut } from '../../../shared/contract/answers.ts';
import { State } from '../../ui/shape.tsx';
import { releaseWords } from './words.ts';

export function HandedOutDialog({
  done,
  onClose,
}: {
  readonly done: HandedOut;
  readonly onClose: () => void;
}) {
  const say = releaseWords.use();
  return (
    <Modal
      open
      title={<span className="serif">{done.release}</span>}
      onCancel={onClose}
      footer={null}
      width={680}
    >
      <div className="form" role="status">
        <State shape="done">
          {done.folder === null ? say('certified') : say('written', { count: done.files.length })}
        </State>
        {done.folder !== null && <p className="mono fine">{done.folder}</p>}
        <ul className="release-items">
          {done.files.slice(0, 30).map((file) => (
            <li key={file.name}>
              <p className="small">{file.name}</p>
              <p className="fine mono quiet">{file.sha256}</p>
            </li>
          ))}
        </ul>
        <div className="button-row">
          <Button type="primary" autoFocus onClick={onClose}>
            {say('close')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
