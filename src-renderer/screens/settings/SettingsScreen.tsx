// Settings of this computer: when to be quiet, and what closing the window does. Each is saved as it is changed.
import { useState } from 'react';
import { type Settings, type View, viewOf, withView } from '../../../src-shared/app-api/settings.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useSettings } from '../../app-api/queries.ts';
import { Checkbox, type Choice, Choices } from '../../components/Choices.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page, Part } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { ConnectionPart } from '../../panels/connection/ConnectionPart.tsx';
import { CouncilRulesPart } from '../../panels/council-rules/CouncilRulesPart.tsx';
import { ErasuresPart } from '../../panels/held/ErasuresPart.tsx';
import { OwnSignIn } from '../../panels/hub/OwnSignIn.tsx';
import { LockPart } from '../../panels/secret/LockPart.tsx';
import { SecretPart } from '../../panels/secret/SecretPart.tsx';
import { readTime, showTime } from '../../words/read-time.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './settings.module.css';

export function SettingsScreen() {
  const { value, problem, refresh } = useSettings();
  return (
    <Page title="Settings" lead="For this computer and this account." width="reading">
      {problem === null ? null : <Notice tone="error" sentence={problem.sentence} action={problem.action} />}
      <ConnectionPart />
      <CouncilRulesPart />
      <OwnSignIn />
      <SecretPart />
      {value === null ? null : <Form settings={value} onSaved={refresh} />}
      <ErasuresPart />
    </Page>
  );
}

const themeChoices: readonly Choice<Settings['theme']>[] = [
  { value: 'system', label: 'As this computer', hint: 'Follows the computer when it changes.' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const nameChoices: readonly Choice<Settings['nameOrder']>[] = [
  { value: 'given-first', label: 'First name', hint: 'Ada Okafor' },
  { value: 'family-first', label: 'Family name', hint: 'Okafor, Ada' },
];

const densityChoices: readonly Choice<View['density']>[] = [
  { value: 'compact', label: 'Compact', hint: 'As many lines in sight as can be read well.' },
  { value: 'comfortable', label: 'Comfortable', hint: 'Higher rows, easier to point at.' },
];

const enterChoices: readonly Choice<View['enter']>[] = [
  { value: 'stays', label: 'Changes the cell', hint: 'Enter opens the cell, and after a change stays on it.' },
  { value: 'down', label: 'Goes down', hint: 'As in a spreadsheet. F2 or typing changes the cell.' },
];

function Form({ settings, onSaved }: { settings: Settings; onSaved: () => void }) {
  const { run, say } = useAppCalls();
  const { account } = useWorkspace();
  const save = async (change: Partial<Settings>) => {
    if ((await run('window.save-settings', { ...settings, ...change })) === null) return;
    say('Saved.');
    onSaved();
  };
  const { quietHours } = settings;
  return (
    <>
      <LockPart settings={settings} onSave={save} />
      <Part title="Light or dark">
        <Choices
          label="Colours"
          choices={themeChoices}
          value={settings.theme}
          onChange={(theme) => void save({ theme })}
        />
      </Part>
      <Part title="Names">
        <Choices
          label="People are listed by"
          choices={nameChoices}
          value={settings.nameOrder}
          onChange={(nameOrder) => void save({ nameOrder })}
        />
      </Part>
      <Part title="Lines of the week">
        <Choices
          label="Height of the rows"
          choices={densityChoices}
          value={viewOf(settings, account.id).density}
          onChange={(density) => void save(withView(settings, account.id, { density }))}
        />
        <Choices
          label="Enter"
          choices={enterChoices}
          value={viewOf(settings, account.id).enter}
          onChange={(enter) => void save(withView(settings, account.id, { enter }))}
        />
      </Part>
      <Part title="Reminders">
        <p>
          On Monday, Tuesday morning, two hours before the deadline, and when it was missed; a working day earlier
          before bank holidays. A notification never names anybody.
        </p>
        <Checkbox isSelected={settings.notifications} onChange={(notifications) => void save({ notifications })}>
          Show notifications on this computer
        </Checkbox>
        <div className={styles.times}>
          <Time
            label="Quiet from"
            value={quietHours.from}
            onSave={(from) => void save({ quietHours: { ...quietHours, from } })}
          />
          <Time
            label="Quiet until"
            value={quietHours.to}
            onSave={(to) => void save({ quietHours: { ...quietHours, to } })}
          />
        </div>
        <Checkbox
          isSelected={quietHours.weekends}
          onChange={(weekends) => void save({ quietHours: { ...quietHours, weekends } })}
        >
          Quiet all weekend
        </Checkbox>
      </Part>
      <Part title="When the window is closed">
        <Checkbox isSelected={settings.closeToTray} onChange={(closeToTray) => void save({ closeToTray })}>
          Stay in the tray, so that reminders still come
        </Checkbox>
      </Part>
    </>
  );
}

function Time({ label, value, onSave }: { label: string; value: string; onSave: (time: string) => void }) {
  const [text, setText] = useState(showTime(value));
  const [error, setError] = useState('');
  return (
    <TextField
      label={label}
      size="code"
      value={text}
      onChange={setText}
      error={error}
      onBlur={() => {
        const time = readTime(text);
        setError(time === null ? 'Enter a time, such as 8pm or 8:30pm.' : '');
        if (time === null) return;
        setText(showTime(time));
        if (time !== value) onSave(time);
      }}
    />
  );
}
