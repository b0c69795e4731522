// What is shown of an export before anything of it is taken.

import type { ExportPreview } from '../../src-shared/app-api/files.ts';
import { hasTwoReadings, rowList } from '../../src-shared/council-csv/problem.ts';
import { britishTimeZone } from '../../src-shared/domain/limits.ts';
import { personName } from '../../src-shared/domain/names.ts';
import { planDifferenceSentence } from '../../src-shared/portal-export/index.ts';
import { formatMoment } from '../../src-shared/portal-export/moment.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { questionsOf, type ShownExport } from './take-export.ts';

export function exportPreview(context: AccountContext, id: string, file: ShownExport): ExportPreview {
  const { store } = context;
  const { read, source, purposes } = file;
  const timeZone = store.profile.get()?.deadline.timeZone ?? britishTimeZone;
  const people = new Map(store.people.all().map((one) => [one.ssRef, one]));
  const person = (ssRef: string) => personName(people.get(ssRef), ssRef);
  const named = (difference: Parameters<typeof planDifferenceSentence>[0]) => ({
    lineId: difference.line.lineId,
    person: person(difference.line.ssRef),
    words: planDifferenceSentence(difference),
  });
  return {
    outcome: 'read',
    id,
    fileName: source.fileName,
    weekStart: read.weekStart,
    exported: formatMoment(source.exportedAt, timeZone),
    services: purposes.map((purpose) => {
      if (purpose.kind === 'plan') {
        const { plan, newLines, sinceLastWeek } = purpose.reading;
        return {
          kind: 'plan' as const,
          service: plan.service,
          lines: plan.lines.length,
          newLines: newLines.length,
          sinceLastWeek: sinceLastWeek === null ? null : sinceLastWeek.map(named),
        };
      }
      const { comparison, now, service } = purpose.reading;
      const newLines = comparison.plan.filter(({ kind }) => kind === 'new-line').map(named);
      const gone = comparison.plan.filter(({ kind }) => kind === 'gone').map(named);
      if (purpose.kind === 'read-back') {
        const { refused, result, sentence, sameBytesAsFile } = purpose;
        const matches = result?.outcome === 'matches';
        const found = result?.outcome === 'differs' ? result.differences : [];
        const differences = found.map(({ lineId, ssRef, serviceLevel, intended: from, held: to, sentence, mend }) => ({
          ...{ lineId, person: person(ssRef), words: serviceLevel, from, to, sentence, mend },
        }));
        const noted = (result?.noted ?? []).map((note) => `${person(note.ssRef)}: ${note.sentence}`);
        const lines = { newLines, gone, differences, noted };
        return { kind: 'read-back' as const, service, matches, sentence, sameBytesAsFile, refused, ...lines };
      }
      const lines = new Map(now.map((line) => [line.lineId, line]));
      const moved = comparison.cells.map(({ lineId, field, from, to }) => {
        const line = lines.get(lineId);
        return { lineId, person: person(line?.ssRef ?? ''), words: line?.serviceLevel ?? '', field, from, to };
      });
      return { kind: 'compare' as const, service, sentence: comparison.sentence, newLines, gone, moved };
    }),
    rejected: read.rejected.map(({ row, problems }) => ({
      row,
      person: '',
      line: '',
      cells: problems.map(({ column, message, fix }) => ({ column: column ?? '', sentence: message, fix })),
    })),
    notes: [...new Set(read.notes.map(({ message }) => message))],
    doubts: read.doubts.map(({ code, sentence, action, rows }) => ({
      code,
      sentence: rows.length === 0 ? sentence : `${sentence} (${rowList(rows)})`,
      action,
    })),
    questions: questionsOf(context, purposes, 'all'),
    extraColumns: file.extraColumns,
    sheets: file.sheets,
    twoReadings: read.rejected.some(({ problems }) => problems.some(hasTwoReadings)),
    sameLines: read.sameLines,
  };
}
