// The cell editor of a comment: several lines, Enter saves, Shift and Enter makes a new line. Plain DOM, for the reason
// that QuantityEditor.ts gives.

import type { ICellEditorComp, ICellEditorParams } from 'ag-grid-community';
import { longestText } from '../../src-shared/domain/limits.ts';
import { type EditorOpens, startedByTyping } from './editing.ts';
import styles from './grid.module.css';
import type { GridRow } from './rows.ts';

export class CommentEditor implements ICellEditorComp<GridRow, string> {
  private readonly box = document.createElement('div');
  private readonly area = document.createElement('textarea');

  init({ eventKey, value, data, open }: ICellEditorParams<GridRow, string> & EditorOpens): void {
    const { area, box } = this;
    open(data);
    // As in a spreadsheet: typing over a cell begins anew, F2 or Enter goes on with what is there.
    area.value = startedByTyping(eventKey) ? eventKey : eventKey === 'Backspace' ? '' : (value ?? '');
    area.className = styles.commentInput ?? '';
    area.rows = 4;
    area.maxLength = longestText;
    area.setAttribute('aria-label', `Comment, ${data.person}`);
    // On the field itself: the grid listens above it and would take Shift+Enter for the end of the edit.
    area.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      if (event.shiftKey || event.altKey) event.stopPropagation();
      else event.preventDefault();
    });
    const hint = document.createElement('p');
    hint.className = styles.editorHint ?? '';
    hint.textContent = 'Enter saves · Shift and Enter starts a new line · Esc cancels';
    box.className = styles.commentEditor ?? '';
    box.dataset.ownKeys = '';
    box.append(area, hint);
  }

  getGui(): HTMLElement {
    return this.box;
  }

  afterGuiAttached(): void {
    this.area.focus();
    this.area.setSelectionRange(this.area.value.length, this.area.value.length);
  }

  getValue(): string {
    return this.area.value;
  }

  isPopup(): boolean {
    return true;
  }
}
