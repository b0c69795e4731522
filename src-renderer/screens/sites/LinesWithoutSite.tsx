// Lines of the week that belong to no site, each with a way to give it one.
import { count } from '../../../src-shared/domain/count.ts';
import type { Site } from '../../../src-shared/domain/sites.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Part } from '../../components/Page.tsx';
import { Select } from '../../components/Select.tsx';
import { Table } from '../../components/Table.tsx';
import { lineChoices } from '../../words/choices.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

/** More of them are given a site by their service. */
const most = 50;

export function LinesWithoutSite({ lineIds, sites }: { lineIds: readonly string[]; sites: readonly Site[] }) {
  const { week, serviceName, nameOrder } = useWorkspace();
  const { run, say } = useAppCalls();
  if (lineIds.length === 0) return <p>Every line of this week belongs to a site.</p>;
  const without = new Set(lineIds);
  const lines = lineChoices(
    week.rows.filter(({ line }) => without.has(line.id)),
    [],
    serviceName,
    nameOrder,
  );
  const assign = async (lineId: string, siteId: string) => {
    const site = sites.find(({ id }) => id === siteId);
    if (site === undefined) return;
    const saved = await run('site.save', { site: { ...site, lineIds: [...site.lineIds, lineId] }, seen: site });
    if (saved !== null) say(`Belongs to ${site.name} now.`, 'may-undo');
  };
  return (
    <Part title={`Lines without a site (${lineIds.length})`}>
      <p>Nobody is asked to report these. A whole service is given to a site under “Change…”; a single line here.</p>
      <Table
        head={
          <>
            <th scope="col">Person</th>
            <th scope="col">Line</th>
            <th scope="col">Belongs to</th>
          </>
        }
      >
        {lines.slice(0, most).map(({ id, name, detail }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            <td>{detail}</td>
            <td>
              <Select
                label={`Site of ${name}, ${detail}`}
                labelHidden
                placeholder="No site"
                options={sites.map((site) => ({ value: site.id, label: site.name }))}
                value={null}
                onChange={(siteId) => void assign(id, siteId)}
              />
            </td>
          </tr>
        ))}
      </Table>
      {lines.length > most ? <p>and {count(lines.length - most, 'more line')}</p> : null}
    </Part>
  );
}
