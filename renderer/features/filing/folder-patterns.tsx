/** How the names of folders and files are read (K6): patterns of one's own, or one of the usual. */
import { Checkbox, Input } from 'antd';
import type { CommandInput } from '../../../shared/contract/commands.ts';
import { filePatterns, folderPatterns, patternText } from '../../../shared/vocabulary/folder-terms.ts';
import { ownership } from '../../../shared/vocabulary/terms.ts';
import { terms } from '../../i18n/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { Choice } from '../../ui/choice.tsx';
import { Field } from '../../ui/fields.tsx';
import { folderWords } from './folder-words.ts';

export type Patterns = Omit<CommandInput<'folders.try'>, 'chosen' | 'likes' | 'names' | 'folders'> & {
  /** As typed: one a line. */
  readonly folders: string;
  readonly names: string;
};

export function FolderPatterns({
  patterns,
  onChange,
}: {
  readonly patterns: Patterns;
  readonly onChange: (patterns: Patterns) => void;
}) {
  const say = folderWords.use();
  const term = terms.use();
  return (
    <>
      <Field label={say('folderPattern')} hint={say('folderPatternHint')}>
        {(id) => (
          <div className="path-field">
            <Input.TextArea
              id={id}
              className="mono"
              rows={2}
              value={patterns.folders}
              spellCheck={false}
              onChange={(event) => onChange({ ...patterns, folders: event.target.value })}
            />
            <Usual
              label={say('usualFolders')}
              patterns={folderPatterns}
              onChoose={(folders) => onChange({ ...patterns, folders })}
            />
          </div>
        )}
      </Field>
      <Field label={say('namePatterns')} hint={say('namePatternsHint')}>
        {(id) => (
          <div className="path-field">
            <Input.TextArea
              id={id}
              className="mono"
              rows={2}
              value={patterns.names}
              spellCheck={false}
              onChange={(event) => onChange({ ...patterns, names: event.target.value })}
            />
            <Usual
              label={say('usualNames')}
              patterns={filePatterns}
              onChoose={(names) => onChange({ ...patterns, names })}
            />
          </div>
        )}
      </Field>
      <div className="field-row">
        <Choice
          label={say('ownership')}
          value={patterns.ownership}
          options={ownership.options.map((value) => ({ value, label: term(value) }))}
          onChange={(next) => onChange({ ...patterns, ownership: next })}
        />
      </div>
      <Checkbox
        checked={patterns.withFolders}
        onChange={(event) => onChange({ ...patterns, withFolders: event.target.checked })}
      >
        {say('withFolders')}
      </Checkbox>
      <Checkbox
        checked={patterns.onlyFitting}
        onChange={(event) => onChange({ ...patterns, onlyFitting: event.target.checked })}
      >
        {say('onlyFitting')}
      </Checkbox>
    </>
  );
}

function Usual({
  label,
  patterns,
  onChoose,
}: {
  readonly label: string;
  readonly patterns: readonly string[];
  readonly onChoose: (pattern: string) => void;
}) {
  const say = folderWords.use();
  const language = useLanguage();
  return (
    <select className="choice" aria-label={label} value="" onChange={(event) => onChoose(event.target.value)}>
      <option value="">{say('usual')}</option>
      {patterns.map((pattern) => (
        <option key={pattern} value={patternText(pattern, language)}>
          {patternText(pattern, language)}
        </option>
      ))}
    </select>
  );
}
