// What the work in merged packets means for this computer, by the conflict rules of sync: taken where nothing else
// speaks, shown side by side where something does. What must stay true: the decision follows from the book and from what
// stands here, never from the order of merging; nothing unsent is overwritten; work that cannot go on is kept and named.

import { formatWeek } from '../domain/week.ts';
import { type ActualContent, holdsAlready, sameCareRecord, sameContent, sameFigures } from '../portal-api/equality.ts';
import type { ActualRecord, By, CareRecord } from '../portal-api/records.ts';
import type { PacketRow } from './format.ts';
import type { BookEntry, PacketBook } from './merge.ts';
import { recordNamed } from './work-subject.ts';

/** Unsent work on this computer. `takenFrom`: the device whose packet it came from and nobody edited since. */
export interface OwnEdit<Content> {
  content: Content;
  takenFrom: string | null;
}

/** What stands here of one subject. `handled`: packet work that a person here already chose against or built upon. */
export interface SubjectStatus<Content, Held> {
  portal: Held | null;
  own: OwnEdit<Content> | null;
  handled: readonly Content[];
}

export interface LocalWork {
  isProcessed(weekStart: string): boolean;
  /** False for a week that the portal has generated, and one that is asked for already. */
  needsGeneration(weekStart: string): boolean;
  /** True for a dispute's message that is here, sent or not. */
  hasMessage(rowId: string): boolean;
  /** null: this computer does not know the line. */
  line(weekStart: string, lineId: string): SubjectStatus<ActualContent, ActualRecord> | null;
  care(
    kind: CareRecord['kind'],
    id: string,
  ): SubjectStatus<CareRecord | null, { version: number; record: CareRecord | null }>;
}

export type Decision =
  /** To be written as unsent work here, on `baseVersion`, in the name of who recorded it. */
  | { decision: 'take'; subject: string; entry: BookEntry; baseVersion: number; by: By }
  /** Several say different things, or the portal moved on: a person chooses. */
  | { decision: 'conflict'; subject: string; sides: BookEntry[]; withOwn: boolean; withPortal: boolean }
  /** Taken here before, and taken back by its person since: the work here is to be undone. */
  | { decision: 'take-back'; subject: string; entry: BookEntry }
  /** Kept and shown; it cannot be sent as it is. */
  | { decision: 'stuck'; subject: string; entries: BookEntry[]; sentence: string };

/** Every subject of the book about which something is to be done here; what the portal or this computer has is left out. */
export function decidePackets(book: PacketBook, here: LocalWork): Decision[] {
  const subjects = new Map<string, BookEntry[]>();
  for (const entry of book) subjects.set(entry.subject, [...(subjects.get(entry.subject) ?? []), entry]);
  return [...subjects].flatMap(([subject, entries]) => decideSubject(subject, entries, here) ?? []);
}

function decideSubject(subject: string, entries: BookEntry[], here: LocalWork): Decision | null {
  const row = entries.find((entry) => entry.row.kind !== 'withdrawn')?.row ?? entries[0]?.row;
  switch (row?.kind) {
    case 'actual': {
      const status = here.line(row.weekStart, row.lineId);
      if (status === null) {
        const sentence = 'This computer does not know the line. Bring in the portal’s export of the week first.';
        return { decision: 'stuck', subject, entries, sentence };
      }
      const decision = decideEdits(subject, entries, status, actualEdits);
      if (decision === null || decision.decision === 'take-back' || !here.isProcessed(row.weekStart)) return decision;
      const sentence = `The payment of the week ${formatWeek(row.weekStart)} is processed: ask the council to correct it.`;
      return { decision: 'stuck', subject, entries, sentence };
    }
    case 'care':
      return decideEdits(subject, entries, here.care(row.change.kind, row.change.id), careEdits);
    case 'generate': {
      const [entry] = entries;
      if (entry === undefined || !here.needsGeneration(row.weekStart)) return null;
      return { decision: 'take', subject, entry, baseVersion: 0, by: row.changed };
    }
    case 'dispute-message': {
      const [entry] = entries;
      if (entry === undefined || here.hasMessage(row.rowId)) return null;
      return { decision: 'take', subject, entry, baseVersion: 0, by: row.changed };
    }
    case 'withdrawn': {
      const named = recordNamed(subject);
      const status =
        named === null
          ? null
          : named.of === 'line'
            ? here.line(named.weekStart, named.lineId)
            : here.care(named.kind, named.id);
      const entry = entries.find(({ device }) => device.id === status?.own?.takenFrom);
      return entry === undefined ? null : { decision: 'take-back', subject, entry };
    }
    case undefined:
      return null;
  }
}

