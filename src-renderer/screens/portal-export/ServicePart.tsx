// One service of the week on its way: one line with its state, and under it the sentence about it, where it is on the road, what
// is next, and its history. What is done is folded.
import type { FileService } from '../../../src-shared/app-api/files-week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Mark } from '../../marks/Mark.tsx';
import { nextServiceId } from '../../panels/steps/next-service.ts';
import { serviceStateWords } from '../../words/short-status.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './portal-export.module.css';
import { StepOf } from './steps.tsx';

const road = [
  { label: 'Export', until: ['get-export'] },
  { label: 'Record', until: ['record'] },
  { label: 'File', until: ['make-file'] },
  { label: 'Upload', until: ['upload'] },
  { label: 'Read back', until: ['read-back', 'mend'] },
  { label: 'Scheduled Payments', until: ['confirm'] },
] as const;

const looks = {
  done: { shape: 'tick', tone: 'done', notice: 'done' },
  open: { shape: 'ring', tone: 'quiet', notice: 'information' },
  amber: { shape: 'triangle-open', tone: 'attention', notice: 'attention' },
  attention: { shape: 'triangle', tone: 'error', notice: 'error' },
} as const;

interface ServicePartProps {
  service: FileService;
  /** Hours actual of all its lines in hundredths, as they stand here; null while that is not known. */
  actual: number | null;
  isNext: boolean;
  onBringIn: () => void;
  onReport: () => void;
}

export function ServicePart(props: ServicePartProps) {
  const { service, isNext } = props;
  const { serviceName } = useWorkspace();
  return (
    <section
      id={isNext ? nextServiceId : undefined}
      className={`${styles.service} ${isNext ? styles.next : ''}`}
      aria-label={service.service}
    >
      <details open={service.step !== 'nothing'}>
        <summary className={styles.serviceLine}>
          <h2>{serviceName(service.service)}</h2>
          <Mark shape={looks[service.tone].shape} tone={looks[service.tone].tone}>
            {serviceStateWords(service.step)}
          </Mark>
        </summary>
        <div className={styles.serviceBody}>
          <Way {...props} />
        </div>
      </details>
    </section>
  );
}

function Way({ service, actual, onBringIn, onReport }: ServicePartProps) {
  const now = road.findIndex(({ until }) => (until as readonly string[]).includes(service.step));
  return (
    <>
      {service.planLabel === null ? null : <p className={styles.soft}>Plan {service.planLabel}</p>}
      <ol className={styles.road} aria-label="How far it is">
        {road.map(({ label }, index) => {
          const done = now === -1 || index < now;
          return (
            <li key={label} aria-current={index === now ? 'step' : undefined}>
              <Mark
                shape={done ? 'tick' : index === now ? 'dot' : 'ring'}
                tone={done ? 'done' : index === now ? 'accent' : 'quiet'}
              >
                {label}
              </Mark>
            </li>
          );
        })}
      </ol>
      <Notice tone={looks[service.tone].notice} sentence={service.sentence} />
      <StepOf service={service} actual={actual} onBringIn={onBringIn} onReport={onReport} />
      <History service={service} onReport={onReport} />
    </>
  );
}

function History({ service, onReport }: { service: FileService; onReport: () => void }) {
  const { week } = useWorkspace();
  const { run, say } = useAppCalls();
  const savePicture = async (digest: string) => {
    const saved = await run('files.save-picture', { digest });
    if (saved !== null) say('Saved. The picture there is not encrypted.');
  };
  const mayReport = ['upload', 'read-back', 'mend'].includes(service.step) && service.state !== 'confirmation-reported';
  if (service.history.length === 0 && !mayReport) return null;
  return (
    <details className={styles.history}>
      <summary>How this is known</summary>
      <ul>
        {service.history.map((entry) => (
          <li key={entry.id}>
            <span>{entry.sentence}</span>
            {entry.picture === null ? null : (
              <Button look="quiet" onPress={() => savePicture(entry.picture ?? '')}>
                Save the picture…
              </Button>
            )}
            {entry.mayWithdraw ? (
              <Button
                look="quiet"
                onPress={async () => {
                  const input = { weekStart: week.weekStart, service: service.service, id: entry.id };
                  if ((await run('files.withdraw', input)) !== null) say('Taken back. Both stay in the history.');
                }}
              >
                Take back
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {mayReport ? (
        <Button look="quiet" onPress={onReport}>
          Report Scheduled Payments without a read-back…
        </Button>
      ) : null}
    </details>
  );
}
