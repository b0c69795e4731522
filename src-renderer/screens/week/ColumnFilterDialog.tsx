// Asks by what of a column the lines are filtered: a text, a figure over or under another, or some of the words there are.
import { useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import { formatQuantityShort, parseQuantity } from '../../../src-shared/domain/quantity.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import {
  type ColumnCondition,
  type FilterChoice,
  filterChoices,
  filterKindOf,
  filterNameOf,
} from '../../grid/column-filters.ts';
import type { GridRow } from '../../grid/rows.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './week.module.css';

interface ColumnFilterDialogProps {
  /** One that can be filtered by. */
  column: string;
  before: ColumnCondition | null;
  /** All lines of the week. */
  rows: readonly GridRow[];
  /** Null: not filtered by this column any more. */
  onFilter: (condition: ColumnCondition | null) => void;
  onClose: () => void;
}

export function ColumnFilterDialog({ column, before, rows, onFilter, onClose }: ColumnFilterDialogProps) {
  const { council, serviceName } = useWorkspace();
  const [typed, setTyped] = useState(typedOf(column, before));
  const [errors, setErrors] = useState<Partial<Typed>>({});
  const chosenBefore = before?.is === 'one-of' ? before.values : [];
  const choices = filterChoices(rows, column, chosenBefore, { council, serviceName });
  const [values, setValues] = useState<readonly string[]>(
    before === null ? choices.map(({ value }) => value) : chosenBefore,
  );
  const kind = filterKindOf(column);
  const name = filterNameOf(column);

  const show = () => {
    if (kind === 'one-of')
      return onFilter(values.length === choices.length ? null : { is: 'one-of', values: [...values] });
    if (kind === 'contains') return onFilter(typed.text.trim() === '' ? null : { is: 'contains', text: typed.text });
    const [over, under] = [readFigure(typed.over, column), readFigure(typed.under, column)];
    setErrors({ over: over.error, under: under.error });
    if (over.error !== '' || under.error !== '') return;
    const none = over.figure === null && under.figure === null;
    onFilter(none ? null : { is: 'figure', over: over.figure, under: under.figure });
  };
  return (
    <Dialog title={`Filter by ${name}`} onClose={onClose}>
      <Form className={styles.filterForm} onSubmit={show}>
        {kind === 'contains' ? (
          <TextField
            label={`${name} has`}
            hint="Part of it, capital or small letters"
            value={typed.text}
            onChange={(text) => setTyped({ ...typed, text })}
            autoFocus
          />
        ) : null}
        {kind === 'figure' ? (
          <>
            <TextField
              label="Over"
              hint={column === 'visits' ? 'Such as 7' : 'Hours, such as 0 or 2.5'}
              size="code"
              value={typed.over}
              onChange={(over) => setTyped({ ...typed, over })}
              error={errors.over ?? ''}
              autoFocus
            />
            <TextField
              label="Under"
              size="code"
              value={typed.under}
              onChange={(under) => setTyped({ ...typed, under })}
              error={errors.under ?? ''}
            />
          </>
        ) : null}
        {kind === 'one-of' ? <Values choices={choices} values={values} onChange={setValues} /> : null}
        <Buttons>
          <Button
            look="primary"
            type="submit"
            whyNot={kind === 'one-of' && values.length === 0 ? 'Choose what is to be shown.' : null}
          >
            Show these lines
          </Button>
          {before === null ? null : <Button onPress={() => onFilter(null)}>Do not filter by this</Button>}
          <Button onPress={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}

interface ValuesProps {
  choices: readonly FilterChoice[];
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

function Values({ choices, values, onChange }: ValuesProps) {
  const all = values.length === choices.length;
  return (
    <div className={styles.filterValues}>
      <Checkbox isSelected={all} onChange={() => onChange(all ? [] : choices.map(({ value }) => value))} autoFocus>
        All of them
      </Checkbox>
      {choices.map(({ value, label, lines }) => (
        <Checkbox
          key={value}
          isSelected={values.includes(value)}
          onChange={(isChosen) => onChange(isChosen ? [...values, value] : values.filter((one) => one !== value))}
        >
          {label === '' ? 'Nothing' : label}, {count(lines, 'line')}
        </Checkbox>
      ))}
    </div>
  );
}

interface Typed {
  text: string;
  over: string;
  under: string;
}

function typedOf(column: string, before: ColumnCondition | null): Typed {
  const words = (figure: number | null) =>
    figure === null ? '' : column === 'visits' ? String(figure) : formatQuantityShort(figure);
  return {
    text: before?.is === 'contains' ? before.text : '',
    over: before?.is === 'figure' ? words(before.over) : '',
    under: before?.is === 'figure' ? words(before.under) : '',
  };
}

/** An empty field sets no bound. */
function readFigure(text: string, column: string): { figure: number | null; error: string } {
  if (text.trim() === '') return { figure: null, error: '' };
  const read = parseQuantity(text);
  if (!read.ok) return { figure: null, error: read.sentence };
  if (column !== 'visits') return { figure: read.quantity, error: '' };
  const isWhole = read.quantity % 100 === 0;
  return { figure: isWhole ? read.quantity / 100 : null, error: isWhole ? '' : 'Enter a whole number, such as 7.' };
}
