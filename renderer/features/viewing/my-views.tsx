import { useVaultQuery } from '../../session/session.tsx';
import { Page, Sheet } from '../../ui/page.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import { PastViewsTable } from './past-views-table.tsx';
import './viewing.css';
import { viewingWords } from './words.ts';

export default function MyViews() {
  const say = viewingWords.use();
  const views = useVaultQuery('view.mine', {});
  return (
    <Page title={say('myViewsTitle')}>
      {views.isPending ? (
        <Loading />
      ) : views.error !== null ? (
        <Failed error={views.error} again={() => void views.refetch()} />
      ) : views.data.length === 0 ? (
        <Empty title={say('noViews')}>{say('noViewsSub')}</Empty>
      ) : (
        <Sheet>
          <PastViewsTable views={views.data} withDocument />
        </Sheet>
      )}
    </Page>
  );
}
