/** That requests of one's own were decided since one last looked (L13): on every screen until they were seen in the list. */
import { useLocation, useNavigate } from 'react-router';
import { defineWords } from '../i18n/words.ts';
import { useStatus } from '../session/session.tsx';
import { Shape } from './shape.tsx';

const words = defineWords('news-band', {
  label: ['消息', 'News'],
  decided: [
    '自上次查看以来，你有 {{count}} 份申请有了结果。',
    '{{count}} of your requests was decided since you last looked.|{{count}} of your requests were decided since you last looked.',
  ],
  show: ['查看', 'Show'],
});

export function NewsBand() {
  const { mine } = useStatus();
  const { pathname } = useLocation();
  const say = words.use();
  const navigate = useNavigate();
  if (mine.news === 0 || pathname === '/my-loans') return null;
  return (
    <section className="note-band small" aria-label={say('label')}>
      <Shape name="note" /> {say('decided', { count: mine.news })}{' '}
      <button type="button" className="link" onClick={() => void navigate('/my-loans')}>
        {say('show')}
      </button>
    </section>
  );
}