/** How edits of one kind are told apart, and told from what the portal holds. */
interface Edits<Content, Held> {
  of(row: PacketRow): { content: Content; base: Held } | null;
  same(a: Content, b: Content): boolean;
  /** The portal's record says all that the edit says. */
  holds(portal: Held, edit: Content): boolean;
  /** The edit still fits on what the portal holds now. */
  fits(portal: Held, base: Held, edit: Content): boolean;
  version(held: Held): number;
}

const actualEdits: Edits<ActualContent, ActualRecord> = {
  of: (row) =>
    row.kind === 'actual' ? { content: { actual: row.actual, attested: row.attested }, base: row.base } : null,
  same: sameContent,
  holds: holdsAlready,
  fits: (portal, base, edit) => sameContent(portal, base) || sameFigures(portal.actual, edit.actual),
  version: ({ version }) => version,
};

type HeldCare = { version: number; record: CareRecord | null };

const careEdits: Edits<CareRecord | null, HeldCare> = {
  of: (row) =>
    row.kind === 'care'
      ? { content: row.change.record, base: { version: row.change.baseVersion, record: row.base } }
      : null,
  same: sameCareRecord,
  holds: (portal, edit) => sameCareRecord(portal.record, edit),
  fits: (portal, base) => sameCareRecord(portal.record, base.record),
  version: ({ version }) => version,
};

interface Candidate<Content, Held> {
  entry: BookEntry;
  content: Content;
  base: Held;
}

function decideEdits<Content, Held>(
  subject: string,
  entries: readonly BookEntry[],
  status: SubjectStatus<Content, Held>,
  edits: Edits<Content, Held>,
): Decision | null {
  const all = entries.flatMap((entry): Candidate<Content, Held>[] => {
    const edit = edits.of(entry.row);
    return edit === null ? [] : [{ entry, ...edit }];
  });
  const [first] = all;
  if (first === undefined) return null;
  // A packet may have seen a newer record of the portal than this computer.
  let portal: Held = status.portal ?? first.base;
  for (const { base } of all) if (edits.version(base) > edits.version(portal)) portal = base;

  // Work that was taken from a device here gives way to what that device says now.
  const fromDevice = status.own?.takenFrom ?? null;
  const saidAgain = entries.filter(({ device }) => device.id === fromDevice);
  const own = status.own !== null && saidAgain.length === 0 ? { content: status.own.content } : null;

  const isSettled = (content: Content) =>
    edits.holds(portal, content) || status.handled.some((other) => edits.same(other, content));
  const live = all.filter(({ content }) => !isSettled(content));
  const withdrawn = saidAgain.find(({ row }) => row.kind === 'withdrawn');
  if (live.length === 0 && withdrawn !== undefined && !all.some(({ entry }) => entry.device.id === fromDevice)) {
    return { decision: 'take-back', subject, entry: withdrawn };
  }
  const decision = choose(subject, live, portal, own, edits);
  if (decision === null || status.own === null) return decision;
  const here = status.own.content;
  const isOwn = (row: PacketRow) => {
    const content = edits.of(row)?.content;
    return content !== undefined && edits.same(content, here);
  };
  // Taken before, and still so; what the portal has meanwhile is shown with the line itself.
  if (decision.decision === 'take') return isOwn(decision.entry.row) ? null : decision;
  const isTaken = decision.decision === 'conflict' && decision.withPortal && fromDevice !== null;
  return isTaken && decision.sides.every(({ row }) => isOwn(row)) ? null : decision;
}

function choose<Content, Held>(
  subject: string,
  live: Candidate<Content, Held>[],
  portal: Held,
  own: { content: Content } | null,
  edits: Edits<Content, Held>,
): Decision | null {
  const mine = own === null || edits.holds(portal, own.content) ? null : own;
  const others = mine === null ? live : live.filter(({ content }) => !edits.same(content, mine.content));
  const sides: Candidate<Content, Held>[] = [];
  for (const side of others) if (!sides.some(({ content }) => edits.same(content, side.content))) sides.push(side);
  const [only] = sides;
  if (only === undefined) return null;
  const conflict = (withPortal: boolean): Decision => {
    return {
      decision: 'conflict',
      subject,
      sides: sides.map(({ entry }) => entry),
      withOwn: mine !== null,
      withPortal,
    };
  };
  if (mine !== null || sides.length > 1) return conflict(false);
  // Two devices may have come to the same by way of different bases: one that fits is enough.
  const fitting = others.find(({ base, content }) => edits.fits(portal, base, content));
  if (fitting === undefined) return conflict(true);
  const { entry } = fitting;
  return { decision: 'take', subject, entry, baseVersion: edits.version(portal), by: entry.row.changed };
}
