// What is wrong with the figure in focus, in the words of the list of problems, right under its cell: whoever comes to a
// marked cell by key reads there what to do. A text that its cell cuts off stands there in full. Plain DOM beside the
// grid, which knows where its cells stand.
import styles from './grid.module.css';

/** Of the grid's own scroll bar, which stands over its right edge, in CSS pixels. */
const scrollBar = 16;

export class CellNote {
  private readonly box = document.createElement('div');
  private readonly frame: HTMLElement;
  private cell: Element | null = null;

  constructor(frame: HTMLElement) {
    this.frame = frame;
    this.box.className = styles.note ?? '';
    this.box.id = 'cell-note';
    this.box.hidden = true;
  }

  /** Once the grid is drawn, over which it stands. */
  attach(): void {
    this.frame.append(this.box);
    this.frame.addEventListener('focusout', this.hide);
  }

  /** @param inFull what the cell says and does not show whole: not read out, since the cell is */
  show(cell: Element, words: readonly string[], inFull: string | null): void {
    this.hide();
    this.box.replaceChildren(
      ...(inFull === null ? words : [inFull, ...words]).map((sentence) => {
        const line = document.createElement('p');
        line.textContent = sentence;
        return line;
      }),
    );
    this.box.style.maxHeight = '';
    this.box.hidden = false;
    this.cell = cell;
    // Read out with the cell.
    if (words.length > 0) cell.setAttribute('aria-describedby', this.box.id);
    const at = cell.getBoundingClientRect();
    const frame = this.frame.getBoundingClientRect();
    const room = { below: frame.bottom - at.bottom, above: at.top - frame.top };
    const below = room.below >= this.box.offsetHeight || room.below >= room.above;
    this.box.style.maxHeight = `${below ? room.below : room.above}px`;
    this.box.style.left = `${Math.max(0, Math.min(at.left - frame.left, frame.width - scrollBar - this.box.offsetWidth))}px`;
    this.box.style.top = `${(below ? at.bottom : at.top - this.box.offsetHeight) - frame.top}px`;
  }

  readonly hide = (): void => {
    this.cell?.removeAttribute('aria-describedby');
    this.cell = null;
    this.box.hidden = true;
  };

  remove(): void {
    this.hide();
    this.frame.removeEventListener('focusout', this.hide);
    this.box.remove();
  }
}
