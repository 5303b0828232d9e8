/** What the one field shows, kind by kind, as rows that lead somewhere. */
import type { ReactNode } from 'react';
import type { Found } from '../../shared/contract/answers.ts';
import { amongOthers } from '../../shared/vocabulary/among-others.ts';
import { finderOf } from '../../shared/vocabulary/name-fold.ts';
import type { Role } from '../../shared/vocabulary/terms.ts';
import { countText } from '../i18n/format.ts';
import { terms } from '../i18n/terms.ts';
import { defineWords } from '../i18n/words.ts';
import { type FindScreen, screensAndActs, wordsOfScreen } from './find-acts.ts';
import { documentTarget, dossierTarget, entryTarget, loanTarget, personTarget } from './find-targets.ts';
import { ClassificationMark, Key } from './marks.tsx';
import { PersonShown } from './person-shown.tsx';

const words = defineWords('find-rows', {
  screens: ['页面与事项', 'Screens and acts'],
  dossiers: ['卷宗', 'Dossiers'],
  documents: ['文件', 'Documents'],
  people: ['人员', 'People'],
  loans: ['调阅', 'Loans'],
  log: ['查阅日志', 'Access log'],
  entry: ['第 {{index}} 条', 'Entry {{index}}'],
});

export interface FindRow {
  readonly id: string;
  readonly target: string;
  /** From the vault: that it was chosen is on record with what was typed. */
  readonly recorded: boolean;
  readonly shown: ReactNode;
}

export interface FindGroup {
  readonly title: string;
  readonly rows: readonly FindRow[];
}

/** Beside hits of the vault; all of them while nothing is typed. */
const screensMax = 5;

function screenRows(typed: string, roles: readonly Role[]): FindRow[] {
  const holds = finderOf(typed);
  const all = screensAndActs(roles);
  const fitting = typed === '' ? all : all.filter((each) => holds(wordsOfScreen(each))).slice(0, screensMax);
  return fitting.map((each) => ({
    id: `screen-${each.path}`,
    target: each.path,
    recorded: false,
    shown: <ScreenShown screen={each} />,
  }));
}

function ScreenShown({ screen }: { readonly screen: FindScreen }) {
  return (
    <>
      <span>{screen.title}</span>
      {screen.key !== null && (
        <span className="find-keys">
          <Key>G</Key> <Key>{screen.key.toUpperCase()}</Key>
        </span>
      )}
    </>
  );
}

function LoanShown({ loan }: { readonly loan: Found['loans'][number] }) {
  const say = terms.use();
  return (
    <>
      <span className="mono">{loan.loan}</span>
      <span className="find-main">
        {loan.title} <span className="quiet">{loan.document}</span>
      </span>
      <span className="find-end small quiet">
        {loan.borrower} · {say(loan.state)}
      </span>
    </>
  );
}

function foundGroups(found: Found, roles: readonly Role[]): FindGroup[] {
  const row = (id: string, target: string | null, shown: ReactNode, recorded = true): FindRow[] =>
    target === null ? [] : [{ id, target, shown, recorded }];
  return [
    {
      title: words.say('dossiers'),
      rows: found.dossiers.flatMap(({ code, client, classification }) =>
        row(
          `dossier-${code}`,
          dossierTarget(code, roles),
          <>
            <span className="mono">{code}</span>
            <span className="find-main">{client}</span>
            <span className="find-end">
              <ClassificationMark level={classification} />
            </span>
          </>,
        ),
      ),
    },
    {
      title: words.say('documents'),
      rows: found.documents.flatMap(({ code, no, title, client }) =>
        row(
          `document-${code}/${no}`,
          documentTarget(code, no, roles),
          <>
            <span className="mono">{`${code}/${no}`}</span>
            <span className="find-main">{title}</span>
            <span className="find-end small quiet">{client}</span>
          </>,
        ),
      ),
    },
    {
      title: words.say('people'),
      rows: found.people.flatMap((person) =>
        row(`person-${person.no}`, personTarget(person, roles), <PersonShown person={amongOthers(person)} />),
      ),
    },
    {
      title: words.say('loans'),
      rows: found.loans.flatMap((loan) =>
        row(`loan-${loan.loan}`, loanTarget(loan, roles), <LoanShown loan={loan} />),
      ),
    },
    {
      title: words.say('log'),
      rows:
        found.entry === null
          ? []
          : row(
              `entry-${found.entry}`,
              entryTarget(found.entry),
              <span>{words.say('entry', { index: countText(found.entry) })}</span>,
              false,
            ),
    },
  ];
}

/** Screens and acts first: they are there with the key, so that what the vault answers moves no row that is read already. */
export const findGroups = (typed: string, found: Found | null, roles: readonly Role[]): FindGroup[] =>
  [
    { title: words.say('screens'), rows: screenRows(typed, roles) },
    ...(found === null ? [] : foundGroups(found, roles)),
  ].filter((group) => group.rows.length > 0);
