// A sheet for carers that is typed back: first what it would record, then just that, in one step. What must stay true: the log is only
// added to, so nothing that somebody recorded meanwhile is overwritten; what the log has already is not recorded twice, and what
// stands beside something else waits until somebody says that both happened.
import { z } from 'zod';
import type { AppAnswer, AppHandlers, AppResult } from '../../src-shared/app-api/index.ts';
import type { SheetPreview, TypedSheet } from '../../src-shared/app-api/sheet.ts';
import { count } from '../../src-shared/domain/count.ts';
import { formatLongDate, type PlainDate } from '../../src-shared/domain/week.ts';
import { hash } from '../machine/hash.ts';
import type { ChangeLogEntry } from '../store/change-log.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere, noProfile, whyClosed } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { shownThings } from '../use-case/shown.ts';
import { writeLog } from './log.ts';
import { planSheet } from './sheet-plan.ts';

/** A screen draws the preview anew whenever something changes, so a click may still mean the one before. */
const previewsKept = 10;

interface ShownSheet {
  typed: TypedSheet;
  preview: Omit<SheetPreview, 'id'>;
}

export function sheetHandlers(context: AccountContext): AppHandlers<'sheet'> {
  const shown = shownThings<ShownSheet>({ ...context, most: previewsKept });
  return {
    'sheet.printed': ({ weekStart }) =>
      ok({ sheets: context.store.changeLog.sheetsPrinted(weekStart).flatMap((entry) => printedOf(entry) ?? []) }),
    'sheet.note-printed': ({ weekStart, ...sheet }) => {
      const content = { kind: 'sheet', ...sheet } satisfies z.infer<typeof printedSchema>;
      const saved = save(context, { what: 'print-sheet', weekStart, source: 'file' }, (write) =>
        write.note('print-sheet', { weekStart, content }),
      );
      return saved.ok ? ok({}) : saved;
    },
    'sheet.preview': (typed) => {
      const council = context.store.profile.get();
      if (council === null) return noProfile();
      const closed = whyClosed(context, typed.weekStart);
      if (closed !== null) return closed;
      const { preview } = planSheet(context, council, typed);
      // The same for the same, so that a screen that asks again has nothing new to draw.
      const id = hash(JSON.stringify([typed, preview]));
      return ok({ ...preview, id: shown.show({ typed, preview }, '', id) });
    },
    'sheet.record': ({ id }) => {
      const found = shown.find(id);
      return found === null ? noLongerThere('What was shown of the sheet') : recordSheet(context, found);
    },
  };
}

function recordSheet(context: AccountContext, { typed, preview }: ShownSheet): AppResult<AppAnswer<'sheet.record'>> {
  const { store } = context;
  const { weekStart, siteId } = typed;
  const council = store.profile.get();
  if (council === null) return noProfile();
  const closed = whyClosed(context, weekStart);
  if (closed !== null) return closed;
  const plan = planSheet(context, council, typed);
  if (JSON.stringify(plan.preview) !== JSON.stringify(preview)) return changedMeanwhile();
  const late = plan.preview.admissions.find(({ day, latest }) => day > latest);
  if (late !== undefined) return admittedTooLate(late.latest);
  const { changes, stays, ends, edits, rest } = plan;
  const site = siteId === null ? null : (store.sites.get(siteId)?.site ?? null);
  const isReported = store.sites.reportsOf(weekStart).some((one) => one.siteId === siteId);
  const by = { ...context.account().user, at: context.clock.now() };
  const undo = { label: `the sheet ${site === null ? 'for carers' : `of ${site.name}`}`, weekStart };
  const why = `Typed in from a sheet for carers, ${count(changes.length, 'entry', 'entries')}.`;
  return save(context, { what: 'type-sheet', source: 'log', undo, weekStart, why }, (write) => {
    writeLog(write, { changes, stays, edits });
    for (const { id, end } of ends) write.care('end', id, { kind: 'end', id, value: end });
    for (const { actual, commentSource } of rest) write.actual({ actual, attested: by, commentSource });
    if (site !== null && !isReported) write.siteReport(site.id, weekStart, 'sheet');
    return { logged: changes.length, ends: ends.length, attested: rest.length };
  });
}

const admittedTooLate = (latest: PlainDate) =>
  refuse(
    'day-outside-stay',
    `The sheet has the person in hospital on ${formatLongDate(latest)} already.`,
    'Put the day of admission right.',
  );

const changedMeanwhile = () =>
  refuse(
    'changed-since-preview',
    'Something was recorded since this was shown, so nothing of the sheet was.',
    'Read what it records as it is now, then record it.',
  );

const printedSchema = z.object({
  kind: z.literal('sheet'),
  siteId: z.string().nullable(),
  service: z.string().nullable(),
  lineIds: z.array(z.string()),
});

/** Null for what another version of the app wrote in a way of its own. */
function printedOf({ id, at, by, content }: ChangeLogEntry): AppAnswer<'sheet.printed'>['sheets'][number] | null {
  const read = printedSchema.safeParse(content?.after);
  if (!read.success) return null;
  const { siteId, service, lineIds } = read.data;
  return { id: String(id), at, by: by.name, siteId, service, lineIds };
}
