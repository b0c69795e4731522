// What can be done about a finding: the fix it offers, going to its cell, or accepting a warning with a reason.
import { useState } from 'react';
import type { WeekFinding, WeekRow } from '../../../src-shared/desk-api.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useCommands } from '../../desk/commands.tsx';
import { columnOf } from '../../grid/rows.ts';
import { type Fix, fixOf } from '../../recording/fix.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { useWorkspace } from '../shell/workspace.ts';

interface FindingButtonsProps {
  finding: WeekFinding;
  /** Null for a finding about the week. */
  row: WeekRow | null;
  recording: Recording;
}

export function FindingButtons({ finding, row, recording }: FindingButtonsProps) {
  const { week, goToCell } = useWorkspace();
  const { run, say } = useCommands();
  const [accepting, setAccepting] = useState(false);
  const fix = week.readOnly ? null : fixOf(finding.action, row?.actual ?? null);

  const carryOut = async (chosen: Fix) => {
    switch (chosen.kind) {
      case 'record':
        if (row !== null) await recordFix(recording, row, chosen);
        return;
      case 'visits':
        if (row !== null) await recording.visits(row, chosen.visits);
        return;
      case 'copy':
        if ((await run('window.copy', { text: chosen.text })) !== null) say('Copied.');
        return;
      case 'open-outside':
        await run('window.open-outside', { url: chosen.url });
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
      {fix === null ? null : <Button onPress={() => void carryOut(fix)}>{fix.label}</Button>}
      {acceptable ? <Button onPress={() => setAccepting(true)}>Accept with a reason…</Button> : null}
      {accepting ? <AcceptDialog finding={finding} onClose={() => setAccepting(false)} /> : null}
    </Buttons>
  );
}

function recordFix(recording: Recording, row: WeekRow, fix: Extract<Fix, { kind: 'record' }>): Promise<boolean> {
  const comment = fix.comment;
  return comment === null || comment === row.actual?.comment
    ? recording.variations(row, fix.variations)
    : recording.variationsAndComment(row, fix.variations, comment);
}

function AcceptDialog({ finding, onClose }: { finding: WeekFinding; onClose: () => void }) {
  const { week } = useWorkspace();
  const { run, say } = useCommands();
  const [reason, setReason] = useState('');
  const [error, setError] = useState('');
  return (
    <Dialog title="Accept this as it is?" onClose={onClose}>
      <p>{finding.message}</p>
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          if (reason.trim() === '') {
            setError('Say why this is right.');
            return;
          }
          const answer = await run('week.acknowledge', { weekStart: week.weekStart, key: finding.key, reason });
          if (answer === null) return;
          say('Accepted.');
          onClose();
        }}
      >
        <TextField
          label="Why is it right?"
          hint="Recorded with your name. It falls away if the line changes."
          value={reason}
          onChange={setReason}
          error={error}
          autoFocus
        />
        <Buttons>
          <Button look="primary" type="submit">
            Accept
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </Buttons>
      </form>
    </Dialog>
  );
}
