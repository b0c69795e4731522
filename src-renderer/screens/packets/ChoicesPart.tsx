// Where packets and this computer say different things of one line or record: both are shown, and a person chooses.
import type { PacketChoice } from '../../../src-shared/app-api/packet.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Part } from '../../components/Page.tsx';
import { formatMoment } from '../../words/time.ts';
import styles from './packets.module.css';

export function ChoicesPart({ choices, onChosen }: { choices: readonly PacketChoice[]; onChosen: () => void }) {
  const { run, say } = useAppCalls();
  if (choices.length === 0) return null;
  const choose = async (subject: string, packetId: string | null) => {
    if ((await run('packet.choose', { subject, packetId })) === null) return;
    say('Chosen. The other version stays in the history.');
    onChosen();
  };
  return (
    <Part title="Choose between versions">
      <p>Until you choose, what stands on this computer stays.</p>
      <ul className={styles.choices}>
        {choices.map(({ subject, what, here, sides }) => (
          <li key={subject} className={styles.choice}>
            <h3>{what}</h3>
            <dl className={styles.versions}>
              <div className={styles.version}>
                <dt>On this computer</dt>
                <dd>{here}</dd>
                <dd>
                  <Button
                    aria-label={`Keep this: what is on this computer for ${what}`}
                    onPress={() => choose(subject, null)}
                  >
                    Keep this
                  </Button>
                </dd>
              </div>
              {sides.map(({ packetId, words, by, at, device }) => (
                <div key={packetId} className={styles.version}>
                  <dt>
                    {by}, {formatMoment(at)}, on {device}
                  </dt>
                  <dd>{words}</dd>
                  <dd>
                    <Button
                      aria-label={`Take this: what ${by} recorded for ${what}`}
                      onPress={() => choose(subject, packetId)}
                    >
                      Take this
                    </Button>
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </Part>
  );
}
