// Where the council's portal is, as the browser's address bar has it. An address that may not be opened from here is not kept.
import { useState } from 'react';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

export function PortalAddressDialog({ onClose }: { onClose: () => void }) {
  const { view, changeView } = useWorkspace();
  const { run } = useAppCalls();
  const [address, setAddress] = useState(view.portalAddress);
  const [error, setError] = useState('');
  const keep = async () => {
    const portalAddress = address.trim();
    if ((await run('window.open-outside', { url: portalAddress })) === null) {
      setError('Enter the address of a page of the council: it begins with https:// and its name ends with gov.uk.');
      return;
    }
    changeView({ portalAddress });
    onClose();
  };
  return (
    <Dialog title="Where is the council’s portal?" onClose={onClose}>
      <TextField
        label="Address"
        hint="Sign in to the portal in your browser and copy its address from there. It is kept on this computer."
        value={address}
        onChange={setAddress}
        error={error}
        autoFocus
      />
      <Buttons>
        <Button look="primary" onPress={() => keep()}>
          Open it, and keep the address
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </Buttons>
    </Dialog>
  );
}
