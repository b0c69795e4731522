// For managers of a hub: the names that are known here, for everybody's computer.
import { useState } from 'react';
import type { AppAnswer } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Part } from '../../components/Page.tsx';

export function SendToHub() {
  const { run, say } = useAppCalls();
  const [sent, setSent] = useState<AppAnswer<'hub.send-people'> | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    const answer = await run('hub.send-people', {});
    setBusy(false);
    setSent(answer);
    if (answer !== null) say(wordsOf(answer));
  };
  return (
    <Part title="For everybody’s computer">
      <p>
        Names that were brought in here stay on this computer until they are sent. The hub gives them to all others.
      </p>
      {sent === null ? null : <Notice tone="done" sentence={wordsOf(sent)} />}
      {sent?.rejected.map(({ ssRef, sentence }) => (
        <Notice key={`${ssRef} ${sentence}`} tone="attention" sentence={`${ssRef}: ${sentence}`} />
      ))}
      <div>
        <Button isDisabled={busy} onPress={() => send()}>
          {busy ? 'Sending…' : 'Send the names to the hub'}
        </Button>
      </div>
    </Part>
  );
}

function wordsOf({ added, changed, unchanged }: AppAnswer<'hub.send-people'>): string {
  return `At the hub: ${count(added, 'person', 'people')} added, ${changed} changed, ${unchanged} as they were.`;
}
