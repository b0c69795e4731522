// A site: what it is called, who is in charge, where to write, and which lines belong to it, by whole services or one by one.
import { useState } from 'react';
import { count } from '../../../src-shared/domain/count.ts';
import type { Site } from '../../../src-shared/domain/sites.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Choices.tsx';
import { Buttons, Dialog } from '../../components/Dialog.tsx';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import { TypeAhead } from '../../components/TypeAhead.tsx';
import { lineChoices } from '../../words/choices.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './sites.module.css';

const empty: Omit<Site, 'id'> = { name: '', inCharge: '', writeTo: '', services: [], lineIds: [] };

interface SiteDialogProps {
  /** Null: a new one. */
  site: Site | null;
  /** All of them. */
  sites: readonly Site[];
  onClose: () => void;
}

export function SiteDialog({ site, sites, onClose }: SiteDialogProps) {
  const { run, say } = useAppCalls();
  const [fields, setFields] = useState<Omit<Site, 'id'>>(site ?? empty);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const change = (part: Partial<Site>) => setFields((before) => ({ ...before, ...part }));
  const others = sites.filter(({ id }) => id !== site?.id);

  const save = async () => {
    if (fields.name.trim() === '') return setErrors({ name: 'Enter what the site is called.' });
    const result = await window.app.call('site.save', { site: { ...fields, id: site?.id ?? null }, seen: site });
    if (!result.ok && result.problem.fields !== undefined) return setErrors(result.problem.fields);
    if (!result.ok) return setErrors({ name: `${result.problem.sentence} ${result.problem.action}` });
    const { lost } = result.value;
    say(
      `Saved on this computer.${lost.length === 0 ? '' : ` What belongs to it now is no longer with ${lost.join(', ')}.`}`,
      'may-undo',
    );
    onClose();
  };
  const remove = async (id: string) => {
    if ((await run('site.remove', { id })) === null) return;
    say(`${fields.name} removed. Its lines belong to no site now.`, 'may-undo');
    onClose();
  };

  return (
    <Dialog title={site === null ? 'Add a site' : `Change ${site.name}`} size="large" onClose={onClose}>
      <Form className={styles.form ?? ''} onSubmit={save}>
        <TextField
          label="Name"
          value={fields.name}
          onChange={(name) => change({ name })}
          error={errors.name ?? ''}
          maxLength={200}
          autoFocus
        />
        <TextField
          label="Who is in charge"
          value={fields.inCharge}
          onChange={(inCharge) => change({ inCharge })}
          maxLength={200}
        />
        <TextField
          label="Where to write"
          hint="A mail address; without one the reminder is copied."
          value={fields.writeTo}
          onChange={(writeTo) => change({ writeTo })}
          error={errors.writeTo ?? ''}
          maxLength={254}
        />
        <ServicesOfSite chosen={fields.services} others={others} onChange={(services) => change({ services })} />
        <LinesOfSite chosen={fields.lineIds} others={others} onChange={(lineIds) => change({ lineIds })} />
        <Buttons>
          <Button look="primary" type="submit">
            Save the site
          </Button>
          {site === null ? null : <Button onPress={() => remove(site.id)}>Remove the site</Button>}
          <Button onPress={onClose}>Cancel</Button>
        </Buttons>
      </Form>
    </Dialog>
  );
}

interface PartOfSiteProps {
  chosen: readonly string[];
  others: readonly Site[];
  onChange: (chosen: string[]) => void;
}

function ServicesOfSite({ chosen, others, onChange }: PartOfSiteProps) {
  const { week, serviceName } = useWorkspace();
  const services = [...new Set([...week.rows.map(({ line }) => line.service), ...chosen])].sort();
  return (
    <fieldset className={styles.group}>
      <legend>Services of which every line belongs to it</legend>
      {services.map((service) => {
        const holder = others.find((one) => one.services.includes(service));
        const lines = count(week.rows.filter(({ line }) => line.service === service).length, 'line');
        return (
          <Checkbox
            key={service}
            isSelected={chosen.includes(service)}
            onChange={(isChosen) => onChange(isChosen ? [...chosen, service] : chosen.filter((one) => one !== service))}
            hint={holder === undefined ? `${lines} this week` : `${lines} this week, with ${holder.name} until now`}
          >
            {serviceName(service)}
          </Checkbox>
        );
      })}
    </fieldset>
  );
}

/** Lines by themselves: a person at another site than the rest of the service. */
function LinesOfSite({ chosen, others, onChange }: PartOfSiteProps) {
  const { week, serviceName, nameOrder } = useWorkspace();
  const all = lineChoices(week.rows, [], serviceName, nameOrder);
  const left = all
    .filter(({ id }) => !chosen.includes(id))
    .map((choice) => {
      const holder = others.find(({ lineIds }) => lineIds.includes(choice.id));
      return holder === undefined ? choice : { ...choice, detail: `${choice.detail} · with ${holder.name}` };
    });
  const own = all.filter(({ id }) => chosen.includes(id));
  const elsewhere = chosen.length - own.length;
  return (
    <fieldset className={styles.group}>
      <legend>Lines that belong to it by themselves ({chosen.length})</legend>
      <TypeAhead
        label="Add a line"
        choices={left}
        value={null}
        onChoose={(choice) => {
          if (choice !== null) onChange([...chosen, choice.id]);
        }}
        nobody="No line of this week fits"
      />
      <ul className={styles.list}>
        {own.map(({ id, name, detail }) => (
          <li key={id}>
            <span>
              {name} <span className={styles.soft}>{detail}</span>
            </span>
            <Button
              look="quiet"
              aria-label={`Take out ${name}, ${detail}`}
              onPress={() => onChange(chosen.filter((one) => one !== id))}
            >
              Take out
            </Button>
          </li>
        ))}
      </ul>
      {elsewhere === 0 ? null : <p className={styles.soft}>and {count(elsewhere, 'line')} not planned this week</p>}
    </fieldset>
  );
}
