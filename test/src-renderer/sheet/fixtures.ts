// Lines of a week as the grid holds them, and a paste into it, with what a test does not speak of filled in.
import type { GridRow } from '../../../src-renderer/grid/rows.ts';
import type { PasteTarget } from '../../../src-renderer/sheet/plan-paste.ts';
import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import type { Category, Variation } from '../../../src-shared/domain/actuals.ts';

const variation =
  (category: Category, reason: Variation['reason']) =>
  (quantity: number): Variation => ({
    ...{ category, reason, quantity },
    ...{ firstDay: null, lastDay: null, hospitalStayId: null, note: '' },
  });

export const missed = variation('missed', 'provider_cause');
export const inHospital = variation('frustrated', 'hospital');
export const extra = variation('extra', 'temporary_increase');

interface LinePart {
  variations?: Variation[];
  stayIds?: string[];
  comment?: string;
  person?: string;
  ssRef?: string;
}

/** A line planned for 10 hours, of `Person 1` with SS Ref `0001` where its id is 1. */
export function gridRow(id: string, part: LinePart = {}): GridRow {
  const { variations = [], stayIds = [], comment = '', person = `Person ${id}`, ssRef = `000${id}` } = part;
  const sum = (category: Category) =>
    variations.reduce((all, one) => all + (one.category === category ? one.quantity : 0), 0);
  const [frustrated, lost, more] = [sum('frustrated'), sum('missed'), sum('extra')];
  const figures = { planned: 1000, actual: 1000 - frustrated - lost + more, frustrated, missed: lost, extra: more };
  const actual = {
    lineId: id,
    weekStart: '2025-06-02',
    ...figures,
    visits: 7,
    generatedVisits: 7,
    comment,
    variations,
  };
  return {
    id,
    kind: 'line',
    person,
    ssRef,
    service: 'Home Support',
    shortService: 'Home Support',
    serviceLevel: 'Single-handed',
    ...figures,
    visits: 7,
    difference: '',
    comment,
    state: null,
    row: { line: { id }, actual, stayIds } as unknown as WeekRow,
    findings: [],
    marked: {},
  };
}

export const rows = ['1', '2', '3'].map((id) => gridRow(id));

/** A paste that begins in the first line's Missed. */
export const into = (part: Partial<PasteTarget> = {}): PasteTarget => ({
  weekStart: '2025-06-02',
  dateFormat: 'YYYY/MM/DD',
  rows,
  rowIndex: 0,
  column: 'missed',
  chosen: [],
  step: 25,
  ...part,
});
