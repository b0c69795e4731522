// A bell in the header with how much there is to know, and the list behind it: reminders and news of the council, the most
// pressing first, and below them what was dismissed. Dismissed is mostly only until the app starts again.
import { BellIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { count } from '../../src-shared/domain/count.ts';
import { Button } from '../components/Button.tsx';
import { Notice, type NoticeEntry } from '../components/Notice.tsx';
import { PopOut } from '../components/PopOut.tsx';
import { useAddedLinesNotices } from '../panels/added-lines/use-added-lines-notices.ts';
import { useCouncilNotices } from '../panels/council-rules/use-council-notices.tsx';
import { useFolderNotices } from '../panels/data-folder/use-folder-notices.ts';
import { useNews } from '../panels/news/use-news.ts';
import { useReminderNotices } from '../panels/reminders/use-reminder-notices.ts';
import styles from './notices.module.css';

/** @param onNewRules asks for the council's rules again */
export function NoticeCentre({ onNewRules }: { onNewRules: () => void }) {
  const council = useCouncilNotices(onNewRules);
  const reminders = useReminderNotices();
  const [dismissed, setDismissed] = useState<readonly string[]>([]);
  const news = useNews();
  const added = useAddedLinesNotices();
  const folder = useFolderNotices();
  const all = [...council.notices, ...added, ...reminders, ...folder, ...news];
  const open = all.filter(({ key, mayDismiss }) => !(mayDismiss && dismissed.includes(key)));
  const aside = all.filter((notice) => !open.includes(notice));
  const pressing = open.some(({ tone }) => tone === 'attention' || tone === 'error');
  return (
    <>
      <PopOut
        label={open.length === 0 ? 'No notices' : count(open.length, 'notice')}
        title="Notices"
        face={
          <>
            <BellIcon aria-hidden="true" />
            {open.length === 0 ? null : (
              <span className={`${styles.badge} ${pressing ? styles.pressing : ''}`}>{open.length}</span>
            )}
          </>
        }
      >
        {(close) => (
          <>
            {open.length === 0 ? <p>Nothing to know at the moment.</p> : null}
            <NoticeList label="Notices" notices={open} onGo={close}>
              {({ key, mayDismiss, onDismiss = () => setDismissed((before) => [...before, key]) }) =>
                mayDismiss ? (
                  <Button look="quiet" onPress={onDismiss}>
                    Dismiss
                  </Button>
                ) : null
              }
            </NoticeList>
            {aside.length === 0 ? null : (
              <>
                <h2 className={styles.heading}>Dismissed</h2>
                <NoticeList label="Dismissed" notices={aside} onGo={close}>
                  {({ key }) => (
                    <Button
                      look="quiet"
                      onPress={() => setDismissed((before) => before.filter((other) => other !== key))}
                    >
                      Bring back
                    </Button>
                  )}
                </NoticeList>
              </>
            )}
          </>
        )}
      </PopOut>
      {council.dialog}
    </>
  );
}

interface NoticeListProps {
  label: string;
  notices: readonly NoticeEntry[];
  /** Somebody goes to where one of them is dealt with. */
  onGo: () => void;
  /** The other button of each. */
  children: (notice: NoticeEntry) => React.ReactNode;
}

function NoticeList({ label, notices, onGo, children }: NoticeListProps) {
  if (notices.length === 0) return null;
  return (
    <ul className={styles.list} aria-label={label}>
      {notices.map((notice) => {
        const { key, tone, sentence, action, go } = notice;
        return (
          <li key={key}>
            <Notice tone={tone} sentence={sentence} action={action}>
              {go === null ? null : (
                <Button
                  look="quiet"
                  onPress={() => {
                    onGo();
                    go.take();
                  }}
                >
                  {go.label}
                </Button>
              )}
              {children(notice)}
            </Notice>
          </li>
        );
      })}
    </ul>
  );
}
