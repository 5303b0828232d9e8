/** Panes of a rehearsal: what the registration would do, which roles would end, what the list asks, what has been seen. */
import type { DepartureRehearsal } from '../../../shared/contract/answers.ts';
import { describeEndingRole } from '../../../shared/vocabulary/ending-role.ts';
import { countText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Shape, State } from '../../ui/shape.tsx';
import { rehearsalWords } from './rehearsal-words.ts';
import { handoverWords } from './words.ts';

export function WouldBe({ said }: { readonly said: DepartureRehearsal }) {
  const say = rehearsalWords.use();
  const term = terms.use();
  const out = said.loans.filter((loan) => loan.out).length;
  return (
    <section className="sheet">
      <h2 className="label-heading">{say('atOnce')}</h2>
      {said.frozenAlready ? (
        <State shape="frozen">{say('frozenAlready')}</State>
      ) : (
        <State shape="waiting">{say('freeze')}</State>
      )}
      <State shape="waiting">
        {said.loans.length === 0
          ? say('recallNone')
          : say(out === 0 ? 'recall' : 'recallOut', { count: said.loans.length, out: countText(out) })}
      </State>
      {said.loans.length > 0 && (
        <ul className="would-recall small quiet">
          {said.loans.map(({ loan, document, title, state }) => (
            <li key={loan}>
              {loan} · {document} {title} · {term(state)}
            </li>
          ))}
        </ul>
      )}
      <State shape="waiting">{say('mark')}</State>
      {said.follows > 0 && <State shape="note">{say('follows', { count: said.follows })}</State>}
    </section>
  );
}

/** The last one in a role: said as a fact, with the shape of what is to be noted. */
export function EndingRoles({ said }: { readonly said: DepartureRehearsal }) {
  const say = rehearsalWords.use();
  const language = useLanguage();
  return (
    <section className="sheet">
      <h2 className="label-heading">{say('roles')}</h2>
      {said.roles.length === 0 && <p className="small quiet">{say('noRoles')}</p>}
      {said.roles.map(({ role, others }) => (
        <State key={role} shape={others === 0 ? 'note' : 'waiting'}>
          {describeEndingRole(role, others, language)}
        </State>
      ))}
    </section>
  );
}

/** The firm's list, to be read and not ticked. */
export function ListToCome({ said }: { readonly said: DepartureRehearsal }) {
  const say = handoverWords.use();
  return (
    <section className="sheet">
      <div className="case-pane-head">
        <h2 className="label-heading">{say('checklist')}</h2>
        <span className="small quiet">0 / {said.checklist.length}</span>
      </div>
      <ul className="checklist">
        {said.checklist.map(({ item, label, count }) => (
          <li key={item} className="to-come">
            <Shape name="missing" />
            <span>
              {label}
              {count !== null && ` ${countText(count.done)} / ${countText(count.of)}`}
            </span>
          </li>
        ))}
      </ul>
      <p className="fine quiet case-rule">{say('law')}</p>
    </section>
  );
}

/** In numbers only: what was seen, when and why is the exposure statement's, for the exit interview. */
export function SeenCounts({ said }: { readonly said: DepartureRehearsal }) {
  const say = rehearsalWords.use();
  const common = handoverWords.use();
  const { clients, documents, views, held } = said.exposure;
  return (
    <div>
      <h3 className="label-heading case-rule">{say('seen')}</h3>
      <p className="small">
        {views + held === 0
          ? common('exposureNone')
          : say('seenCounts', {
              clients: countText(clients),
              documents: countText(documents),
              views: countText(views),
              held: countText(held),
            })}
      </p>
    </div>
  );
}
