/** What the firm calls its three classes. The ranks stay; once sealed in the first entry, so do the labels. */
import { holdsInvisible, holdsVisible } from '../../../shared/policy/visible-text.ts';
import {
  type ClassLabels,
  labelCharactersMax,
  labelsLookAlike,
  usualClassLabels,
} from '../../../shared/vocabulary/class-labels.ts';
import { classifications } from '../../../shared/vocabulary/terms.ts';
import { useLanguage } from '../../i18n/words.ts';
import { OneLineField } from '../../ui/one-line-field.tsx';
import { State } from '../../ui/shape.tsx';
import { ceremonyWords } from './words.ts';

const stands = (label: string): boolean =>
  holdsVisible(label) && !holdsInvisible(label) && [...label.trim()].length <= labelCharactersMax;

/** Whether the vault would take them. */
export const labelsStand = (labels: ClassLabels | null): boolean =>
  labels === null || (classifications.every((level) => stands(labels[level])) && !labelsLookAlike(labels));

const fields = { internal: 'labelLowest', confidential: 'labelMiddle', secret: 'labelHighest' } as const;

export function LabelFields({
  value,
  onChange,
}: {
  readonly value: ClassLabels | null;
  readonly onChange: (labels: ClassLabels | null) => void;
}) {
  const say = ceremonyWords.use();
  const usual = usualClassLabels(useLanguage());
  const labels = value ?? usual;
  return (
    <>
      <hr className="ceremony-line" />
      <h2>{say('labels')}</h2>
      <p className="small quiet">{say('labelsSay')}</p>
      <div className="policy-fields">
        {classifications.map((level) => (
          <OneLineField
            key={level}
            label={say(fields[level])}
            value={labels[level]}
            onChange={(label) => {
              const next = { ...labels, [level]: label };
              onChange(classifications.every((each) => next[each] === usual[each]) ? null : next);
            }}
          />
        ))}
      </div>
      {!labelsStand(value) && (
        <p role="status">
          <State shape="note">{say('labelsFault', { max: labelCharactersMax })}</State>
        </p>
      )}
    </>
  );
}
