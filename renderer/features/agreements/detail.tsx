/** One agreement: what it says, the remarks on its figures, and what the person at the desk may do with it. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AgreementShown } from '../../../shared/contract/answers.ts';
import { afterLabel, agreementText, remarkLabel } from '../../../shared/vocabulary/agreement-words.ts';
import type { Role } from '../../../shared/vocabulary/terms.ts';
import { yuanText } from '../../../shared/vocabulary/training-words.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Facts, Sheet } from '../../ui/page.tsx';
import { PrintDialog } from '../../ui/print-dialog.tsx';
import { ScanStands } from '../../ui/scan-stands.tsx';
import { SignButton } from '../../ui/signing.tsx';
import { MakeDialog } from './make-dialog.tsx';
import { BringInDialog, EndDialog, SignDialog } from './sign-dialogs.tsx';
import { agreementWords } from './words.ts';

type Dialog = 'sign' | 'bring-in' | 'end' | 'change' | 'renew' | 'print' | null;

export function AgreementDetail({
  agreement: it,
  roles,
}: {
  readonly agreement: AgreementShown;
  readonly roles: readonly Role[];
}) {
  const say = agreementWords.use();
  const term = terms.use();
  const language = useLanguage();
  const nth = language === 'zh-CN' ? 0 : 1;
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = (): void => setDialog(null);
  const keeper = roles.includes('custodian') || roles.includes('approver');
  const registrar = (roles.includes('clerk') || roles.includes('custodian')) && !it.own;
  const open = it.endedOn === null;
  const draft = it.stands === 'draft';
  const sum = (fen: number | null) => (fen === null ? null : yuanText(fen));
  const row = (label: string, value: ReactNode) =>
    value === null || value === '' ? null : ([label, value] as const);
  return (
    <Sheet title={`${agreementText('kind', it.kind, language)} · ${it.title}`}>
      <Facts
        rows={[
          row(say('person'), it.person),
          row(say('term'), `${it.from} – ${it.until ?? say('endless')}`),
          row(say('afterShown'), afterLabel(it.kind, it.afterMonths)[nth]),
          row(say('classes'), it.classes.map((each) => term(each)).join(' · ')),
          row(say('dossiersShown'), it.dossiers.join(' · ')),
          row(say('secrets'), it.secrets),
          row(say('area'), it.area),
          row(say('compensation'), sum(it.compensation)),
          row(say('wage'), sum(it.wage)),
          row(say('penalty'), sum(it.penalty)),
          row(say('remark'), it.remark),
          row(
            say('template'),
            it.template === null
              ? null
              : `${it.template.title} · ${say('version', { n: it.template.version })}`,
          ),
          it.replaces === null ? null : [say('stands'), say('replaces', { n: it.replaces })],
          row(say('signed'), it.signedOn),
          row(say('ended'), it.endedOn === null ? null : [it.endedOn, it.ground].filter(Boolean).join(' · ')),
          row(
            say('scan'),
            it.scan === null ? null : (
              <>
                {[it.scan.kept, it.scan.sha256].filter(Boolean).join(' · ')}
                <ScanStands {...it.scan} />
              </>
            ),
          ),
        ]}
      />
      {it.remarks.length > 0 && (
        <>
          <h3 className="label-heading">{say('remarks')}</h3>
          <ul className="agreement-rows small">
            {it.remarks.map((remark) => (
              <li key={remark.what}>{remarkLabel(remark)[nth]}</li>
            ))}
          </ul>
        </>
      )}
      <div className="button-row">
        {draft && (it.own || keeper) && (
          <SignButton size="middle" onClick={() => setDialog('sign')}>
            {say('sign')}
          </SignButton>
        )}
        {draft && registrar && (
          <>
            <Button onClick={() => setDialog('bring-in')}>{say('bringIn')}</Button>
            <Button onClick={() => setDialog('change')}>{say('change')}</Button>
          </>
        )}
        {open && !draft && registrar && <Button onClick={() => setDialog('renew')}>{say('renew')}</Button>}
        <Button onClick={() => setDialog('print')}>{say('print')}</Button>
        {open && (draft ? registrar : it.own || keeper) && (
          <Button onClick={() => setDialog('end')}>{say(draft ? 'drop' : 'end')}</Button>
        )}
      </div>
      {dialog === 'sign' && <SignDialog agreement={it} onClose={close} />}
      {dialog === 'bring-in' && <BringInDialog agreement={it} onClose={close} />}
      {dialog === 'end' && <EndDialog agreement={it} onClose={close} />}
      {dialog === 'change' && <MakeDialog change={it} onClose={close} />}
      {dialog === 'renew' && <MakeDialog renews={it} onClose={close} />}
      {dialog === 'print' && (
        <PrintDialog paper="agreement" about={String(it.agreement)} copies={2} onClose={close} />
      )}
    </Sheet>
  );
}
