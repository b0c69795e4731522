// Whose line a finding is about.
import { personName } from '../../grid/rows.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

interface PersonOfProps {
  lineId: string | null;
  /** Two lines of one person would else read the same. */
  withService?: boolean;
}

export function PersonOf({ lineId, withService = false }: PersonOfProps) {
  const { week, serviceName } = useWorkspace();
  const row = week.rows.find((candidate) => candidate.line.id === lineId);
  if (row === undefined) return 'The whole week';
  const { service, serviceLevel } = row.line;
  return [personName(row), ...(withService ? [serviceName(service), serviceLevel] : [])].filter(Boolean).join(', ');
}
