// The way to the council's portal in the browser. Its address is asked for once: no profile knows it, and each provider's may be
// another.
import { useState } from 'react';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { PortalAddressDialog } from './PortalAddressDialog.tsx';

export function OpenPortal() {
  const { view } = useWorkspace();
  const { run } = useAppCalls();
  const [asking, setAsking] = useState(false);
  const { portalAddress } = view;
  return (
    <>
      <Button
        onPress={() => (portalAddress === '' ? setAsking(true) : run('window.open-outside', { url: portalAddress }))}
      >
        {portalAddress === '' ? 'Open the portal…' : 'Open the portal'}
      </Button>
      {asking ? <PortalAddressDialog onClose={() => setAsking(false)} /> : null}
    </>
  );
}
