// Which sheet of a workbook is read: the one that looks most like what was asked for, until a person chooses another.
import type { SheetsRead } from '../../src-shared/app-api/reading.ts';
import { Notice } from './Notice.tsx';
import { Select } from './Select.tsx';

export function SheetChoice({ sheets, onSheet }: { sheets: SheetsRead; onSheet: (sheet: string) => void }) {
  if (sheets === null) return null;
  return (
    <>
      {sheets.all.length < 2 ? null : (
        <Select
          label="Sheet"
          options={sheets.all.map(({ name, visible }) => ({ value: name, label: visible ? name : `${name} (hidden)` }))}
          value={sheets.read}
          onChange={onSheet}
        />
      )}
      {sheets.note === null ? null : <Notice tone="attention" sentence={sheets.note} />}
    </>
  );
}
