// The provider's own list of people: read from CSV or a workbook, previewed, and taken in with what changed.

export {
  type ColumnMapping,
  columnMappingSchema,
  fieldLabels,
  findHeadings,
  guessField,
  type ListField,
  type ListHeadings,
  listFields,
  whyNotMapping,
} from './columns.ts';
export { type ListFile, type ListRows, readListFile, rowsOfSheet, type Sheet, type SheetCell } from './list-file.ts';
export { type KnownPerson, type PeoplePreview, type PersonChange, previewPeople } from './preview-people.ts';
export { type ListedPerson, type ReadPeople, readPeople } from './read-people.ts';
export { knownSsRefs, type SsRefs } from './ss-ref.ts';
