import { Modal, Radio } from 'antd';
import { useEffect, useId, useState } from 'react';
import { zoomSteps } from '../../shared/contract/shell.ts';
import { onShellEvent } from '../calls/desktop.ts';
import { defineWords } from '../i18n/words.ts';
import { useSession } from '../session/session.tsx';
import { Choice } from './choice.tsx';
import { useKeys } from './keys.ts';
import { OneLineField } from './one-line-field.tsx';

const words = defineWords('settings', {
  title: ['本工作站的设置', 'Settings of this station'],
  language: ['语言', 'Language'],
  theme: ['外观', 'Appearance'],
  light: ['浅色', 'Light'],
  dark: ['深色', 'Dark'],
  system: ['随系统', 'As the system'],
  zoom: ['显示大小', 'Size'],
  percent: ['{{percent}}%', '{{percent}} %'],
  letterKeys: ['单字符按键（J、K、/ 等）', 'Keys of a single character (J, K, / …)'],
  letterKeysOn: ['起作用', 'On'],
  letterKeysOff: [
    '不起作用；只用方向键、Enter、Esc 与组合键',
    'Off: arrows, Enter, Esc and combinations only',
  ],
  station: ['工作站名称', 'Name of this station'],
  place: ['地点（登录与查阅时预填）', 'Place (filled in at sign-in and before a view)'],
  done: ['完成', 'Done'],
});

/** Whether the dialog is open; `Ctrl ,` and the menu of macOS open it. */
export function useSettingsShown(): readonly [shown: boolean, show: (shown: boolean) => void] {
  const [shown, show] = useState(false);
  useKeys({ 'Ctrl+,': () => show(true) });
  useEffect(
    () =>
      onShellEvent((event) => {
        if (event.name === 'show' && event.what === 'settings') show(true);
      }),
    [],
  );
  return [shown, show];
}

function Radios<T extends string | boolean>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {label}
      </span>
      <Radio.Group
        aria-labelledby={id}
        value={value}
        onChange={(event) => onChange(event.target.value as T)}
        options={[...options]}
      />
    </div>
  );
}

export function SettingsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { settings, saveSettings } = useSession();
  const say = words.use();
  return (
    <Modal
      open={open}
      title={say('title')}
      onCancel={onClose}
      onOk={onClose}
      okText={say('done')}
      cancelButtonProps={{ style: { display: 'none' } }}
    >
      <div className="form">
        <Radios
          label={say('language')}
          value={settings.language}
          options={[
            { value: 'zh-CN', label: '简体中文' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(language) => saveSettings({ language })}
        />
        <Radios
          label={say('theme')}
          value={settings.theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: say(value) }))}
          onChange={(theme) => saveSettings({ theme })}
        />
        <Choice
          label={say('zoom')}
          value={String(settings.zoom)}
          options={zoomSteps.map((step) => ({
            value: String(step),
            label: say('percent', { percent: Math.round(step * 100) }),
          }))}
          onChange={(zoom) => saveSettings({ zoom: Number(zoom) })}
        />
        <Radios
          label={say('letterKeys')}
          value={settings.letterKeys}
          options={[
            { value: true, label: say('letterKeysOn') },
            { value: false, label: say('letterKeysOff') },
          ]}
          onChange={(letterKeys) => saveSettings({ letterKeys })}
        />
        <OneLineField
          label={say('station')}
          value={settings.station}
          onChange={(station) => saveSettings({ station })}
        />
        <OneLineField
          label={say('place')}
          value={settings.place}
          onChange={(place) => saveSettings({ place })}
        />
      </div>
    </Modal>
  );
}
