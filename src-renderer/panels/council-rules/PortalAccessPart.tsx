// The account at the council's portal: when it was last used, when it locks, and, where only people know, the place to
// say that one has signed in there.
import { useState } from 'react';
import type { PortalAccess } from '../../../src-shared/app-api/index.ts';
import { formatLongDate } from '../../../src-shared/domain/week.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { usePortalAccess } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Form } from '../../components/Form.tsx';
import { Part } from '../../components/Page.tsx';
import { parseDay } from '../../words/days.ts';
import { dateOf } from '../../words/time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './council-rules.module.css';

export function PortalAccessPart() {
  const { council, now } = useWorkspace();
  const { value: access } = usePortalAccess();
  const { run, say } = useAppCalls();
  const today = dateOf(now);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState('');
  if (access === null) return null;
  const { last, lock, known } = access;
  return (
    <Part title={known === 'reported' ? 'Your account at the council’s own portal' : 'Your account at the portal'}>
      <p>
        It locks after {council.accountLock.afterDays} days without a sign-in.{' '}
        {last === null || lock === null
          ? 'Nobody has said yet when they last signed in there.'
          : `Last used on ${formatLongDate(last.day)}${known === 'reported' ? howKnown(last) : ''}: it locks on ${formatLongDate(lock.locksOn)}.`}
      </p>
      {known === 'portal' ? null : (
        <Form
          className={styles.form}
          onSubmit={async () => {
            const day = parseDay(typed, today);
            setError(day === null ? 'Enter the day, such as 2 June 2025.' : '');
            if (day === null || (await run('portal-access.report', { day })) === null) return;
            setTyped('');
            say('Saved on this computer.');
          }}
        >
          <DayField
            label="Last sign-in at the council’s own portal"
            value={typed}
            onChange={setTyped}
            near={today}
            error={error}
          />
          <Button type="submit">Save the sign-in</Button>
        </Form>
      )}
    </Part>
  );
}

function howKnown({ by, exported }: NonNullable<PortalAccess['last']>): string {
  return exported ? `, by the export that ${by} brought in` : `, as ${by} reported`;
}
