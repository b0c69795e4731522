// Rows of one person are emptied in a council file; every other byte stays.
import { expect, it } from 'vitest';
import { withBlankRows } from '../../../src-shared/council-csv/blank-rows.ts';

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
const textOf = (result: ReturnType<typeof withBlankRows>) => Buffer.from(result?.bytes ?? []).toString();
const isAbout = (cell: string) => cell === '1050';

it('empties the rows of the SS Ref alone, also where another cell has the same digits', () => {
  const file = 'Service,SS Ref,Visits\r\nHome,1050,7\r\nHome,0099,1050\r\n';
  const result = withBlankRows(bytesOf(file), isAbout);
  expect(textOf(result)).toBe('Service,SS Ref,Visits\r\n,,\r\nHome,0099,1050\r\n');
  expect(result?.blanked).toEqual([{ row: 2, cells: ['Home', '1050', '7'] }]);
});

it('keeps a row whole whose comment has line breaks, and counts it as one', () => {
  const file = '\ufeffService;SS Ref;Comments\nHome;0099;"Two\nlines; here"\nHome;1050;"Gone\nthen"\n';
  const result = withBlankRows(bytesOf(file), isAbout);
  expect(textOf(result)).toBe('\ufeffService;SS Ref;Comments\nHome;0099;"Two\nlines; here"\n;;\n');
  expect(result?.blanked[0]?.row).toBe(3);
});

it('looks at every cell of a file without such a column, and leaves a file as it is where nobody is', () => {
  expect(textOf(withBlankRows(bytesOf('A,B\n1,1050\n'), isAbout))).toBe('A,B\n,\n');
  const file = bytesOf('Service,SS Ref\nHome,0099\n');
  expect(withBlankRows(file, isAbout)?.bytes).toBe(file);
});

it('says where bytes are no text', () => {
  expect(withBlankRows(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 0, 0]), isAbout)).toBeNull();
});
