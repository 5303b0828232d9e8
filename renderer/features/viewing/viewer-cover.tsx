/** What stands over the pages while nobody may see them. */
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { SignBlock } from '../../ui/signing.tsx';
import { viewingWords } from './words.ts';

export type Cover = 'none' | 'away' | 'blank' | 'ended';

export interface ViewerCoverProps {
  readonly cover: Exclude<Cover, 'none'>;
  readonly n: number;
  readonly resume: (signature: { passphrase: string }) => Promise<unknown>;
  readonly onClose: () => void;
}

const Box = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <div className="viewer-cover">
    <section role="alert">
      <h1>{title}</h1>
      {children}
    </section>
  </div>
);

export function ViewerCover({ cover, n, resume, onClose }: ViewerCoverProps) {
  const say = viewingWords.use();
  if (cover === 'away') return <Box title={say('coverTitle')} />;
  if (cover === 'ended') {
    return (
      <Box title={say('endedTitle')}>
        <p className="quiet">{say('endedSub')}</p>
        <div className="button-row">
          <Button type="primary" autoFocus onClick={onClose}>
            {say('close')}
          </Button>
        </div>
      </Box>
    );
  }
  return (
    <Box title={say('blankTitle')}>
      <p className="quiet">{say('blankSub')}</p>
      <SignBlock
        label={say('signResume', { n })}
        sign={resume}
        autoFocus
        extra={<Button onClick={onClose}>{say('back')}</Button>}
      />
    </Box>
  );
}
