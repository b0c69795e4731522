// Site packets: passing unsent work on to a colleague's computer as one encrypted file, bringing one in, and choosing where
// packets and this computer say different things.
import { useState } from 'react';
import type { PacketLook } from '../../../src-shared/app-api/packet.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useAppQuery } from '../../app-api/query.ts';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { formatMoment } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { BringInDialog } from './BringInDialog.tsx';
import { ChoicesPart } from './ChoicesPart.tsx';
import { MakeDialog } from './MakeDialog.tsx';
import styles from './packets.module.css';

export function PacketsScreen({ incoming }: { incoming?: string | undefined }) {
  const { account } = useWorkspace();
  const { value: look, refresh } = useAppQuery('packet.look', {}, ['week-changed', 'sync-status']);
  const [open, setOpen] = useState<'make' | 'bring-in' | null>(incoming === undefined ? null : 'bring-in');
  const [done, setDone] = useState('');
  const byFiles = account.connection.kind === 'files';
  const close = (words = '') => {
    setOpen(null);
    if (words !== '') setDone(words);
    refresh();
  };
  return (
    <Page
      title="Site packets"
      lead="For a site without a way to the office: unsent work as one encrypted, signed file, on a stick, a shared folder or by mail. A colleague’s computer brings it in."
      width="reading"
    >
      {done === '' ? null : <Notice tone="done" sentence={done} />}
      {look === null ? null : (
        <>
          <ChoicesPart choices={look.choices} onChosen={refresh} />
          <Waiting look={look} onDone={(words) => close(words)} />
          <Part title="Pass your work on">
            <p>{passOnWords(look.toPassOn, byFiles)}</p>
            <div>
              <Button
                whyNot={look.toPassOn === 0 ? 'There is no unsent work to pass on.' : null}
                onPress={() => setOpen('make')}
              >
                Make a site packet…
              </Button>
            </div>
            <ul className={styles.list}>
              {look.made.map(({ at, by, changes }) => (
                <li key={at}>
                  {formatMoment(at)}: {by} made a packet of {count(changes, 'change')}.
                </li>
              ))}
            </ul>
          </Part>
          <Part title="Bring a colleague’s work in">
            <p>
              Nothing is overwritten. A packet that comes twice, late or from another organisation is recognised. This
              is also the way back for work that was saved from a computer whose records did not open.
            </p>
            <div>
              <Button onPress={() => setOpen('bring-in')}>Bring in a site packet…</Button>
            </div>
            <ul className={styles.list}>
              {look.merged.toReversed().map(({ packetId, at, by, madeBy, madeAt, device, changes }) => (
                <li key={packetId}>
                  {formatMoment(at)}: {by} brought in {count(changes, 'change')} of {madeBy}, made on {device},{' '}
                  {formatMoment(madeAt)}.
                </li>
              ))}
            </ul>
          </Part>
        </>
      )}
      {open === 'make' ? <MakeDialog onClose={close} /> : null}
      {open === 'bring-in' ? <BringInDialog incoming={incoming} onClose={close} /> : null}
    </Page>
  );
}

function passOnWords(changes: number, byFiles: boolean): string {
  if (changes === 0) return 'Nothing on this computer is waiting to be passed on.';
  return byFiles
    ? `${count(changes, 'change')} recorded here, in weeks that are not done. They stay here too.`
    : `${count(changes, 'change')} on this computer that the portal does not have. They stay here, and are sent when there is a connection; sent twice, they count once.`;
}

/** What was brought in and cannot stand here yet. */
function Waiting({ look, onDone }: { look: PacketLook; onDone: (words: string) => void }) {
  const { run } = useAppCalls();
  if (look.waiting.length === 0 && look.canTake === 0) return null;
  const again = async () => {
    const done = await run('packet.again', {});
    if (done !== null) onDone(`${count(done.taken, 'change')} brought in.`);
  };
  return (
    <Part title="Brought in, and waiting">
      <ul className={styles.list}>
        {look.waiting.map(({ subject, what, sentence }) => (
          <li key={subject}>
            <strong>{what}.</strong> {sentence}
          </li>
        ))}
      </ul>
      {look.canTake === 0 ? null : (
        <div>
          <Button look="primary" onPress={() => again()}>
            Bring in {count(look.canTake, 'change')} now
          </Button>
        </div>
      )}
    </Part>
  );
}
