/** Places that acts were recorded at, and what this station fills in. */
import { Button } from 'antd';
import { useState } from 'react';
import { countText, stampText } from '../../i18n/format.ts';
import { useSession, useVaultQuery } from '../../session/session.tsx';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import { SettingsDialog } from '../../ui/settings-dialog.tsx';
import { Empty, Failed, Loading } from '../../ui/states.tsx';
import './people.css';
import { placesWords } from './words.ts';

export default function Places() {
  const say = placesWords.use();
  const { settings } = useSession();
  const places = useVaultQuery('place.list', {});
  const [changing, setChanging] = useState(false);
  return (
    <Page
      title={say('title')}
      sub={say('sub')}
      aside={
        <Sheet title={say('station')}>
          <Facts
            rows={[
              [say('stationName'), settings.station || say('unset')],
              [say('stationPlace'), settings.place || say('unset')],
            ]}
          />
          <p className="fine quiet">{say('note')}</p>
          <div>
            <Button onClick={() => setChanging(true)}>{say('change')}</Button>
          </div>
        </Sheet>
      }
    >
      {places.data === undefined ? (
        places.error === null ? (
          <Loading />
        ) : (
          <Failed error={places.error} again={() => void places.refetch()} />
        )
      ) : places.data.length === 0 ? (
        <Empty title={say('empty')}>{say('emptySays')}</Empty>
      ) : (
        <div className="sheet">
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{say('place')}</th>
                <th scope="col" className="number">
                  {say('acts')}
                </th>
                <th scope="col">{say('last')}</th>
              </tr>
            </thead>
            <tbody>
              {places.data.map((row) => (
                <tr key={row.place}>
                  <td>{row.place}</td>
                  <td className="number">{countText(row.acts)}</td>
                  <td>{stampText(row.lastMs)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <SettingsDialog open={changing} onClose={() => setChanging(false)} />
    </Page>
  );
}
