// What can be done about a finding: the fix it offers, going to its cell, or accepting a warning with a reason.

import { useState } from 'react';
import type { WeekFinding, WeekRow } from '../../../src-shared/app-api/index.ts';
import { newStayId } from '../../../src-shared/app-api/stay.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { missingLineDraft } from '../../../src-shared/messages/adjustment-draft.ts';
import type { RuleId } from '../../../src-shared/rules/types.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { columnOf } from '../../grid/rows.ts';
import { type Fix, fixOf, replaced } from '../../recording/fix.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { type DraftMessage, MessageDialog } from '../message/MessageDialog.tsx';
import { StayDialog } from '../stay/StayDialog.tsx';
import { AcceptDialog } from './AcceptDialog.tsx';
import { AskDialog } from './AskDialog.tsx';
import { GivenNotClaimedDialog } from './GivenNotClaimedDialog.tsx';
import { HoursUntilEndDialog } from './HoursUntilEndDialog.tsx';

interface FindingButtonsProps {
  finding: WeekFinding;
  /** Findings on the same hours: what they offer is offered here too. */
  echoes?: readonly WeekFinding[];
  /** Null for a finding about the week. */
  row: WeekRow | null;
  recording: Recording;
  /** The fix stands beside the buttons already. */
  withoutFix?: boolean;
}

type OpenDialog =
  | { what: 'accept' }
  | { what: 'given' }
  // With the line as it was then: a sync may bring another.
  | { what: 'ask'; fix: Extract<Fix, { kind: 'ask' }>; row: WeekRow }
  | { what: 'hours'; fix: Extract<Fix, { kind: 'ask-hours' }> }
  | { what: 'stay'; fix: Extract<Fix, { kind: 'add-stay' }>; row: WeekRow }
  | { what: 'message'; message: DraftMessage };

/** Hours that were given and that nobody may claim: they stay in the log. */
const mayNotClaimExtra: ReadonlySet<string> = new Set<RuleId>(['extra-not-allowed', 'extra-over-week']);

export function FindingButtons({ finding, echoes = [], row, recording, withoutFix = false }: FindingButtonsProps) {
  const { week, goToCell, go } = useWorkspace();
  const { run } = useAppCalls();
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const close = () => setOpen(null);
  const fixes = week.readOnly
    ? []
    : [...(withoutFix ? [] : [finding]), ...echoes]
        .map(({ action }) => fixOf(action, row ?? { actual: null, commentEdited: false }))
        .filter((fix) => fix !== null)
        // Two findings on the same hours may offer the same.
        .filter((fix, index, all) => all.findIndex(({ label }) => label === fix.label) === index);

  const missingLine = async (ssRef: string) => {
    const care = await run('care.list', {});
    if (care === null) return;
    const person = care.people.find((one) => one.ssRef === ssRef) ?? null;
    const service = row === null ? '' : `${row.line.service} ${row.line.serviceLevel}`.trimEnd();
    const draft = missingLineDraft({ ssRef, person, service }, care.lines);
    const title = 'Tell the council about the missing line';
    setOpen({ what: 'message', message: { ...draft, title, topic: 'line-missing', formUrl: null, ssRef } });
  };

  const carryOut = async (chosen: Fix) => {
    switch (chosen.kind) {
      case 'record':
        if (row !== null) await recordFix(recording, row, chosen);
        return;
      case 'visits':
        if (row !== null) await recording.visits(row, chosen.visits);
        return;
      case 'ask':
        if (row !== null) setOpen({ what: 'ask', fix: chosen, row });
        return;
      case 'ask-hours':
        setOpen({ what: 'hours', fix: chosen });
        return;
      case 'add-stay':
        if (row !== null) setOpen({ what: 'stay', fix: chosen, row });
        return;
      case 'go-stay':
        go({ name: 'hospital', stayId: chosen.stayId });
        return;
      case 'go-request':
        go({ name: 'adjustments', requestId: chosen.requestId, start: null });
        return;
      case 'begin-request':
        go({ name: 'adjustments', requestId: null, start: chosen.start });
        return;
      case 'message': {
        const { topic, subject, text } = chosen;
        const ssRef = row?.line.ssRef ?? null;
        const message = { title: 'A message to send', topic, subject, text, missing: [], formUrl: null, ssRef };
        setOpen({ what: 'message', message });
        return;
      }
      case 'missing-line':
        await missingLine(chosen.ssRef);
        return;
      case 'generate':
        await run('week.generate', { weekStart: week.weekStart });
        return;
    }
  };

  const { lineId } = finding;
  const acceptable = finding.level === 'warning' && finding.acknowledged === null && !week.readOnly;
  return (
    <Buttons>
      {lineId === null ? null : (
        <Button onPress={() => goToCell(lineId, columnOf(finding.field))}>Go to the cell</Button>
      )}
      {fixes.map((fix) => (
        <Button key={fix.label} onPress={() => carryOut(fix)}>
          {fix.label}
        </Button>
      ))}
      {finding.rule === 'actual-missing' && row !== null ? (
        <Button onPress={() => missingLine(row.line.ssRef)}>Draft the message to the council…</Button>
      ) : null}
      {row !== null && !week.readOnly && mayNotClaimExtra.has(finding.rule) ? (
        <Button onPress={() => setOpen({ what: 'given' })}>Keep them in the log, not claimed…</Button>
      ) : null}
      {acceptable ? <Button onPress={() => setOpen({ what: 'accept' })}>Accept with a reason…</Button> : null}
      {open?.what === 'accept' ? <AcceptDialog finding={finding} onClose={close} /> : null}
      {open?.what === 'ask' ? <AskDialog row={open.row} recording={recording} onClose={close} {...open.fix} /> : null}
      {open?.what === 'given' && row !== null ? <GivenNotClaimedDialog row={row} onClose={close} /> : null}
      {open?.what === 'hours' && row !== null ? (
        <HoursUntilEndDialog row={row} lastDay={open.fix.lastDay} onClose={close} />
      ) : null}
      {open?.what === 'stay' ? (
        <StayDialog
          stay={null}
          ssRef={open.row.line.ssRef}
          people={[{ ssRef: open.row.line.ssRef, name: personName(open.row.person, open.row.line.ssRef) }]}
          onClose={close}
          // The stay and the figures that it explains are one step.
          record={async (stay) => {
            const { variation } = open.fix;
            const named = { ...variation, reason: 'hospital' as const, hospitalStayId: newStayId };
            const variations = replaced(open.row.actual?.variations ?? [], variation, named);
            return recording.variations(open.row, variations, undefined, stay);
          }}
          onSaved={close}
        />
      ) : null}
      {open?.what === 'message' ? <MessageDialog message={open.message} onClose={close} /> : null}
    </Buttons>
  );
}

function recordFix(recording: Recording, row: WeekRow, fix: Extract<Fix, { kind: 'record' }>): Promise<boolean> {
  const comment = fix.comment;
  return comment === null || comment === row.actual?.comment
    ? recording.variations(row, fix.variations)
    : recording.variationsAndComment(row, fix.variations, comment);
}
