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
  releases: [
    '自上次查看以来，你有 {{count}} 份出库申请有了结果。',
    '{{count}} of your requests for a release was decided since you last looked.|{{count}} of your requests for a release were decided since you last looked.',
  ],
  show: ['查看', 'Show'],
});

export function NewsBand() {
  const { mine } = useStatus();
  const { pathname } = useLocation();
  const say = words.use();
  const navigate = useNavigate();
  const told = [
    { count: mine.news, sentence: 'decided', where: '/my-loans' },
    { count: mine.releaseNews, sentence: 'releases', where: '/releases' },
  ] as const;
  const news = told.filter(({ count, where }) => count > 0 && pathname !== where);
  if (news.length === 0) return null;
  return (
    <section aria-label={say('label')}>
      {news.map(({ count, sentence, where }) => (
        <div key={where} className="note-band small">
          <Shape name="note" /> {say(sentence, { count })}{' '}
          <button type="button" className="link" onClick={() => void navigate(where)}>
            {say('show')}
          </button>
        </div>
      ))}
    </section>
  );
}
