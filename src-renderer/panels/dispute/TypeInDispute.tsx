// The way to a dispute that stands on the council's page: a button, and what it opens.
import { useState } from 'react';
import { useCare } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { DisputeDialog } from './DisputeDialog.tsx';

export function TypeInDispute() {
  const { value: care } = useCare();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        whyNot={care?.lines.length === 0 ? 'A dispute is about a line, and none is here yet. Get a week first.' : null}
        onPress={() => setOpen(true)}
      >
        Type in a dispute…
      </Button>
      {isOpen ? <DisputeDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
