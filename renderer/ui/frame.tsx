/** Strip, rail, work area, foot: the same on every screen but the viewer. */
import { Button } from 'antd';
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { isKeeper } from '../../shared/vocabulary/terms.ts';
import { clockText, countText, dayText, timeText } from '../i18n/format.ts';
import { defineWords, useLanguage } from '../i18n/words.ts';
import { useSession, useStatus } from '../session/session.tsx';
import { AllKeys } from './all-keys.tsx';
import { belongsToInputMethod } from './composition.ts';
import { FindButton } from './find-button.tsx';
import { useShownFootKeys } from './foot-keys.tsx';
import { HelpLink } from './help.tsx';
import { useKeys } from './keys.ts';
import { Key, RoleNames } from './marks.tsx';
import { NewsBand } from './news-band.tsx';
import { entryOf, railFor } from './rail.ts';
import { RenewedNote } from './renewed-note.tsx';
import { SettingsDialog, useSettingsShown } from './settings-dialog.tsx';
import { Shape } from './shape.tsx';

const words = defineWords('frame', {
  openSince: ['已开启，{{time}} 起', 'Open since {{time}}'],
  closed: ['已关闭', 'Closed'],
  locksIn: ['{{time}} 后锁定', 'Locks in {{time}}'],
  switch: ['换人', 'Switch'],
  lock: ['锁定', 'Lock'],
  menu: ['菜单', 'Menu'],
  settings: ['设置', 'Settings'],
  sample: [
    '样例保险库：人员与客户都是虚构的，口令公开，不能存放真实资料。',
    'Sample vault: people and clients are invented and the passphrases public; nothing real belongs in it.',
  ],
  quarantine: [
    '隔离中：发现较旧或不一致的状态，任何文件都不能查阅。须由保管人与审批人共同处理。',
    'Quarantine: an older or differing state was found; nothing can be viewed until a custodian and an approver have dealt with it.',
  ],
  bands: ['须先知道的', 'To know first'],
  remarks: ['提醒', 'Reminder'],
  mend: ['处理', 'Deal with it'],
  clock: ['系统时钟可疑，暂不能办理。', 'The clock is in doubt; nothing can be done until it is confirmed.'],
  log: ['日志 {{count}} 条', 'Log {{count}} entries'],
  checked: ['开库时已复验', 'verified at opening'],
  checking: ['复验 {{done}} / {{total}}', 'verifying {{done}} of {{total}}'],
  anchors: ['库外锚点 {{count}} 处', '{{count}} anchor outside|{{count}} anchors outside'],
  allKeys: ['全部按键', 'All keys'],
  whole: [
    '已宣布整库出库：自 {{from}} 起，双方可把全部文件写出库外。',
    'The release of the whole vault is announced: from {{from}} on, both sides may write every document out.',
  ],
  wholeBegun: [
    '整库出库已在办理：全部文件已写出或正在写出库外。',
    'The release of the whole vault has begun: every document is, or is being, written out.',
  ],
  wholeShow: ['查看', 'Show it'],
  oneOfRole: [
    '本库只有一位保管人或一位审批人；请尽快增加，以免无人可以互相核对。',
    'This vault has only one custodian or one approver; add another soon, so that somebody can check.',
  ],
});

export function Strip({ children, name }: { readonly children?: ReactNode; readonly name?: string }) {
  const { status } = useSession();
  const say = words.use();
  const language = useLanguage();
  return (
    <header className="strip">
      <div className="strip-vault">
        <Shape name={status === null ? 'closed' : 'open'} />
        <strong className="serif">{status?.name ?? name ?? ''}</strong>
        <span className="small quiet">
          {status === null
            ? say('closed')
            : say('openSince', { time: timeText(status.openedAtMs, language) })}
        </span>
      </div>
      <div className="strip-desk">{children}</div>
    </header>
  );
}

function LocksIn() {
  const { locksAtMs } = useSession();
  const say = words.use();
  const [nowMs, setNowMs] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="small quiet strip-cell" aria-live="off">
      {say('locksIn', { time: clockText(locksAtMs - nowMs) })}
    </span>
  );
}

