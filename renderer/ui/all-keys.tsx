import { Modal } from 'antd';
import { defineWords } from '../i18n/words.ts';
import { useShownFootKeys } from './foot-keys.tsx';
import { Key } from './marks.tsx';
import type { RailGroup } from './rail.ts';

const words = defineWords('all-keys', {
  title: ['全部按键', 'All keys'],
  here: ['本页', 'This screen'],
  everywhere: ['各处', 'Everywhere'],
  goTo: ['前往', 'Go to'],
  rows: ['上下一行', 'Next and previous row'],
  open: ['打开', 'Open'],
  find: ['在本页查找', 'Find on this screen'],
  anything: [
    '查找一切：客户、文件、人员、调阅、条目、页面',
    'Find anything: client, document, person, loan, entry, screen',
  ],
  back: ['返回，或离开输入框', 'Back, or leave a field'],
  primary: ['在输入框中：办理主要一项', 'In a field: do the main act'],
  lock: ['锁定', 'Lock'],
  switch: ['换人', 'Switch person'],
  settings: ['语言与外观', 'Language and appearance'],
  help: ['帮助与关于', 'Help and About'],
  zoom: ['放大、缩小、实际大小', 'Larger, smaller, actual size'],
  limits: [
    '本软件不能阻止用相机拍摄屏幕，只能事后追查：每页都带有姓名、时间、地点与追查码。保管人与审批人联手可以打开一切；谁也不能单独打开。',
    'No software can stop a camera; it can only be traced: each page carries name, time, place and a trace code. A custodian and an approver together can open everything; nobody can alone.',
  ],
});

export function AllKeys({
  open,
  onClose,
  rail,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly rail: readonly RailGroup[];
}) {
  const say = words.use();
  const here = useShownFootKeys();
  const everywhere: readonly (readonly [readonly string[], string])[] = [
    [['J', 'K'], say('rows')],
    [['Enter'], say('open')],
    [['/'], say('find')],
    [['Esc'], say('back')],
    [['Ctrl Enter'], say('primary')],
    [['Ctrl K'], say('anything')],
    [['Ctrl L'], say('lock')],
    [['Ctrl U'], say('switch')],
    [['Ctrl ,'], say('settings')],
    [['Ctrl +', 'Ctrl −', 'Ctrl 0'], say('zoom')],
    [['F1'], say('help')],
  ];
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={say('title')} width={720}>
      <div className="keys-columns">
        <section>
          <h3>{say('here')}</h3>
          <ul>
            {here.map(({ keys, does }) => (
              <li key={does}>
                {keys.map((key) => (
                  <Key key={key}>{key}</Key>
                ))}{' '}
                {does}
              </li>
            ))}
          </ul>
          <h3>{say('everywhere')}</h3>
          <ul>
            {everywhere.map(([keys, does]) => (
              <li key={does}>
                {keys.map((key) => (
                  <Key key={key}>{key}</Key>
                ))}{' '}
                {does}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h3>{say('goTo')}</h3>
          <ul>
            {rail
              .flatMap((group) => group.entries)
              .map((entry) => (
                <li key={entry.path}>
                  <Key>G</Key> <Key>{entry.key.toUpperCase()}</Key> {entry.title}
                </li>
              ))}
          </ul>
        </section>
      </div>
      <p className="fine quiet">{say('limits')}</p>
    </Modal>
  );
}
