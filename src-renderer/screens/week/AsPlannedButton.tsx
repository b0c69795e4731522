// "As planned" for all lines on show that nobody looked at: a statement somebody makes, so it is read before it is made.
import { useState } from 'react';
import type { WeekRow } from '../../../src-shared/desk-api.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { count } from '../../words/count.ts';

export function AsPlannedButton({ lines, onAsPlanned }: { lines: readonly WeekRow[]; onAsPlanned: () => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button isDisabled={lines.length === 0} onPress={() => setAsking(true)}>
        As planned…
      </Button>
      {asking ? (
        <Dialog title={`Say that ${count(lines.length, 'line')} went as planned?`} onClose={() => setAsking(false)}>
          <p>
            Nobody has looked at {lines.length === 1 ? 'this line' : `these ${lines.length} lines`} yet. Your name and
            the time are recorded as the person who said so. Lines that differ from plan are left as they are.
          </p>
          <Buttons>
            <Button
              look="primary"
              onPress={() => {
                setAsking(false);
                onAsPlanned();
              }}
            >
              Say as planned
            </Button>
            <Button onPress={() => setAsking(false)}>Cancel</Button>
          </Buttons>
        </Dialog>
      ) : null}
    </>
  );
}
