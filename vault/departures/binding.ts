/** What binds somebody after they leave: agreements in force, and the rules that they acknowledged (P5). */
import type { BindingAfter } from '../../shared/contract/answers.ts';
import { monthsLater } from '../../shared/vocabulary/calendar-day.ts';
import type { OpenVault } from '../acts/open-vault.ts';
import { agreementsOf, isInForce, rulesToldTo } from '../storage/agreements.ts';
import { localTimeText } from '../time/local-time.ts';

/** Without a last day, how long it binds is said in months alone. */
export function bindingAfter(vault: OpenVault, human: string, lastDay: string | null): BindingAfter {
  const { offsetMinutes } = vault.ports.clock.read();
  return {
    agreements: agreementsOf(vault.db, human)
      .filter(isInForce)
      .map((each) => ({
        agreement: each.no,
        kind: each.kind,
        title: each.title,
        signedOn: each.signedOn ?? '',
        until: each.until,
        afterMonths: each.afterMonths,
        bindsUntil:
          lastDay === null || each.afterMonths === null ? null : monthsLater(lastDay, each.afterMonths),
        area: each.area,
        secrets: each.secrets,
        compensation: each.compensation,
      })),
    rules: rulesToldTo(vault.db, human).map(({ kind, title, version, atMs }) => ({
      kind,
      title,
      version,
      on: localTimeText(atMs, offsetMinutes).slice(0, 10),
    })),
  };
}

/** The same as an entry lists it: states and versions, which both verifiers work out again. */
export const bindingStated = (vault: OpenVault, human: string) => ({
  agreements: agreementsOf(vault.db, human)
    .filter(isInForce)
    .map(({ id, state }) => ({ agreement: id, state })),
  rules: rulesToldTo(vault.db, human).map(({ rules, version }) => ({ rules, version })),
});

/** Whether there is anything to remind of. */
export const binds = ({
  agreements,
  rules,
}: {
  agreements: readonly unknown[];
  rules: readonly unknown[];
}): boolean => agreements.length + rules.length > 0;
