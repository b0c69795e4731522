// Whose line a finding is about.

import { personName } from '../../../src-shared/domain/names.ts';
import { useWorkspace } from '../../workspace/workspace.ts';
import { PersonLink } from '../person/PersonLink.tsx';

interface PersonOfProps {
  lineId: string | null;
  /** Two lines of one person would else read the same. */
  withService?: boolean;
  /** The name opens the person; not where it is within a button. */
  linked?: boolean;
}

export function PersonOf({ lineId, withService = false, linked = false }: PersonOfProps) {
  const { week, serviceName } = useWorkspace();
  const row = week.rows.find((candidate) => candidate.line.id === lineId);
  if (row === undefined) return 'The whole week';
  const { service, serviceLevel } = row.line;
  const name = personName(row.person, row.line.ssRef);
  const more = withService ? [serviceName(service), serviceLevel].filter(Boolean) : [];
  return (
    <>
      {linked ? <PersonLink ssRef={row.line.ssRef} name={name} /> : name}
      {more.map((part) => `, ${part}`).join('')}
    </>
  );
}
