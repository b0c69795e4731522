// The provider's own list of people: read from CSV or a workbook, previewed, and taken in with what changed.

export { type ColumnMapping, columnMappingSchema, findHeadings, whyNotMapping } from './columns.ts';
export { healedPeople, healPeople, mergePeople } from './heal-people.ts';
export { type ListRows, readListFile } from './list-file.ts';
export {
  areTwo,
  type NearMissAnswer,
  nearMissAnswerSchema,
  newestAnswers,
  pairsSaid,
} from './near-misses.ts';
export { pairPeople } from './pair-people.ts';
export { type KnownPerson, type PeoplePreview, previewPeople } from './preview-people.ts';
export { readPeople } from './read-people.ts';
export { sheetsInOrder } from './sheets.ts';
export { knownSsRefs, type SsRefs } from './ss-ref.ts';
