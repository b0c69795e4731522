// The lines of a typed sheet with nothing written on them: whoever typed it may say that they went to plan, of just those that are shown.
import type { SheetPreview } from '../../../src-shared/app-api/sheet.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { Checkbox } from '../../components/Choices.tsx';
import styles from './log-sheet.module.css';
import { leftOutWords } from './review-words.ts';

interface RestOfSheetProps {
  preview: Pick<SheetPreview, 'rest' | 'leftOut'>;
  nameOf: (lineId: string) => { name: string; detail: string };
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
}

/** More are listed only once they are asked for. */
const mostListed = 10;

export function RestOfSheet({ preview: { rest, leftOut }, nameOf, isSelected, onChange }: RestOfSheetProps) {
  const left = leftOutWords(leftOut, nameOf);
  return (
    <>
      {rest.length === 0 ? null : (
        <>
          <Checkbox isSelected={isSelected} onChange={onChange} hint="Say so only if whoever filled in the sheet does.">
            The other {count(rest.length, 'line')} of the sheet, with nothing written, went to plan
          </Checkbox>
          <details open={rest.length <= mostListed}>
            <summary>Which lines these are</summary>
            <ul>
              {rest.map((lineId) => {
                const { name, detail } = nameOf(lineId);
                return (
                  <li key={lineId}>
                    {name} <span className={styles.soft}>{detail}</span>
                  </li>
                );
              })}
            </ul>
          </details>
        </>
      )}
      {left === '' ? null : <p>{left}</p>}
    </>
  );
}
