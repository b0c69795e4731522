// The cell that says how a line stands, in a word and a shape. Plain DOM rather than React: dozens of them come into
// view in every frame of scrolling.
import type { ICellRendererComp, ICellRendererParams } from 'ag-grid-community';
import markStyles from '../marks/Mark.module.css';
import type { Tone } from '../marks/Mark.tsx';
import shapeStyles from '../marks/Shape.module.css';
import { type ShapeName, shapePaths } from '../marks/shape-paths.ts';
import styles from './grid.module.css';
import type { GridRow } from './rows.ts';

type StateCellParams = ICellRendererParams<GridRow, string>;

export class StateCell implements ICellRendererComp<GridRow> {
  private readonly box = document.createElement('span');

  init(params: StateCellParams): void {
    this.draw(params);
  }

  getGui(): HTMLElement {
    return this.box;
  }

  refresh(params: StateCellParams): boolean {
    this.draw(params);
    return true;
  }

  /** The same as the React component Mark, in as few elements as will do. */
  private draw({ data, value }: StateCellParams): void {
    const state = data?.state;
    this.box.title = value ?? '';
    this.box.className = `${styles.state} ${markStyles.mark} ${state == null ? '' : markStyles[state.tone]}`;
    this.box.replaceChildren(
      ...(state == null ? [] : [drawn(state.shape), state.word]),
      ...(state?.logMark == null ? [] : [secondMark(state.logMark.shape, state.logMark.tone, state.logMark.word)]),
      ...(state == null || state.sendState === '' ? [] : [secondMark('up', 'quiet', state.sendState)]),
    );
  }
}

function secondMark(shape: ShapeName, tone: Tone, words: string): HTMLElement {
  const element = document.createElement('span');
  element.className = `${markStyles.mark} ${markStyles[tone]} ${styles.second}`;
  element.append(drawn(shape), words);
  return element;
}

const templates = new Map<ShapeName, SVGElement>();

function drawn(name: ShapeName): Node {
  const known = templates.get(name) ?? svgOf(name);
  templates.set(name, known);
  return known.cloneNode(true);
}

function svgOf(name: ShapeName): SVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('class', shapeStyles.shape ?? '');
  for (const [key, value] of Object.entries({ viewBox: '0 0 16 16', stroke: 'currentColor', 'aria-hidden': 'true' }))
    svg.setAttribute(key, value);
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', shapePaths[name].d);
  path.setAttribute('fill', shapePaths[name].filled ? 'currentColor' : 'none');
  svg.append(path);
  return svg;
}
