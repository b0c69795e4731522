// "As planned" for several lines that nobody looked at: a statement somebody makes, so it is read before it is made.

import type { WeekRow } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';

interface AsPlannedDialogProps {
  lines: readonly WeekRow[];
  onSay: () => void;
  onClose: () => void;
}

export function AsPlannedDialog({ lines, onSay, onClose }: AsPlannedDialogProps) {
  return (
    <Dialog title={`Say that ${count(lines.length, 'line')} went as planned?`} onClose={onClose}>
      <p>
        Nobody has looked at {lines.length === 1 ? 'this line' : `these ${lines.length} lines`} yet. Your name and the
        time are recorded as the person who said so. Lines that differ from plan are left as they are.
      </p>
      <Buttons>
        <Button
          look="primary"
          onPress={() => {
            onClose();
            onSay();
          }}
        >
          Say as planned
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </Dialog>
  );
}
