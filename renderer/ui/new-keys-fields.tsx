/** New keys of a keeper: a passphrase of their own, and the two folders that key file and spare are written to. */
import { defineWords } from '../i18n/words.ts';
import { FolderField } from './fields.tsx';
import { isSettled, NewPassphraseFields } from './passphrase-field.tsx';

const words = defineWords('new-keys', {
  keyFolder: ['密钥文件存到其 U 盘', 'The key file goes on the person’s USB stick'],
  spareFolder: ['备份存到另一处', 'Its spare goes somewhere else'],
  same: ['两处不能相同', 'The two places must differ'],
});

export interface NewKeys {
  readonly passphrase: string;
  readonly again: string;
  readonly keyFolder: string;
  readonly spareFolder: string;
}
export const noKeys: NewKeys = { passphrase: '', again: '', keyFolder: '', spareFolder: '' };

export const areComplete = (keys: NewKeys): boolean =>
  isSettled(keys) && keys.keyFolder !== '' && keys.spareFolder !== '' && keys.keyFolder !== keys.spareFolder;

function keyFileIn(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  const safe = name.normalize('NFKC').replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'key';
  return `${folder.replace(/[/\\]+$/, '')}${separator}${safe}.key`;
}

/** What the vault is asked with. `name`: what the files are called after. */
export const newKeysInput = (keys: NewKeys, name: string) => ({
  passphrase: keys.passphrase,
  keyFiles: [keyFileIn(keys.keyFolder, name), keyFileIn(keys.spareFolder, name)],
});

/** Old key files may lie in the same folder: the new ones carry the time in their name. */
export const freshName = (name: string): string => `${name}-${Date.now().toString(36)}`;

export function NewKeysFields({
  value,
  onChange,
}: {
  readonly value: NewKeys;
  readonly onChange: (value: NewKeys) => void;
}) {
  const say = words.use();
  const same = value.keyFolder !== '' && value.keyFolder === value.spareFolder;
  return (
    <>
      <NewPassphraseFields value={value} onChange={(typed) => onChange({ ...value, ...typed })} />
      <FolderField
        label={say('keyFolder')}
        what="key-folder"
        value={value.keyFolder}
        onChange={(keyFolder) => onChange({ ...value, keyFolder })}
      />
      <FolderField
        label={say('spareFolder')}
        what="key-folder"
        value={value.spareFolder}
        onChange={(spareFolder) => onChange({ ...value, spareFolder })}
        {...(same ? { hint: say('same') } : {})}
      />
    </>
  );
}
