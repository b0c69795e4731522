// The council's own pages, which the app cannot see: when somebody last looked there, and when somebody last signed in.
// Never a count of what is unread.
import { useState } from 'react';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import { Mark } from '../../marks/Mark.tsx';
import { TypeInDispute } from '../../panels/dispute/TypeInDispute.tsx';
import { OpenPortal } from '../../panels/open-portal/OpenPortal.tsx';
import { PortalAddressDialog } from '../../panels/open-portal/PortalAddressDialog.tsx';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './portal-export.module.css';

export function PortalPages() {
  const { week, now, view } = useWorkspace();
  const [changing, setChanging] = useState(false);
  const { run, say } = useAppCalls();
  const { files } = week;
  if (files === undefined) return null;
  const { looks, access } = files;
  return (
    <Part title="In the council’s portal">
      <ul className={styles.pages}>
        <li>
          <span>
            {view.portalAddress === ''
              ? 'Where the portal is in your browser is not kept here yet.'
              : `The portal is opened at ${view.portalAddress}.`}
          </span>
          <OpenPortal />
          {view.portalAddress === '' ? null : (
            <Button look="quiet" onPress={() => setChanging(true)}>
              Change the address…
            </Button>
          )}
        </li>
        <li>
          <span>
            {looks.due ? (
              <Mark shape="triangle-open" tone="attention">
                Look once a week.
              </Mark>
            ) : null}{' '}
            {looks.disputes}
          </span>
          <Button
            onPress={async () => {
              if ((await run('files.note-look', { what: 'disputes' })) !== null) say('Noted.');
            }}
          >
            I have looked at disputes
          </Button>
        </li>
        <li>
          <span>{looks.exceptions}</span>
          <Button
            onPress={async () => {
              if ((await run('files.note-look', { what: 'exceptions' })) !== null) say('Noted.');
            }}
          >
            I have looked at exceptions
          </Button>
        </li>
        <li>
          <span>A dispute that stands there can be typed in or pasted, and worked on here.</span>
          <TypeInDispute />
        </li>
        <li>
          <span>
            {access.tone === 'done' ? (
              access.sentence
            ) : (
              <Mark shape="triangle-open" tone={access.tone === 'attention' ? 'error' : 'attention'}>
                {access.sentence}
              </Mark>
            )}
          </span>
          <Button
            onPress={async () => {
              if ((await run('portal-access.report', { day: dateOf(now) })) !== null) say('Noted.');
            }}
          >
            I signed in there today
          </Button>
        </li>
      </ul>
      {changing ? <PortalAddressDialog onClose={() => setChanging(false)} /> : null}
    </Part>
  );
}
