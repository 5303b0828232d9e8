/** Help and About: the guide; and what this is, what to do when something is wrong, version and licences. */
import { Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { About } from '../../shared/contract/shell.ts';
import { askShell } from '../calls/desktop.ts';
import { defineWords } from '../i18n/words.ts';
import { Guide } from './guide.tsx';
import { keyText } from './key-text.ts';
import { Facts } from './page.tsx';
import { SaveReport } from './save-report.tsx';

const words = defineWords('help', {
  title: ['帮助与关于', 'Help and About'],
  what: ['这是什么', 'What this is'],
  whatSays: [
    '客户卷宗的离线保险库。文件由编写人提交，由保管人入档，由审批人放行，由借用人查阅；四人各不相同。同一文件每人只能查阅三次，每次的时间、地点与事由永久记录在案。',
    'An offline vault for client dossiers. An author submits a document, a custodian keeps it, an approver lets it go, a borrower reads it: four different people. Each person may look at a document three times, and the time, place and reason of every look stay on record.',
  ],
  how: ['怎么用', 'How to work'],
  howKeys: [
    '左侧是你能办理的事项，数字是待办事项的件数。每个页面底部列出可用按键；按 ? 显示全部按键。',
    'On the left is what you can do; numbers count what waits for you. The foot of each screen lists its keys; ? shows all of them.',
  ],
  howFind: [
    '{{find}} 打开一个查找框：客户、文件、人员、调阅、日志条目、页面与事项，按名称、编号、名称的一部分或拼音。无权知悉的不会出现；选中的记入日志。',
    '{{find}} opens one field for everything: clients, documents, people, loans, entries, screens and acts, by name, number, part of a name or pinyin. What you may not know of is not there; what you choose is on record.',
  ],
  howRed: [
    '红色按钮都是签名：会再次要求口令，办理之后不能撤销，并记入日志。',
    'Red buttons sign: they ask for the passphrase again, cannot be undone, and are on record.',
  ],
  howMany: [
    '许多件可以一次口令签署：审批、入档与退回（先逐件打开），发放与核收（在桌面按 X 选入）。每件各自签名；有一件签不了，会指明是哪一件。',
    'Many are signed with one passphrase: decisions, filings (each opened first), loans to issue or check in (marked with X on the desk). Each has its own signature; one that cannot be signed is named.',
  ],
  howLeave: [
    '离开座位前按 {{lock}} 锁定；下一位用 {{switch}} 换人登录。五分钟无人操作会自动锁定。',
    'Press {{lock}} before you leave the desk; the next person signs in with {{switch}}. After five minutes without anybody it locks by itself.',
  ],
  wrong: ['出了问题', 'When something is wrong'],
  wrongRefused: [
    '被拒绝：页面写明规则编号、原因与现在可以做的事。拒绝不是故障。',
    'Refused: the screen names the rule, the cause and what you can do now. A refusal is no fault.',
  ],
  wrongLost: [
    '忘记口令，或丢失 U 盘：请保管人（保管人自己的由审批人）用恢复单恢复。没有恢复单，谁也打不开。',
    'A forgotten passphrase or a lost stick: ask a custodian (for a custodian’s own, an approver) to use the recovery sheets. Without the sheets nobody can open it.',
  ],
  wrongQuarantine: [
    '隔离：保险库的状态较旧或不一致，暂不能查阅；由一位保管人与一位审批人在“处理”中共同核对。',
    'Quarantine: the vault is older than it should be, or does not agree with itself; nothing can be viewed until a custodian and an approver have dealt with it together.',
  ],
  newer: ['换用新版本', 'A newer version'],
  newerGet: [
    '先做一次备份，再关库。在能上网的电脑上取得安装文件，核对发布者公布的 SHA-256，用 U 盘拷到这台电脑安装。',
    'Make a backup, then close the vault. Get the installer on a computer that has a network, check it against the SHA-256 that its publisher gives, bring it here on a stick and install it.',
  ],
  newerOpen: [
    '新版本第一次开库时把数据库换成新格式；中途失败，原库不变。换过之后，旧版本不能再打开它。',
    'The first opening brings the database to the new format; where that fails the vault is as it was. Afterwards the older version opens it no more.',
  ],
  newerFuture: [
    '提示“由更新的版本写成”时，请在这台电脑上也装新版本；不要拿旧文件去替换。',
    'Where a vault is said to come from a newer version, install that version here too; do not put older files in the place of newer ones.',
  ],
  about: ['关于', 'About'],
  version: ['版本', 'Version'],
  runs: ['运行环境', 'Runs on'],
  electron: ['Electron {{electron}}，Chromium {{chromium}}', 'Electron {{electron}}, Chromium {{chromium}}'],
  standIn: [
    'Chromium {{chromium}}（代替 Electron，只供试用）',
    'Chromium {{chromium}} (in the place of Electron, for trying only)',
  ],
  system: ['系统', 'System'],
  rights: ['版权', 'Rights'],
  rightsSays: [
    '保留一切权利。所含他人的作品各按其许可使用，全文如下。',
    'All rights reserved. The work of others in it is used under their licences, in full below.',
  ],
  network: ['网络', 'Network'],
  networkSays: [
    '本软件不连接任何网络，也不自动更新。',
    'This program connects to no network and does not update itself.',
  ],
  licences: ['他人作品的许可', 'Licences of others'],
  show: ['显示', 'Show'],
  hide: ['收起', 'Hide'],
  licencesMissing: ['许可文本未随此版本构建。', 'The licence texts were not built with this version.'],
});

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const say = words.use();
  return (
    <Modal open className="help-dialog" onCancel={onClose} footer={null} title={say('title')} width={1120}>
      <Guide about={<ProgramItself />} />
    </Modal>
  );
}

