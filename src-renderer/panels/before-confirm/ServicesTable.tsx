// One row a service: how its lines are known, what it comes to, what will be paid, and whether it is ready. A week that is
// confirmed elsewhere has nothing to choose and is not called ready: it shows what is open in its place.

import type { ConfirmationPreview, WeekView } from '../../../src-shared/app-api/index.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { formatSum } from '../../../src-shared/domain/quantity.ts';
import { Checkbox } from '../../components/Choices.tsx';
import table from '../../components/table.module.css';
import { Mark } from '../../marks/Mark.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';

type ServicePreview = ConfirmationPreview['services'][number];

const numberColumns: readonly { heading: string; of: (service: ServicePreview) => number; hours: boolean }[] = [
  { heading: 'Lines', of: (service) => service.lines, hours: false },
  { heading: 'Someone said so', of: (service) => service.attested, hours: false },
  { heading: 'Shown by visits', of: (service) => service.evidenced, hours: false },
  { heading: 'Nobody has looked', of: (service) => service.untouched, hours: false },
  { heading: 'Changed', of: (service) => service.changed, hours: false },
  { heading: 'Planned', of: (service) => service.planned, hours: true },
  { heading: 'Actual', of: (service) => service.actual, hours: true },
  { heading: 'To be paid', of: (service) => service.payable, hours: true },
  { heading: 'Not paid', of: (service) => service.notPayable, hours: true },
  { heading: 'Guidance silent', of: (service) => service.notSaid, hours: true },
];

interface ServicesTableProps {
  preview: ConfirmationPreview;
  week: WeekView;
  /** Left out where nothing is confirmed by this app. */
  choice?: { chosen: ReadonlySet<string>; onChoose: (service: string, chosen: boolean) => void };
}

export function ServicesTable({ preview, week, choice }: ServicesTableProps) {
  const { services } = preview;
  const { serviceName } = useWorkspace();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <caption>
          Hours, by service. “Guidance silent”: part of “Not paid”, because the council’s guidance does not say whether
          they are.
        </caption>
        <thead>
          <tr>
            {choice === undefined ? null : <th scope="col">Confirm</th>}
            <th scope="col">Service</th>
            {numberColumns.map((column) => (
              <th key={column.heading} scope="col" className={table.number}>
                {column.heading}
              </th>
            ))}
            <th scope="col">{choice === undefined ? 'Problems' : 'Ready'}</th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <tr key={service.service}>
              {choice === undefined ? null : (
                <td>
                  <Checkbox
                    label={`Confirm ${service.service}`}
                    isSelected={choice.chosen.has(service.service)}
                    isDisabled={!service.ready || service.state === 'confirmed'}
                    onChange={(selected) => choice.onChoose(service.service, selected)}
                  />
                </td>
              )}
              <th scope="row">{serviceName(service.service)}</th>
              {numberColumns.map((column) => (
                <td key={column.heading} className={table.number}>
                  {show(column.of(service), column.hours)}
                </td>
              ))}
              <td>
                {choice === undefined ? (
                  <OpenFindings service={service}>
                    <Mark shape="tick" tone="done">
                      None
                    </Mark>
                  </OpenFindings>
                ) : (
                  <Readiness service={service} receipt={receiptNumber(week, service.service)} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            {choice === undefined ? null : <td />}
            <th scope="row">All services</th>
            {numberColumns.map((column) => (
              <td key={column.heading} className={table.number}>
                {show(
                  services.reduce((sum, service) => sum + column.of(service), 0),
                  column.hours,
                )}
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function show(value: number, hours: boolean): string {
  if (hours) return formatSum(value);
  return value === 0 ? '–' : String(value);
}

function receiptNumber(week: WeekView, service: string): string | null {
  return week.services.find((candidate) => candidate.service === service)?.receiptNumber ?? null;
}

function Readiness({ service, receipt }: { service: ServicePreview; receipt: string | null }) {
  const isHub = useWorkspace().week.hub !== undefined;
  if (service.state === 'confirmed') {
    return (
      <Mark shape="tick" tone="done">
        {isHub ? 'Closed at the hub' : 'Confirmed'}
        {receipt === null ? '' : `, ${receipt}`}
      </Mark>
    );
  }
  return (
    <OpenFindings service={service}>
      {service.ready ? (
        <Mark shape="ring" tone="plain">
          {service.state === 'reopened' ? 'Ready, to be confirmed again' : 'Ready'}
        </Mark>
      ) : (
        <Mark shape="ring" tone="quiet">
          Not yet
        </Mark>
      )}
    </OpenFindings>
  );
}

/** What of a service is open; `children` where nothing is. */
function OpenFindings({ service, children }: { service: ServicePreview; children: React.ReactNode }) {
  if (service.errors > 0) {
    return (
      <Mark shape="triangle" tone="error">
        {count(service.errors, 'problem')} to fix
      </Mark>
    );
  }
  if (service.warnings > 0) {
    return (
      <Mark shape="triangle-open" tone="attention">
        {count(service.warnings, 'warning')} to look at
      </Mark>
    );
  }
  return children;
}
