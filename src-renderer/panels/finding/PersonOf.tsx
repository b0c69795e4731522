// Whose line a finding is about.

import { personName } from '../../../src-shared/domain/names.ts';
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
  return [personName(row.person, row.line.ssRef), ...(withService ? [serviceName(service), serviceLevel] : [])]
    .filter(Boolean)
    .join(', ');
}
