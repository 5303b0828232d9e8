/** The same as the pictures, in tables: seats, who checks whom by which rule, holders, events. */
import type { CustodyChain, TrustPicture } from '../../../shared/contract/answers.ts';
import { countText, stampText } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Sheet } from '../../ui/page.tsx';
import { trustWords } from './words.ts';

type RuleWord = 'D5' | 'L2' | 'L3' | 'S3' | 'S5';

export function TrustTables({ picture }: { readonly picture: TrustPicture }) {
  const say = trustWords.use();
  const language = useLanguage();
  return (
    <Sheet title={say('seat')}>
      <table className="plain-table trust-table">
        <thead>
          <tr>
            <th scope="col">{say('seat')}</th>
            <th scope="col">{say('people')}</th>
          </tr>
        </thead>
        <tbody>
          {picture.seats.map(({ seat, people }) => (
            <tr key={seat}>
              <td>{say(seat)}</td>
              <td>{people.length === 0 ? say('nobody') : people.join(language === 'en' ? ', ' : '、')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className="label-heading">{say('checks')}</h2>
      <table className="plain-table trust-table">
        <thead>
          <tr>
            <th scope="col">{say('checking')}</th>
            <th scope="col">{say('checked')}</th>
            <th scope="col">{say('rule')}</th>
          </tr>
        </thead>
        <tbody>
          {picture.checks.map(({ from, to, rule }) => (
            <tr key={`${from} ${to} ${rule}`}>
              <td>{say(from)}</td>
              <td>{say(to)}</td>
              <td>
                {rule} · {say(rule as RuleWord)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}

export function ChainTables({ chain, chosen }: { readonly chain: CustodyChain; readonly chosen: number }) {
  const say = trustWords.use();
  return (
    <>
      <table className="plain-table trust-table">
        <thead>
          <tr>
            <th scope="col">{say('holders')}</th>
            <th scope="col">{say('from')}</th>
            <th scope="col">{say('to')}</th>
          </tr>
        </thead>
        <tbody>
          {chain.holders.map((holder) => (
            <tr key={`${holder.person}/${holder.fromMs}`}>
              <td>{holder.person}</td>
              <td>{stampText(holder.fromMs)}</td>
              <td>{holder.toMs === null ? say('now') : stampText(holder.toMs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className="plain-table trust-table">
        <thead>
          <tr>
            <th scope="col">{say('entry')}</th>
            <th scope="col">{say('when')}</th>
            <th scope="col">{say('what')}</th>
          </tr>
        </thead>
        <tbody>
          {chain.events.map((event, i) => (
            <tr
              key={event.entry}
              aria-current={i === chosen}
              className={i === chosen ? 'trust-row-chosen' : undefined}
            >
              <td>{countText(event.entry)}</td>
              <td>{stampText(event.atMs)}</td>
              <td>{event.sentence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