function ProgramItself() {
  const say = words.use();
  return (
    <div className="help">
      <section>
        <h3>{say('what')}</h3>
        <p>{say('whatSays')}</p>
      </section>
      <section>
        <h3>{say('how')}</h3>
        <ul>
          <li>{say('howKeys')}</li>
          <li>{say('howFind', { find: keyText('Ctrl K') })}</li>
          <li>{say('howRed')}</li>
          <li>{say('howMany')}</li>
          <li>{say('howLeave', { lock: keyText('Ctrl L'), switch: keyText('Ctrl U') })}</li>
        </ul>
      </section>
      <section>
        <h3>{say('wrong')}</h3>
        <ul>
          <li>{say('wrongRefused')}</li>
          <li>{say('wrongLost')}</li>
          <li>{say('wrongQuarantine')}</li>
        </ul>
        <SaveReport />
      </section>
      <section>
        <h3>{say('newer')}</h3>
        <ul>
          <li>{say('newerGet')}</li>
          <li>{say('newerOpen')}</li>
          <li>{say('newerFuture')}</li>
        </ul>
      </section>
      <AboutProgram />
    </div>
  );
}

function AboutProgram() {
  const say = words.use();
  const [about, setAbout] = useState<About | null>(null);
  useEffect(() => {
    void askShell('about.read', {}).then(setAbout, () => undefined);
  }, []);
  if (about === null) return null;
  return (
    <section>
      <h3>{say('about')}</h3>
      <Facts
        rows={[
          [
            say('version'),
            <span key="version" className="selectable">{`Dossier Vault ${about.version}`}</span>,
          ],
          [say('runs'), say(about.shell === 'electron' ? 'electron' : 'standIn', { ...about })],
          [say('system'), `${about.platform} ${about.arch}`],
          [say('network'), say('networkSays')],
          [say('rights'), say('rightsSays')],
          [say('licences'), <Licences key="licences" />],
        ]}
      />
    </section>
  );
}

function Licences() {
  const say = words.use();
  const [text, setText] = useState<string | null>(null);
  const show = (): void => {
    void askShell('licences.read', {}).then(setText, () => setText(say('licencesMissing')));
  };
  if (text === null)
    return (
      <button type="button" className="link" onClick={show}>
        {say('show')}
      </button>
    );
  return (
    <>
      <button type="button" className="link" onClick={() => setText(null)}>
        {say('hide')}
      </button>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <pre className="licences selectable" tabIndex={0}>
        {text}
      </pre>
    </>
  );
}
