// A hospital stay that nobody has recorded yet, with the figures of a line that it explains: one transaction and one step
// of undo, so that neither ever stands without the other.
import type { AppResult } from '../../src-shared/app-api/index.ts';
import { newStayId, type RecordLineWithStay } from '../../src-shared/app-api/stay.ts';
import type { Left } from '../../src-shared/app-api/week.ts';
import { personName } from '../../src-shared/domain/names.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { type SaveMeta, save } from '../use-case/save.ts';
import { editOfLine, leftOfLine } from '../weeks/record.ts';
import { asRecorded, whyNotStay } from './care.ts';

export function recordLineWithStay(
  context: AccountContext,
  { stay: given, ...input }: RecordLineWithStay,
): AppResult<Left> {
  const { store } = context;
  const { weekStart, lineId } = input;
  const refused = whyNotStay(context, given);
  if (refused !== null) return refused;
  const line = store.lines.get(lineId);
  // The stay of one person never explains the figures of another.
  if (line === null || line.ssRef !== given.ssRef) return noLongerThere('That service');
  const stay = asRecorded(context, { ...given, id: context.newId() });
  const variations = input.variations?.map((variation) =>
    variation.hospitalStayId === newStayId ? { ...variation, hospitalStayId: stay.id } : variation,
  );
  const edit = editOfLine(context, { ...input, ...(variations === undefined ? {} : { variations }) }, [
    ...store.care.stays(),
    stay,
  ]);
  if (!edit.ok) return edit;
  const change = edit.value;
  const left = leftOfLine(context, input, change);
  const label = `the hospital stay of ${personName(store.people.get(stay.ssRef), stay.ssRef)} with its figures`;
  const why = input.why === undefined ? {} : { why: input.why };
  // Other weeks may lie in the stay, too.
  const meta: SaveMeta = { what: 'record-stay', undo: { label, weekStart }, weekStart: null, ...why };
  const saved = save(context, meta, (write) => {
    write.care('stay', stay.id, { kind: 'stay', id: stay.id, value: stay });
    if (change !== null) write.actual(change);
  });
  return saved.ok ? ok(left) : saved;
}