/** Full width, paper on ink: what must be known before anything else is read. */
export function Bands() {
  const { status } = useSession();
  const say = words.use();
  const navigate = useNavigate();
  if (status === null) return null;
  const doubtful = status.quarantine !== 'none' || status.clock !== 'none';
  if (!status.sample && !doubtful) return null;
  return (
    <section aria-label={say('bands')}>
      {status.sample && <p className="band">{say('sample')}</p>}
      {doubtful && (
        <div className="band" role="alert">
          {say(status.quarantine !== 'none' ? 'quarantine' : 'clock')}
          {status.signedIn !== null && (
            <button type="button" className="link" onClick={() => navigate('/mend')}>
              {say('mend')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

function FootState() {
  const { status } = useSession();
  const say = words.use();
  if (status === null) return null;
  const { checking } = status;
  return (
    <span className="foot-log">
      <Shape name={checking === null ? 'done' : 'under-way'} />
      {[
        say('log', { count: countText(status.entries) }),
        checking === null
          ? say('checked')
          : say('checking', { done: countText(checking.done), total: countText(checking.total) }),
        say('anchors', { count: status.anchorsAnswered }),
      ].join(' · ')}
    </span>
  );
}

export function Foot() {
  const keys = useShownFootKeys();
  return (
    <footer className="foot">
      <span className="foot-keys">
        {keys.map(({ keys: caps, does }) => (
          <span key={does}>
            {caps.map((cap) => (
              <Key key={cap}>{cap}</Key>
            ))}{' '}
            {does}
          </span>
        ))}
      </span>
      <span className="foot-state">
        <FootState />
        <HelpLink />
      </span>
    </footer>
  );
}

export function Frame({ children }: { readonly children: ReactNode }) {
  const { lock, settings } = useSession();
  const status = useStatus();
  const say = words.use();
  const navigate = useNavigate();
  const location = useLocation();
  const [menuOpen, setMenuOpen] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const [settingsShown, setSettingsShown] = useSettingsShown();
  const [going, setGoing] = useState(false);
  const rail = railFor(status.roles);
  const current = entryOf(location.pathname, rail);
  useKeys({
    'Ctrl+l': () => void lock('lock'),
    'Ctrl+u': () => void lock('switch'),
    '?': () => setKeysShown(true),
    'Shift+?': () => setKeysShown(true),
    g: () => setGoing(true),
  });
  // After G the next letter goes somewhere.
  useLayoutEffect(() => {
    if (!going) return;
    const onKey = (event: KeyboardEvent): void => {
      setGoing(false);
      if (belongsToInputMethod(event)) return;
      const target = rail
        .flatMap((group) => group.entries)
        .find((entry) => entry.key === event.key.toLowerCase());
      if (target === undefined) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      void navigate(target.path);
    };
    window.addEventListener('keydown', onKey, { capture: true, once: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [going, rail, navigate]);
  useEffect(() => {
    if (location.pathname !== '') setMenuOpen(false);
  }, [location.pathname]);
  const single = status.custodians < 2 || status.approvers < 2;
  return (
    <div className="frame">
      <Strip>
        <span className="small strip-cell">
          <strong>{status.signedIn}</strong>{' '}
          <span className="quiet">{<RoleNames roles={status.roles} />}</span>
        </span>
        <span className="small quiet strip-cell strip-place">
          {[settings.place, settings.station].filter(Boolean).join(' · ')}
        </span>
        <LocksIn />
        <FindButton />
        <Button size="small" onClick={() => void lock('switch')}>
          {say('switch')} <Key>Ctrl U</Key>
        </Button>
        <Button size="small" onClick={() => void lock('lock')}>
          {say('lock')} <Key>Ctrl L</Key>
        </Button>
        <Button
          className="menu-button"
          size="small"
          aria-expanded={menuOpen}
          onClick={() => setMenuOpen(!menuOpen)}
        >
          ≡ {say('menu')}
        </Button>
      </Strip>
      <Bands />
      <RenewedNote />
      <NewsBand />
      {single && isKeeper(status.roles) && (
        <section className="note-band small" aria-label={say('remarks')}>
          <Shape name="note" /> {say('oneOfRole')}
        </section>
      )}
      {status.wholeRelease !== null && (
        <section className="note-band small" aria-label={say('remarks')}>
          <Shape name="note" />{' '}
          {say(status.wholeRelease.begun ? 'wholeBegun' : 'whole', {
            from: dayText(status.wholeRelease.fromMs, settings.language),
          })}
          {isKeeper(status.roles) && (
            <>
              {' '}
              <button type="button" className="link" onClick={() => void navigate('/releases/whole')}>
                {say('wholeShow')}
              </button>
            </>
          )}
        </section>
      )}
      <div className="frame-body">
        <nav className={`rail${menuOpen ? ' rail-open' : ''}`} aria-label={say('menu')}>
          {rail.map((group) => (
            <div key={group.title} className="rail-group">
              <h3>{group.title}</h3>
              <ul>
                {group.entries.map((entry) => {
                  const count = entry.count?.(status) ?? 0;
                  return (
                    <li key={entry.path}>
                      <Link
                        to={entry.path}
                        data-focus="inside"
                        {...(entry === current ? { 'aria-current': 'page' as const } : {})}
                      >
                        <span>{entry.title}</span>
                        {count > 0 && <span className="rail-count">{countText(count)}</span>}
                      </Link>
                    </li>
                  );
                })}
              </ul>
            </div>
          ))}
          <div className="rail-end">
            <button type="button" className="link fine" onClick={() => setSettingsShown(true)}>
              {say('settings')}
            </button>
            <button type="button" className="link fine" onClick={() => setKeysShown(true)}>
              {say('allKeys')}
            </button>
          </div>
        </nav>
        <div className="work">{children}</div>
      </div>
      <Foot />
      <AllKeys open={keysShown} onClose={() => setKeysShown(false)} rail={rail} />
      <SettingsDialog open={settingsShown} onClose={() => setSettingsShown(false)} />
    </div>
  );
}
