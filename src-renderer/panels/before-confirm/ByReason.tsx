// The differences of the week, added up by reason.

import type { ConfirmationPreview } from '../../../src-shared/app-api/index.ts';
import type { Category, Reason } from '../../../src-shared/domain/actuals.ts';
import { formatSum } from '../../../src-shared/domain/quantity.ts';
import { Part } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import table from '../../components/table.module.css';
import { categoryLabel } from '../../recording/reasons.ts';
import { useWorkspace } from '../../workspace/workspace.ts';

export function ByReason({ preview }: { preview: ConfirmationPreview }) {
  const { council } = useWorkspace();
  if (preview.byReason.length === 0) return null;
  return (
    <Part title="What differs, by reason">
      <Table
        head={
          <>
            <th scope="col">What</th>
            <th scope="col">Why</th>
            <th scope="col" className={table.number}>
              Lines
            </th>
            <th scope="col" className={table.number}>
              Hours
            </th>
          </>
        }
      >
        {preview.byReason.map((item) => (
          <tr key={`${item.category} ${item.reason}`}>
            <th scope="row">{categoryLabel(item.category as Category) ?? item.category}</th>
            <td>{council.reasons[item.reason as Reason]?.label ?? item.reason}</td>
            <td className={table.number}>{item.lines}</td>
            <td className={table.number}>{formatSum(item.quantity)}</td>
          </tr>
        ))}
      </Table>
    </Part>
  );
}
