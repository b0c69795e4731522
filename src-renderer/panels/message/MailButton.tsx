// Begins a mail in the person's own mail program. Nothing is sent until they send it there.
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { mailLink } from './mail-link.ts';

/** Nothing where the address is none that can be written to. */
export function MailButton({ address, draft }: { address: string; draft: { subject: string; text: string } }) {
  const { run, say } = useAppCalls();
  const link = mailLink({ address, ...draft });
  if (link === null) return null;
  const write = async () => {
    if (!link.whole && (await run('window.copy', { text: draft.text })) === null) return;
    if ((await run('window.open-outside', { url: link.url })) === null) return;
    say(
      link.whole
        ? 'The draft is in your mail program. Nothing is sent until you send it there.'
        : 'The text is too long to hand over, so it is copied: paste it into the mail that opened.',
    );
  };
  return (
    <Button look="quiet" aria-label={`Write in your mail program to ${address}`} onPress={write}>
      Write in your mail program
    </Button>
  );
}
