// Looks back over weeks for the overview and the reports. Nothing here changes a figure; a report that is
// written to a file is noted in the history, because what leaves the encrypted store is worth remembering.

import path from 'node:path';
import type { AppAnswer, AppHandlers, AppResult } from '../../src-shared/app-api/index.ts';
import type { ReportRequest } from '../../src-shared/app-api/report.ts';
import { formatInstant } from '../../src-shared/domain/deadline.ts';
import { weeksLookedBack } from '../../src-shared/domain/limits.ts';
import { addDays, formatWeek } from '../../src-shared/domain/week.ts';
import { overviewOf } from '../../src-shared/report/overview.ts';
import type { Report, ReportTable } from '../../src-shared/report/report.ts';
import { type HistoryLine, type ReportFacts, reportOf } from '../../src-shared/report/reports.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { saveFile } from '../use-case/save-file.ts';
import { linesNeedingAttention } from '../weeks/attention.ts';
import type { FactsOf } from '../weeks/facts.ts';
import { historyEntry } from '../weeks/history.ts';
import { currentMonday, weekNames } from '../weeks/queries.ts';
import { reportFile } from './report-file.ts';

export function overviewHandlers(context: AccountContext, factsOf: FactsOf): AppHandlers<'overview'> {
  // The rules of thirteen weeks are checked once for each state of the store, not once for each look at it.
  let kept: { key: string; overview: AppAnswer<'overview.get'> } | null = null;
  return {
    'overview.get': ({ weekStart }) => {
      const key = `${weekStart} ${context.store.revision()} ${context.clock.now().slice(0, 13)}`;
      if (kept?.key !== key) kept = { key, overview: overview(context, weekStart, factsOf) };
      return ok(kept.overview);
    },
  };
}

export function reportHandlers(context: AccountContext): AppHandlers<'report'> {
  return {
    'report.get': (request) => report(context, request),
    'report.save': async ({ format, ...request }) => {
      const made = report(context, request);
      if (!made.ok) return made;
      const { from, to, kind } = request;
      return saveTable(context, made.value, { format, kind, weekStart: to, name: `${fileName(made.value)}-${from}` });
    },
    'report.save-grid': ({ format, weekStart, ...table }) => {
      const seen = { ...table, title: 'Lines of the week', period: formatWeek(weekStart) };
      return saveTable(context, seen, { format, kind: 'grid', weekStart, name: `${fileName(seen)}-${weekStart}` });
    },
  };
}

const fileName = ({ title }: Pick<Report, 'title'>) => title.toLowerCase().replaceAll(' ', '-');

interface TableFile {
  format: 'csv' | 'xlsx';
  /** For the history: what of the week left the store. */
  kind: ReportRequest['kind'] | 'grid';
  weekStart: string;
  /** Suggested, without its ending. */
  name: string;
}

async function saveTable(
  context: AccountContext,
  table: ReportTable,
  { format, kind, weekStart, name }: TableFile,
): Promise<AppResult<{ path: string } | null>> {
  const chosen = await context.dialogs.chooseWhereToSave(`${name}.${format}`);
  if (chosen === null) return ok(null);
  const written = await saveFile(context.writeFile, chosen, await reportFile(table, format));
  if (!written.ok) return written;
  const content = { kind: 'report', report: kind, fileName: path.basename(chosen) };
  const saved = save(context, { what: 'report', weekStart: null, source: 'file' }, (write) =>
    write.note('report', { weekStart, content }),
  );
  return saved.ok ? ok({ path: chosen }) : saved;
}

function overview({ store }: AccountContext, weekStart: string, factsOf: FactsOf): AppAnswer<'overview.get'> {
  const known = new Set(store.weeks.all().map((week) => week.weekStart));
  const names = Array.from({ length: weeksLookedBack + 1 }, (_, back) => addDays(weekStart, -7 * back));
  const facts = names
    .filter((name) => name === weekStart || known.has(name))
    .map(factsOf)
    .filter((week) => week !== null);
  return overviewOf(
    facts.map((week) => ({
      weekStart: week.weekStart,
      lines: week.lines,
      actuals: [...week.actuals.values()].map(({ actual }) => actual),
      totals: store.erasures.totals(week.weekStart),
      needingAttention: Math.max(linesNeedingAttention(week), store.weeks.mostNeedingAttention(week.weekStart)),
    })),
  );
}

/**
 * A week that can be chosen is in the report, although the portal may not have described it yet: then every line that is
 * planned in it is missing. The two that were asked for are in it whatever day it is by now.
 */
function report(
  context: AccountContext,
  { kind, from, to, nameOrder = 'given-first' }: ReportRequest,
): AppResult<Report> {
  const { store, clock } = context;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const known = store.weeks.all().map(({ weekStart }) => weekStart);
  const names = weekNames([...known, from, to], currentMonday(clock.now(), council)).filter(
    (weekStart) => weekStart >= from && weekStart <= to,
  );
  const facts: ReportFacts = {
    weeks: names.map((weekStart) => ({
      weekStart,
      lines: store.lines.ofWeek(weekStart),
      actuals: store.actuals.ofWeek(weekStart).map(({ actual }) => actual),
      totals: store.erasures.totals(weekStart),
    })),
    people: new Map(store.people.all().map((person) => [person.ssRef, person])),
    stays: store.care.stays(),
    history: kind === 'history' ? names.toReversed().flatMap((weekStart) => historyOf(context, weekStart)) : [],
    council,
    nameOrder,
  };
  return ok(reportOf(kind, facts));
}

const sources = { typed: 'typed', file: 'from a file', sync: 'from the portal', log: 'from the daily log' } as const;

function historyOf({ store }: AccountContext, weekStart: string): HistoryLine[] {
  const council = store.profile.get();
  return store.changeLog.ofWeek(weekStart).map((entry) => {
    const { at, by, what, changes, source } = historyEntry(entry, council);
    return {
      at: council === null ? at : formatInstant(at, council),
      by,
      what,
      weekStart: entry.weekStart,
      lineId: entry.lineId,
      changes: changes
        .map(({ field, from, to }) => `${field}: from ${from || 'nothing'} to ${to || 'nothing'}`)
        .join('; '),
      source: sources[source],
    };
  });
}
