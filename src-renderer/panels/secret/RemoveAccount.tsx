// Takes an account from this computer: what goes is said before, what opens it is asked, and nothing goes that is unsent.
// What only its records can tell, such as weeks that come back from nowhere, is said once they were opened, and asked again.
import { useState } from 'react';
import type { AppProblem, Connection, OpensWith } from '../../../src-shared/app-api/index.ts';
import { type RemovalToAccept, removalToAcceptSchema } from '../../../src-shared/app-api/session.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { secretWords } from './secret-words.ts';

interface RemoveAccountProps {
  id: string;
  userName: string;
  connection: Connection;
  opensWith: OpensWith;
  /** When the account was begun anew beside these records, which nobody may be able to open. */
  setAside?: string | null;
  onRemoved: () => void;
  onClose: () => void;
}

export function RemoveAccount(props: RemoveAccountProps) {
  const { id, userName, connection, opensWith, setAside = null, onRemoved, onClose } = props;
  const [secret, setSecret] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [problem, setProblem] = useState<AppProblem | null>(null);
  const [accepted, setAccepted] = useState<RemovalToAccept | null>(null);
  const [busy, setBusy] = useState(false);
  const toAccept = removalToAcceptSchema.safeParse(problem?.code).data ?? null;
  const asks = opensWith === 'secret' || opensWith === 'printed-password' || opensWith === 'unknown';

  const remove = async () => {
    setBusy(true);
    const more = accepted === null ? {} : { accepted };
    const result = await window.app.call('session.remove-account', { accountId: id, secret, ...more });
    setBusy(false);
    if (!result.ok) {
      setAccepted(null);
      return setProblem(result.problem);
    }
    onClose();
    onRemoved();
  };
  // Without a field to show it, also what is said of the secret stands above.
  const ofField = asks ? problem?.fields?.secret : undefined;
  return (
    <Dialog title="Remove this account from this computer" onClose={onClose}>
      <p>
        {userName}’s records, with their backups, their key and the history of who changed what here, are deleted from
        this computer. {elsewhere(connection)}
      </p>
      {problem === null || ofField !== undefined ? null : (
        <div role="alert">
          <Notice
            tone={toAccept === null ? 'error' : 'attention'}
            sentence={problem.sentence}
            action={problem.action}
          />
        </div>
      )}
      {asks ? (
        <TextField
          label={secretWords(opensWith)}
          type="password"
          value={secret}
          onChange={setSecret}
          hint={setAside === null ? '' : 'Leave it empty if nobody knows it any more.'}
          error={ofField ?? ''}
          autoComplete="off"
          autoFocus
        />
      ) : null}
      <Checkbox isSelected={agreed} onChange={setAgreed}>
        Delete them. This cannot be undone.
      </Checkbox>
      {toAccept === null ? null : (
        <Checkbox isSelected={accepted === toAccept} onChange={(is) => setAccepted(is ? toAccept : null)}>
          {toAccept === 'only-here' ? 'Delete these weeks too.' : 'Delete them without knowing what was not sent.'}
        </Checkbox>
      )}
      <Buttons>
        <Button
          look="primary"
          isDisabled={busy || !agreed || (toAccept !== null && accepted !== toAccept)}
          onPress={remove}
        >
          {busy ? 'Removing…' : 'Remove it'}
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </Dialog>
  );
}

function elsewhere({ kind }: Connection): string {
  switch (kind) {
    case 'files':
      return 'Its weeks are nowhere else: save the evidence of each of them first, and keep it as long as your organisation has to.';
    case 'api':
      return 'What is at the portal stays there, and comes back with the next sign-in.';
    case 'practice':
      return 'Its people are invented.';
  }
}
