// Accepting a warning: with a reason and the name of who accepts it.
import { useState } from 'react';
import type { WeekFinding } from '../../../src-shared/app-api/index.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function AcceptDialog({ finding, onClose }: { finding: WeekFinding; onClose: () => void }) {
  const { week, account } = useWorkspace();
  const { run, say } = useAppCalls();
  const [reason, setReason] = useState('');
  const [error, setError] = useState('');
  return (
    <Dialog title="Accept this as it is?" onClose={onClose}>
      <p>{finding.message}</p>
      <Form
        onSubmit={async () => {
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
          hint={`Recorded with your name, ${account.user.name}. It falls away if the line changes.`}
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
      </Form>
    </Dialog>
  );
}
