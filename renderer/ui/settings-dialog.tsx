import { Modal, Radio } from 'antd';
import { defineWords } from '../i18n/words.ts';
import { useSession } from '../session.tsx';
import { Field } from './fields.tsx';
import { OneLineField } from './one-line-field.tsx';

const words = defineWords('settings', {
  title: ['本工作站的设置', 'Settings of this station'],
  language: ['语言', 'Language'],
  theme: ['外观', 'Appearance'],
  light: ['浅色', 'Light'],
  dark: ['深色', 'Dark'],
  system: ['随系统', 'As the system'],
  station: ['工作站名称', 'Name of this station'],
  place: ['地点（登录与查阅时预填）', 'Place (filled in at sign-in and before a view)'],
  done: ['完成', 'Done'],
});

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
        <Field label={say('language')}>
          {(id) => (
            <Radio.Group
              id={id}
              value={settings.language}
              onChange={(event) => saveSettings({ language: event.target.value })}
              options={[
                { value: 'zh-CN', label: '简体中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          )}
        </Field>
        <Field label={say('theme')}>
          {(id) => (
            <Radio.Group
              id={id}
              value={settings.theme}
              onChange={(event) => saveSettings({ theme: event.target.value })}
              options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: say(value) }))}
            />
          )}
        </Field>
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
