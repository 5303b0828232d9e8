/** The firm's policy: every setting with the number of its rule, read only; it can only be made stricter. */
import { Button } from 'antd';
import { useState } from 'react';
import type { PolicySettings } from '../../../shared/vocabulary/policy-settings.ts';
import { isKeeper } from '../../../shared/vocabulary/terms.ts';
import { stampText } from '../../i18n/format.ts';
import { terms } from '../../i18n/terms.ts';
import { defineWords } from '../../i18n/words.ts';
import { useStatus, useVaultAct, useVaultQuery } from '../../session/session.tsx';
import { useFootKeys } from '../../ui/foot-keys.tsx';
import { useKeys } from '../../ui/keys.ts';
import { Key, Tag } from '../../ui/marks.tsx';
import { useOtherSide } from '../../ui/other-side.ts';
import { Facts, Page, Sheet } from '../../ui/page.tsx';
import {
  levelOfSetting,
  loanApprovers,
  PolicyFields,
  policyRules,
  policyWords,
  releaseApprovers,
} from '../../ui/policy-fields.tsx';
import { SignedDialog } from '../../ui/signed-dialog.tsx';
import { Failed, Loading } from '../../ui/states.tsx';
import { Categories } from './categories.tsx';
import { FormFields } from './form-fields.tsx';
import { Gates } from './gates.tsx';
import './policy.css';

const words = defineWords('policy', {
  title: ['制度', 'Policy'],
  sub: [
    '建库时写入第一条日志，此后只能收紧。没有哪个角色能关掉一条规则。',
    'Written into the first entry of the log; since then only ever made stricter. No role can switch a rule off.',
  ],
  rule: ['规则', 'Rule'],
  setting: ['设置', 'Setting'],
  value: ['现值', 'Value'],
  chosen: ['可收紧的设置', 'Settings that can be made stricter'],
  fixed: ['不可更改的规则', 'Rules that nothing changes'],
  S2: [
    '保管人、审批人、审计员不得兼任其他角色。',
    'Custodian, approver and auditor each exclude every other role.',
  ],
  S3: [
    '一笔调阅中，编写人、借用人、审批人、发放的保管人是四个不同的人。',
    'In one loan author, borrower, approver and issuing custodian are four different people.',
  ],
  S6: [
    '不能审批自己，不能转授角色，没有例外。',
    'No self-approval, no role by delegation, no exemption for anyone.',
  ],
  L4: [
    '每人对同一文件一生最多查阅三次；新申请、新版本、更名、换岗都不增加。',
    'Three views at most for one person and document, for life; no new request, version, name or role adds one.',
  ],
  L6: [
    '先记入日志，再显示；每一页都是如此。',
    'First the entry is committed, then the page is shown; so it is for every page.',
  ],
  L9: [
    '不能保存、打印、复制、下载；相机不能阻止，只能追查。',
    'No save, print, copy or download. A camera cannot be stopped, only traced.',
  ],
  A2: ['日志只增不减，谁也不能停、改、删。', 'The log only grows; nobody stops, edits or thins it.'],
  A6: [
    '换回旧状态会被发现，保险库进入隔离。',
    'An older state put back is found, and the vault opens in quarantine.',
  ],
  history: ['沿革', 'History'],
  created: ['建库时制定', 'Set at creation'],
  tightened: ['最近一次收紧', 'Last made stricter'],
  never: ['未曾收紧', 'never'],
  tighten: ['收紧', 'Make stricter'],
  tightenSays: [
    '只能选更严的值。由保管人与审批人签名，立即生效，不能放宽回来。',
    'Only stricter values can be chosen. Signed by a custodian and an approver, in force at once, and never loosened again.',
  ],
  tightenSign: ['签名并收紧', 'Sign and make stricter'],
});

const fixed = ['S2', 'S3', 'S6', 'L4', 'L6', 'L9', 'A2', 'A6'] as const;

