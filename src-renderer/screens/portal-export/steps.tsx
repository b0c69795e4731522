// What to do at each step of a week by files: the portal's own page first, then what to press here. One primary button.

import type { FileService } from '../../../src-shared/app-api/files-week.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { personName } from '../../../src-shared/domain/names.ts';
import { formatSum } from '../../../src-shared/domain/quantity.ts';
import { formatWeek, type PlainDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { useMakeFile } from '../../panels/make-file/use-make-file.ts';
import { OpenPortal } from '../../panels/open-portal/OpenPortal.tsx';
import { PersonLink } from '../../panels/person/PersonLink.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './portal-export.module.css';

interface StepProps {
  service: FileService;
  /** Hours actual of all its lines in hundredths, as they stand here; null while that is not known. */
  actual: number | null;
  onBringIn: () => void;
  onReport: () => void;
}

/** The guide of the step that is next for a service. */
export function StepOf({ service, actual, onBringIn, onReport }: StepProps) {
  const { week } = useWorkspace();
  switch (service.step) {
    case 'get-export':
      return <GetExport service={service.service} weekStart={week.weekStart} onBringIn={onBringIn} />;
    case 'record':
      return <Record service={service} />;
    case 'make-file':
      return <MakeFile service={service} />;
    case 'upload':
      return <Upload service={service} />;
    case 'read-back':
      return <ReadBack service={service} onBringIn={onBringIn} />;
    case 'mend':
      return <Mend service={service} onBringIn={onBringIn} />;
    case 'confirm':
      return <Confirm service={service} actual={actual} onReport={onReport} />;
    case 'nothing':
      return null;
  }
}

export function GetExport({
  service,
  weekStart,
  onBringIn,
}: {
  service: string;
  weekStart: PlainDate;
  onBringIn: () => void;
}) {
  return (
    <>
      <ol className={styles.guide}>
        <li>Open the council’s Provider Portal and go to Actuals.</li>
        <li>
          Choose {service === '' ? 'the service' : <strong>{service}</strong>} and the week{' '}
          <strong>{formatWeek(weekStart)}</strong>.
        </li>
        <li>Generate the actuals there. Change nothing yet.</li>
        <li>Export them as CSV. Do not open the file in a spreadsheet.</li>
      </ol>
      <div className={styles.buttons}>
        <Button look="primary" onPress={onBringIn}>
          Bring in the export…
        </Button>
        <OpenPortal />
        <span className={styles.soft}>
          One file for each service. Nothing is changed until you have seen what is in it.
        </span>
      </div>
    </>
  );
}

function Record({ service }: { service: FileService }) {
  const { go } = useWorkspace();
  return (
    <>
      <p>
        {count(service.untouched, 'line')} that nobody has looked at. Record what differed; say “as planned” of the
        rest.
      </p>
      <div className={styles.buttons}>
        <Button look="primary" onPress={() => go({ name: 'week', place: null })}>
          Go to the week
        </Button>
      </div>
    </>
  );
}

function MakeFile({ service }: { service: FileService }) {
  const { week, go } = useWorkspace();
  const make = useMakeFile();
  const errors = week.services.find((one) => one.service === service.service)?.errors ?? 0;
  if (errors > 0) {
    return (
      <>
        <p>The council refuses what breaks its rules, so these come first.</p>
        <div className={styles.buttons}>
          <Button look="primary" onPress={() => go({ name: 'problems' })}>
            Fix {count(errors, 'problem')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <p>
        {count(service.changed, 'line')} of {service.lines} go back otherwise than exported. The file is the portal’s
        own export with only those cells changed; a plain list of every changed cell is saved beside it. Neither is
        encrypted.
      </p>
      <div className={styles.buttons}>
        <Button look="primary" onPress={() => make(week.weekStart, service.service)}>
          Make the file…
        </Button>
      </div>
    </>
  );
}

function Upload({ service }: { service: FileService }) {
  const { week } = useWorkspace();
  const { run, say } = useAppCalls();
  return (
    <>
      <ol className={styles.guide}>
        <li>
          In the portal, open the same service and week, and upload <strong>{service.madeFile}</strong>.
        </li>
        <li>Read what the portal says about the upload.</li>
      </ol>
      <div className={styles.buttons}>
        <Button
          look="primary"
          onPress={async () => {
            const input = { weekStart: week.weekStart, service: service.service };
            if ((await run('files.report-upload', input)) !== null) say('Noted: you reported the upload.');
          }}
        >
          I have uploaded it
        </Button>
        <OpenPortal />
        <MakeAgain service={service} />
        <WhereFileIs service={service} />
      </div>
    </>
  );
}

/** The browser's dialog for the upload asks where the file is. */
function WhereFileIs({ service: { service } }: { service: FileService }) {
  const { week } = useWorkspace();
  const { run, say } = useAppCalls();
  const input = { weekStart: week.weekStart, service };
  return (
    <>
      <Button look="quiet" onPress={() => run('files.show-file', input)}>
        Show in folder
      </Button>
      <Button
        look="quiet"
        onPress={async () => {
          const where = await run('files.where-file-is', input);
          if (where !== null && (await run('window.copy', { text: where.path })) !== null)
            say('Copied: paste it where the browser asks for the file.');
        }}
      >
        Copy path
      </Button>
    </>
  );
}

function MakeAgain({ service }: { service: FileService }) {
  const { week } = useWorkspace();
  const make = useMakeFile();
  return <Button onPress={() => make(week.weekStart, service.service)}>Make the file again…</Button>;
}

function ReadBack({ service, onBringIn }: Omit<StepProps, 'actual' | 'onReport'>) {
  return (
    <>
      <ol className={styles.guide}>
        <li>
          In the portal, export <strong>{service.service}</strong> of this week once more, after the upload.
        </li>
        <li>Bring that file in: every cell is compared with what was meant to go there.</li>
      </ol>
      <div className={styles.buttons}>
        <Button look="primary" onPress={onBringIn}>
          Bring in the fresh export…
        </Button>
        <OpenPortal />
      </div>
    </>
  );
}

function Mend({ service, onBringIn }: Omit<StepProps, 'actual' | 'onReport'>) {
  return (
    <>
      <p>
        {count(service.differences.length, 'difference')} between what was meant and what the portal has. Put each right
        as it says, then export the week once more.
      </p>
      <ul className={styles.differences}>
        {byLine(service.differences).map(([first, ...others]) => (
          <li key={`${first.lineId} ${first.row}`}>
            <strong>
              <PersonLink
                ssRef={first.ssRef}
                name={first.person === '' ? personName(null, first.ssRef) : `${first.person} (${first.ssRef})`}
              />
            </strong>
            <span className={styles.soft}> {first.serviceLevel}</span>
            {[first, ...others].map(({ field, sentence, mend }) => (
              <div key={field}>
                <p>{sentence}</p>
                <p className={styles.soft}>{mend}</p>
              </div>
            ))}
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button look="primary" onPress={onBringIn}>
          Bring in the fresh export…
        </Button>
        <OpenPortal />
        <MakeAgain service={service} />
      </div>
    </>
  );
}

type ReadBackDifference = FileService['differences'][number];

/** What differs on one line stands under its one name, in the order in which it was found. */
function byLine(differences: readonly ReadBackDifference[]): [ReadBackDifference, ...ReadBackDifference[]][] {
  const lines = new Map<string, [ReadBackDifference, ...ReadBackDifference[]]>();
  for (const difference of differences) {
    const key = `${difference.lineId} ${difference.row}`;
    const found = lines.get(key);
    if (found === undefined) lines.set(key, [difference]);
    else found.push(difference);
  }
  return [...lines.values()];
}

function Confirm({ service, actual, onReport }: Omit<StepProps, 'onBringIn'>) {
  return (
    <>
      <ol className={styles.guide}>
        <li>In the portal, open Scheduled Payments and find the week.</li>
        <li>
          Compare what it shows for <strong>{service.service}</strong>
          {actual === null ? null : (
            <>
              {' '}
              with the app’s own total: <strong>{formatSum(actual)} hours actual</strong> in{' '}
              {count(service.lines, 'line')}
            </>
          )}
          .
        </li>
        <li>Confirm there.</li>
      </ol>
      <p className={styles.soft}>
        The app knows hours, not rates: if that page shows pounds, the app has no amount to compare. Hours that can be
        expected to be paid are further down.
      </p>
      <div className={styles.buttons}>
        <Button look="primary" onPress={onReport}>
          Report the confirmation…
        </Button>
        <OpenPortal />
        <span className={styles.soft}>The app cannot see that page: it keeps who said so, and when.</span>
      </div>
    </>
  );
}
