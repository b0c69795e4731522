// The provider's care sites: which have not reported the week that is open, and which lines belong to none. Those that are missing
// come first, each with the way to remind it.
import { useState } from 'react';
import type { AppAnswer } from '../../../src-shared/app-api/index.ts';
import type { Site } from '../../../src-shared/domain/sites.ts';
import { formatWeek } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useSites } from '../../app-api/report-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { Mark } from '../../marks/Mark.tsx';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { heardWords } from './heard-words.ts';
import { LinesWithoutSite } from './LinesWithoutSite.tsx';
import { RemindDialog } from './RemindDialog.tsx';
import { SiteDialog } from './SiteDialog.tsx';
import styles from './sites.module.css';

type SiteList = AppAnswer<'site.list'>;
type OpenDialog = { what: 'site'; site: Site | null } | { what: 'remind'; site: Site };

export function SitesScreen() {
  const { week, go } = useWorkspace();
  const { value } = useSites(week.weekStart);
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const close = () => setOpen(null);
  const sites = value?.sites ?? [];
  const missing = sites.filter((one) => one.missing);
  const others = sites.filter((one) => !one.missing);
  return (
    <Page title="Sites" lead={`Who has reported the week ${formatWeek(week.weekStart)}.`}>
      {value === null ? null : sites.length === 0 ? (
        <NoSites />
      ) : (
        <p>
          A site has reported once something of its week is in the daily log, or came in a site packet, or somebody here
          notes that it told us. Whether that is all of its week, only the site knows.
        </p>
      )}
      <Buttons>
        <Button onPress={() => setOpen({ what: 'site', site: null })}>Add a site…</Button>
        {sites.length === 0 ? null : (
          <>
            <Button onPress={() => go({ name: 'log-sheet' })}>Sheet for carers…</Button>
            <Button onPress={() => go({ name: 'sheet-entry' })}>Type a sheet back…</Button>
          </>
        )}
      </Buttons>
      {missing.length === 0 ? null : (
        <Part title={`Not reported (${missing.length})`}>
          <SitesTable sites={missing} readOnly={week.readOnly} onOpen={setOpen} />
        </Part>
      )}
      {others.length === 0 || value === null ? null : (
        <Part title={missing.length === 0 ? `All sites (${others.length})` : `Other sites (${others.length})`}>
          {missing.length > 0 || others.every(({ heard }) => heard !== null) || !value.open ? null : (
            <p>Whoever has not reported by {formatMoment(value.dueFrom)} is missing.</p>
          )}
          <SitesTable sites={others} readOnly={week.readOnly} onOpen={setOpen} />
        </Part>
      )}
      {value === null || sites.length === 0 ? null : (
        <LinesWithoutSite lineIds={value.withoutSite} sites={sites.map(({ site }) => site)} />
      )}
      {open?.what === 'site' ? (
        <SiteDialog site={open.site} sites={sites.map(({ site }) => site)} onClose={close} />
      ) : null}
      {open?.what === 'remind' ? <RemindDialog site={open.site} onClose={close} /> : null}
    </Page>
  );
}

function NoSites() {
  return (
    <p>
      Where care is given at several sites, each with somebody in charge, keep them here: the app then says on Monday
      from noon who has not reported, with a reminder to send, and prints the sheet for carers site by site. With one
      site, or none, there is nothing to do here.
    </p>
  );
}

interface SitesTableProps {
  sites: SiteList['sites'];
  readOnly: boolean;
  onOpen: (dialog: OpenDialog) => void;
}

function SitesTable({ sites, readOnly, onOpen }: SitesTableProps) {
  return (
    <Table
      head={
        <>
          <th scope="col">Site</th>
          <th scope="col">Lines</th>
          <th scope="col">Last heard of in this week</th>
          <th scope="col">What to do</th>
        </>
      }
    >
      {sites.map((one) => (
        <SiteRow key={one.site.id} one={one} readOnly={readOnly} onOpen={onOpen} />
      ))}
    </Table>
  );
}

function SiteRow({
  one: { site, lineIds, heard, missing, reminded },
  readOnly,
  onOpen,
}: {
  one: SiteList['sites'][number];
  readOnly: boolean;
  onOpen: (dialog: OpenDialog) => void;
}) {
  const { week } = useWorkspace();
  const { run, say } = useAppCalls();
  const note = async (reported: boolean) => {
    const saved = await run('site.note-reported', { siteId: site.id, weekStart: week.weekStart, reported });
    if (saved !== null)
      say(reported ? `Noted: ${site.name} has reported.` : `Taken back for ${site.name}.`, 'may-undo');
  };
  /** Somebody here said so, or typed its sheet in: either can be taken back. */
  const isNoted = heard?.what === 'told' || heard?.what === 'sheet';
  const noted = heard?.what === 'sheet' ? 'has reported by its sheet' : 'has told us';
  return (
    <tr>
      <th scope="row">
        <strong>{site.name}</strong>
        {site.inCharge === '' ? null : (
          <>
            <br />
            <span className={styles.soft}>{site.inCharge}</span>
          </>
        )}
      </th>
      <td>{lineIds.length}</td>
      <td>
        {missing ? (
          <Mark shape="triangle-open" tone="attention">
            nothing yet
          </Mark>
        ) : lineIds.length === 0 ? (
          'No lines in this week'
        ) : (
          heardWords(heard)
        )}
        {reminded === null ? null : (
          <>
            <br />
            <span className={styles.soft}>
              Reminded by {reminded.name}, {formatMoment(reminded.at)}
            </span>
          </>
        )}
      </td>
      <td>
        <span className={styles.actions}>
          {heard !== null || lineIds.length === 0 ? null : (
            <Button look="quiet" aria-label={`Remind ${site.name}`} onPress={() => onOpen({ what: 'remind', site })}>
              Remind…
            </Button>
          )}
          {readOnly || lineIds.length === 0 || (heard !== null && !isNoted) ? null : (
            <Button
              look="quiet"
              aria-label={isNoted ? `Take back: ${site.name} ${noted}` : `It has told us: ${site.name}`}
              onPress={() => note(!isNoted)}
            >
              {isNoted ? 'Take back' : 'It has told us'}
            </Button>
          )}
          <Button look="quiet" aria-label={`Change ${site.name}`} onPress={() => onOpen({ what: 'site', site })}>
            Change…
          </Button>
        </span>
      </td>
    </tr>
  );
}
