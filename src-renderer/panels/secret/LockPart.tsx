// When the window locks by itself, in Settings.
import { useState } from 'react';
import type { Settings } from '../../../src-shared/app-api/settings.ts';
import { idleLockOf, idleMinutes } from '../../../src-shared/council/idle-lock.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Part } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './secret.module.css';

interface LockPartProps {
  settings: Settings;
  onSave: (change: Partial<Settings>) => Promise<void>;
}

export function LockPart({ settings, onSave }: LockPartProps) {
  const { run } = useAppCalls();
  const { council } = useWorkspace();
  const { least, most } = idleLockOf(council);
  const now = idleMinutes(council, settings.lockAfterMinutes);
  const [text, setText] = useState(String(now));
  const [error, setError] = useState('');
  const save = () => {
    const minutes = /^\d{1,3}$/.test(text.trim()) ? Number(text) : Number.NaN;
    const fits = minutes >= least && minutes <= most;
    setError(fits ? '' : `Enter minutes between ${least} and ${most}.`);
    if (fits && minutes !== now) void onSave({ lockAfterMinutes: minutes });
  };
  return (
    <Part title="Lock">
      <p>
        A locked window shows nothing of anyone, and keeps what was begun. It locks with the computer’s own screen, when
        the computer sleeps, and when nobody used the computer for some minutes.
      </p>
      <TextField
        label="Lock after minutes without use"
        hint={`Between ${least} and ${most}`}
        size="code"
        inputMode="numeric"
        value={text}
        onChange={setText}
        error={error}
        onBlur={save}
      />
      <Checkbox isSelected={settings.syncWhileLocked} onChange={(syncWhileLocked) => void onSave({ syncWhileLocked })}>
        Go on syncing while locked
      </Checkbox>
      <Checkbox
        isSelected={settings.hideFromCapture}
        hint="On Windows and macOS. Switch it off to show the app in a video call."
        onChange={(hideFromCapture) => void onSave({ hideFromCapture })}
      >
        Leave the window out of screenshots and shared screens
      </Checkbox>
      <div className={styles.buttons}>
        <Button onPress={() => void run('session.lock', {})}>Lock now</Button>
      </div>
    </Part>
  );
}
