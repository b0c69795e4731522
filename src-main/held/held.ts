// Everything that is held of one person, for whoever asks to see it: in words for the page that is printed, and as a file for
// machines. It follows the one list of what is kept, so that nothing is forgotten that erasing would find.
import packageJson from '../../package.json' with { type: 'json' };
import type { HeldPart } from '../../src-shared/app-api/held.ts';
import type { AppAnswer, AppResult } from '../../src-shared/app-api/index.ts';
import { commandWords } from '../../src-shared/domain/command-words.ts';
import { formatQuantity } from '../../src-shared/domain/quantity.ts';
import { holdingOf } from '../store/holdings.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { saveFile } from '../use-case/save-file.ts';

export type HeldTables = ReturnType<AccountContext['erasing']['held']>;

export function heldInWords(context: AccountContext, ssRef: string): AppResult<AppAnswer<'held.get'>> {
  const tables = context.erasing.held(ssRef);
  if (tables.length === 0) return noLongerThere('That person');
  const parts = tables.map(({ table, rows }): HeldPart => {
    const { holds } = holdingOf(table);
    return { title: holds.charAt(0).toUpperCase() + holds.slice(1), entries: rows.map(entryOf) };
  });
  return ok({ ssRef, name: context.store.people.get(ssRef)?.name ?? '', beside: besideOf(context), parts });
}

/** UK GDPR, article 15(1): what comes with a copy of the data, as far as the app knows it. */
function besideOf({ account }: AccountContext): string[] {
  const { connection, authority } = account();
  const sentTo = authority === 'hub' ? 'the hub of this organisation, and by it the council' : 'the council';
  return [
    'What it is for: to record the care that was planned and given, and to be paid for it by the council.',
    connection.kind === 'practice' ? 'Who gets it: nobody. This is practice.' : `Who gets it: ${sentTo}.`,
    'Where it is from: the council’s plan, this organisation’s own list of people, and what its coordinators recorded.',
    'How long it stays: until this organisation erases it, by its own schedule.',
    'Their rights: to have it put right, erased or restricted, to object, and to complain to the Information Commissioner (ico.org.uk).',
  ];
}

/** Saves it as a file; that it was made is in the history, and goes with them when they are erased. */
export async function saveHeld(context: AccountContext, ssRef: string): Promise<AppResult<{ path: string } | null>> {
  const tables = context.erasing.held(ssRef);
  if (tables.length === 0) return noLongerThere('That person');
  const target = await context.dialogs.chooseWhereToSave('everything-held.json');
  if (target === null) return ok(null);
  const written = await saveFile(context.writeFile, target, heldText(context, ssRef, tables));
  if (!written.ok) return written;
  const noted = noteHeldSaved(context, ssRef, 'json');
  return noted.ok ? written : noted;
}

export function noteHeldSaved(
  context: AccountContext,
  ssRef: string,
  format: 'json' | 'pdf',
): AppResult<Record<string, never>> {
  return save(context, { what: 'save-held', weekStart: null, source: 'file' }, (write) => {
    write.note('save-held', { weekStart: null, ssRef, content: { kind: 'held', format } });
    return {};
  });
}

function heldText(context: AccountContext, ssRef: string, tables: HeldTables): string {
  const { user, provider } = context.account();
  const text = {
    format: 'provider-actuals-held',
    formatVersion: 1,
    notice: 'Everything that this computer holds of one person. Quantities are hundredths of an hour; times are UTC.',
    provider: provider.name,
    madeAt: context.clock.now(),
    madeBy: user.name,
    appVersion: packageJson.version,
    ssRef,
    beside: besideOf(context),
    tables: tables.map(({ table, rows }) => ({ table, holds: holdingOf(table).holds, rows: rows.map(readable) })),
  };
  return `${JSON.stringify(text, null, 2)}\n`;
}

/** JSON that stands in a column as JSON; bytes by their length: what a picture shows of others is not this person's. */
function readable(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, Buffer.isBuffer(value) ? bytesWords(value) : parsed(value)]),
  );
}

const bytesWords = (bytes: Buffer) => `${bytes.length} bytes, not copied here: others may be on it`;

function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** What people wrote or counted, without what only the app needs. */
function entryOf(row: Record<string, unknown>): HeldPart['entries'][number] {
  return Object.entries(readable(row)).flatMap(([column, value]) => fieldsOf(column, value));
}

const quantities = /^(planned|actual|frustrated|missed|extra|quantity|plannedQuantity|from|to)$/;
const ofTheApp =
  /^(hash|contentHash|previousHash|batchKey|attempts|nextAttemptAt|digest|portalVersion|baseVersion|position)$/;

function fieldsOf(path: string, value: unknown): { label: string; value: string }[] {
  const steps = path.split('.').map(inCamelCase);
  const last = steps.at(-1) ?? '';
  if (value === null || value === '' || value === undefined || ofTheApp.test(last)) return [];
  if (Array.isArray(value)) return value.flatMap((one, index) => fieldsOf(`${path}.${index + 1}`, one));
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([name, of]) => fieldsOf(`${path}.${name}`, of));
  }
  const label = steps.map(inWords).join(', ');
  const isQuantity = typeof value === 'number' && quantities.test(last);
  const text = isQuantity
    ? `${formatQuantity(value)} hours`
    : last === 'what'
      ? commandWords(String(value))
      : String(value);
  return [{ label: label.charAt(0).toUpperCase() + label.slice(1), value: text }];
}

const inCamelCase = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** `plannedQuantity` as `planned quantity`. */
function inWords(name: string): string {
  const known: Record<string, string> = {
    ssRef: 'SS Ref',
    nhsNumber: 'NHS number',
    byName: 'by',
    what: 'what was done',
  };
  return known[name] ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
