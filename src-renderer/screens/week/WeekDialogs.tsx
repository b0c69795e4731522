// The questions that the week asks before something is done to many lines.
import type { GridRow } from '../../grid/rows.ts';
import type { Recording } from '../../recording/use-recording.ts';
import { AsPlannedDialog } from './AsPlannedDialog.tsx';
import { ColumnFilterDialog } from './ColumnFilterDialog.tsx';
import { ContinuingDialog } from './ContinuingDialog.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { SuggestionsDialog } from './SuggestionsDialog.tsx';
import type { useAsPlanned } from './use-as-planned.ts';
import type { useColumnFilter } from './use-column-filter.ts';
import type { useContinuing } from './use-continuing.ts';
import type { useReasonsToGive } from './use-reasons-to-give.ts';
import type { useSheet } from './use-sheet.ts';

interface WeekDialogsProps {
  asPlanned: ReturnType<typeof useAsPlanned>;
  reasons: ReturnType<typeof useReasonsToGive>;
  sheet: ReturnType<typeof useSheet>;
  byColumn: ReturnType<typeof useColumnFilter>;
  /** All lines of the week. */
  rows: readonly GridRow[];
  recording: Recording;
  continuing: ReturnType<typeof useContinuing>;
}

export function WeekDialogs(props: WeekDialogsProps) {
  const { asPlanned, reasons, sheet, byColumn, rows, recording, continuing } = props;
  return (
    <>
      {asPlanned.asking === null ? null : (
        <AsPlannedDialog
          lines={asPlanned.asking}
          onSay={() => void recording.asPlanned(asPlanned.asking ?? [])}
          onClose={asPlanned.close}
        />
      )}
      {byColumn.asking === null ? null : (
        <ColumnFilterDialog
          column={byColumn.asking}
          before={byColumn.columns[byColumn.asking] ?? null}
          rows={rows}
          onFilter={byColumn.answer}
          onClose={byColumn.close}
        />
      )}
      {continuing.isOpen ? <ContinuingDialog continuing={continuing} /> : null}
      {reasons.isListOpen ? <SuggestionsDialog onClose={() => reasons.setListOpen(false)} /> : null}
      {sheet.preview === null ? null : (
        <PasteDialog
          preview={sheet.preview}
          onPaste={(taken) => void sheet.applyPaste(taken)}
          onClose={sheet.closePreview}
        />
      )}
    </>
  );
}
