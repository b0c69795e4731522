// The provider's own list of people: read from CSV or a workbook, previewed, and taken in with what changed.

export { type ColumnMapping, columnMappingSchema, findHeadings, whyNotMapping } from './columns.ts';
export { type ListRows, readListFile, rowsOfSheet, type Sheet } from './list-file.ts';
export { type KnownPerson, type PeoplePreview, previewPeople } from './preview-people.ts';
export { readPeople } from './read-people.ts';
export { sheetsInOrder } from './sheets.ts';
export { knownSsRefs } from './ss-ref.ts';
