// The cell editor of a quantity. A bad number keeps its text and says what to type; only a good one leaves the cell.
// Plain DOM rather than React: it must be there before the next key is pressed, and React draws a moment later.
import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import type { QuantityField } from '../recording/propose.ts';
import { readEntry } from '../recording/read-entry.ts';
import { type EditorOpens, startedByTyping } from './editing.ts';
import styles from './grid.module.css';
import type { GridRow } from './rows.ts';
import { quantityWords } from './words.ts';

type EditorValue = number | string | null;
type QuantityEditorParams = ICellEditorParams<GridRow, EditorValue> & EditorOpens & { council: CouncilProfile };

/** Hands on the text as typed, which the week's columns hand on; untouched, the number it was given. */
export class QuantityEditor implements ICellEditorComp<GridRow, EditorValue> {
  private readonly box = document.createElement('div');
  private readonly input = document.createElement('input');
  private readonly sentence = document.createElement('p');
  private params: QuantityEditorParams | null = null;
  private touched = false;

  init(params: QuantityEditorParams): void {
    this.params = params;
    const { input, sentence } = this;
    const { eventKey, value, data } = params;
    params.open(data);
    this.touched = startedByTyping(eventKey) || eventKey === 'Backspace';
    input.value = this.touched
      ? eventKey?.length === 1
        ? eventKey
        : ''
      : typeof value === 'number'
        ? formatQuantity(value)
        : '';
    input.className = styles.quantityInput ?? '';
    input.inputMode = 'decimal';
    input.setAttribute('aria-label', `${quantityWords[this.field]}, ${data.person}`);
    sentence.id = `entry-error-${data.id}`;
    sentence.className = styles.entryError ?? '';
    sentence.setAttribute('role', 'alert');
    sentence.hidden = true;
    this.box.className = styles.quantityEditor ?? '';
    this.box.dataset.ownKeys = '';
    this.box.append(input, sentence);
    input.addEventListener('input', () => {
      this.touched = true;
      this.show('');
    });
    // On the field itself: the grid listens above it and must not hear that the edit ends while the text is wrong.
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' && event.key !== 'Tab') return;
      const wrong = this.wrong();
      this.show(wrong);
      if (wrong === '') return;
      event.stopPropagation();
      event.preventDefault();
    });
  }

  getGui(): HTMLElement {
    return this.box;
  }

  afterGuiAttached(): void {
    this.input.focus();
    if (this.touched) this.input.setSelectionRange(this.input.value.length, this.input.value.length);
    else this.input.select();
  }

  getValue(): EditorValue {
    return this.touched ? this.input.value : (this.params?.value ?? null);
  }

  isPopup(): boolean {
    return true;
  }

  /** With `invalidEditValueMode: 'block'`, the editor stays open while this names anything. */
  getValidationErrors(): string[] | null {
    const wrong = this.wrong();
    return wrong === '' ? null : [wrong];
  }

  private get field(): QuantityField {
    return this.params?.colDef.field as QuantityField;
  }

  private wrong(): string {
    const actual = this.params?.data.row?.actual;
    if (!this.touched || this.params === null || actual === null || actual === undefined) return '';
    const entry = readEntry(this.input.value, this.field, actual, this.params.council.step);
    return entry.ok ? '' : entry.sentence;
  }

  private show(sentence: string): void {
    this.sentence.textContent = sentence;
    this.sentence.hidden = sentence === '';
    this.input.setAttribute('aria-invalid', String(sentence !== ''));
    if (sentence === '') this.input.removeAttribute('aria-describedby');
    else this.input.setAttribute('aria-describedby', this.sentence.id);
  }
}