export default function Policy() {
  const say = words.use();
  const sayPolicy = policyWords.use();
  const sayTerm = terms.use();
  const status = useStatus();
  const shown = useVaultQuery('policy.show', {});
  const [tightening, setTightening] = useState(false);
  const keeper = isKeeper(status.roles);
  const mayLook = keeper || status.roles.includes('author') || status.roles.includes('borrower');
  useKeys({ e: () => keeper && setTightening(true) });
  useFootKeys(keeper ? [{ keys: ['E'], does: say('tighten') }] : []);
  if (shown.data === undefined) {
    return (
      <Page title={say('title')}>
        {shown.error === null ? (
          <Loading />
        ) : (
          <Failed error={shown.error} again={() => void shown.refetch()} />
        )}
      </Page>
    );
  }
  const { policy, createdAtMs, lastTightenedMs } = shown.data;
  const approvers = releaseApprovers(policy);
  const ofLoans = loanApprovers(policy);
  const values = {
    viewCapInternal: sayPolicy('views', { count: policy.viewCap.internal }),
    viewCapConfidential: sayPolicy('views', { count: policy.viewCap.confidential }),
    viewCapSecret: sayPolicy('views', { count: policy.viewCap.secret }),
    loanDaysMax: sayPolicy('days', { count: policy.loanDaysMax }),
    viewMinutes: sayPolicy('minutes', { count: policy.viewMinutes }),
    viewMinutesMax: sayPolicy('minutes', { count: policy.viewMinutesMax }),
    authorSeparation: sayPolicy(policy.authorSeparation),
    authorMayBorrow: sayPolicy(policy.authorMayBorrow ? 'yes' : 'no'),
    releaseInternal: sayPolicy('approvers', { count: approvers.internal }),
    releaseConfidential: sayPolicy('approvers', { count: approvers.confidential }),
    releaseSecret: sayPolicy('approvers', { count: approvers.secret }),
    loanInternal: sayPolicy('approvers', { count: ofLoans.internal }),
    loanConfidential: sayPolicy('approvers', { count: ofLoans.confidential }),
    loanSecret: sayPolicy('approvers', { count: ofLoans.secret }),
  };
  return (
    <Page
      title={say('title')}
      sub={say('sub')}
      actions={
        keeper && (
          <Button onClick={() => setTightening(true)}>
            {say('tighten')} <Key>E</Key>
          </Button>
        )
      }
      aside={
        <Sheet title={say('history')}>
          <Facts
            rows={[
              [say('created'), stampText(createdAtMs)],
              [say('tightened'), lastTightenedMs === null ? say('never') : stampText(lastTightenedMs)],
            ]}
          />
        </Sheet>
      }
    >
      <section className="sheet" aria-label={say('chosen')}>
        <h2 className="label-heading">{say('chosen')}</h2>
        <table className="plain-table policy-table">
          <thead>
            <tr>
              <th scope="col">{say('rule')}</th>
              <th scope="col">{say('setting')}</th>
              <th scope="col">{say('value')}</th>
            </tr>
          </thead>
          <tbody>
            {(Object.keys(values) as (keyof typeof values)[]).map((name) => (
              <tr key={name}>
                <td>
                  <Tag>{policyRules[name]}</Tag>
                </td>
                <td>
                  {sayPolicy(name, {
                    level: levelOfSetting[name] === undefined ? '' : sayTerm(levelOfSetting[name]),
                  })}
                </td>
                <td>
                  <strong>{values[name]}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Gates policy={policy} keeper={keeper} />
      {mayLook && <Categories keeper={keeper} />}
      {mayLook && <FormFields keeper={keeper} />}
      <section className="sheet" aria-label={say('fixed')}>
        <h2 className="label-heading">{say('fixed')}</h2>
        <ul className="policy-fixed">
          {fixed.map((rule) => (
            <li key={rule}>
              <Tag>{rule}</Tag> <span className="serif">{say(rule)}</span>
            </li>
          ))}
        </ul>
      </section>
      {tightening && <TightenDialog now={policy} onClose={() => setTightening(false)} />}
    </Page>
  );
}

function TightenDialog({ now, onClose }: { readonly now: PolicySettings; readonly onClose: () => void }) {
  const say = words.use();
  const other = useOtherSide();
  const tighten = useVaultAct('policy.tighten');
  const [policy, setPolicy] = useState(now);
  return (
    <SignedDialog
      wide
      title={say('tighten')}
      says={say('tightenSays')}
      label={say('tightenSign')}
      cosigner={other}
      disabled={JSON.stringify(policy) === JSON.stringify(now)}
      sign={({ signature, cosign }) => tighten.mutateAsync({ policy, signature, cosign })}
      onClose={onClose}
    >
      <PolicyFields value={policy} floor={now} onChange={setPolicy} />
    </SignedDialog>
  );
}
