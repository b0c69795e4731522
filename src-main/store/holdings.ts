// The one list of what a coordinator's computer keeps: every table of the store and every kind of file beside it. It says
// whose data each holds, how long that stays, and how what it says of one person is found, which is how it is exported
// and how it is erased. What must stay true: there is no table and no kind of file that is not here
// (test/src-main/store/holdings.test.ts); docs/privacy.md says the same.

/** `person`: somebody who draws on care; `coordinator`: who recorded or sent something; `provider`: names nobody. */
export type About = 'person' | 'coordinator' | 'provider';

/**
 * How what a table says of one person is found, and what becomes of it when they are erased. SQL conditions name `held`: what
 * leads to the person, by its kind (`person`, `line`, `record`) and id.
 */
export type OfPerson =
  /** Rows of theirs alone: exported whole, and deleted. */
  | { as: 'rows'; where: string }
  /** Rows that mention them in one of these columns: exported, and deleted. */
  | { as: 'mentions'; columns: readonly string[] }
  /** Rows of several people: what is theirs in these columns (JSON) is exported, and taken out. `keep`: as empty elements. */
  | { as: 'parts'; columns: readonly string[]; keep?: true }
  /** Files of the council's with rows of several people: theirs are exported, and emptied. `json`: as in `parts`. */
  | { as: 'file'; column: string; json?: readonly string[] }
  /** What the app wrote into such files, cell by cell. */
  | { as: 'cells' }
  /** Pictures that nobody can look through: those of the weeks of the person are deleted whole. */
  | { as: 'pictures' }
  /** The history: its content is deleted, and its chain still verifies. */
  | { as: 'history' }
  /** Labels of what can be undone, and those of what is erased. */
  | { as: 'steps' };

export interface Holding {
  about: About;
  /** What it holds, in words: for docs/privacy.md, and a heading of the export. */
  holds: string;
  /** Null: it names no one who draws on care. */
  ofPerson: OfPerson | null;
  /** Where it does not stay as long as the account is on the computer: until when. */
  until?: string;
}

const ofPersons = (holds: string, ofPerson: OfPerson, until?: string): Holding => ({
  about: 'person',
  holds,
  ofPerson,
  ...(until === undefined ? {} : { until }),
});
const rows = (where: string): OfPerson => ({ as: 'rows', where });
const coordinator = (holds: string, ofPerson: OfPerson | null = null): Holding => ({
  about: 'coordinator',
  holds,
  ofPerson,
});
const provider = (holds: string, ofPerson: OfPerson | null = null): Holding => ({ about: 'provider', holds, ofPerson });

const ofRef = "ss_ref IN (SELECT id FROM held WHERE kind = 'person')";
const ofLine = "line_id IN (SELECT id FROM held WHERE kind = 'line')";
const record = (column: string) => `${column} IN (SELECT id FROM held WHERE kind = 'record')`;

/** Every table of the store, those first that others refer to last: in this order rows can be deleted. */
export const holdings = {
  account: coordinator('whose store this is, and at which portal'),
  person_detail: ofPersons('what a list said of somebody beside that', rows(ofRef)),
  variation: ofPersons('why it differs from the plan', rows(ofLine)),
  actual: ofPersons('what was delivered, with its comment', rows(ofLine)),
  adjustment_change: ofPersons('on which lines', rows(record('request_id'))),
  adjustment_request: ofPersons('what the council was asked to change', rows(ofRef)),
  hospital_stay: ofPersons('admission, discharge, decisions', rows(ofRef)),
  absence: ofPersons('times away, and since when it was known', rows(ofRef)),
  service_end: ofPersons('a death, or another end of care', rows(ofRef)),
  log_entry: ofPersons('the daily log', rows(ofLine)),
  care_at_portal: ofPersons('what the portal holds of stays, requests and ends', {
    as: 'mentions',
    columns: ['id', 'record'],
  }),
  dispute_message: ofPersons('what was written about it', rows(record('dispute_id'))),
  dispute: ofPersons('what the council disputes', rows(ofLine)),
  exception: ofPersons('what the portal says is wrong with a line', {
    as: 'mentions',
    columns: ['line_id', 'key', 'body'],
  }),
  acknowledgement: coordinator('who took notice of a warning, and why', { as: 'mentions', columns: ['key'] }),
  outbox: ofPersons('what was recorded and is not sent, and what was', {
    as: 'mentions',
    columns: ['line_id', 'subject', 'body', 'base', 'problem'],
  }),
  put_aside: ofPersons('what the portal sent and the app could not use', {
    as: 'mentions',
    columns: ['name', 'id', 'why', 'body'],
  }),
  staged_change: ofPersons('a pull that is under way', { as: 'mentions', columns: ['body'] }, 'the pull is whole'),
  undo_step: coordinator('what can be undone', { as: 'steps' }),
  made_file: ofPersons('the file that was made for the council', { as: 'cells' }),
  evidence_picture: ofPersons('a picture of the council’s page', { as: 'pictures' }),
  file_evidence: coordinator('who reported uploading or confirming, and what was read back', {
    as: 'parts',
    columns: ['body'],
    keep: true,
  }),
  council_file: ofPersons('the council’s file as it was imported', { as: 'file', column: 'bytes' }),
  service_plan: ofPersons('what the council’s file planned for a service', {
    as: 'file',
    column: 'bytes',
    json: ['plan'],
  }),
  merged_packet: coordinator('which packets of others were brought in', { as: 'parts', columns: ['packet'] }),
  packet_dealt: ofPersons('what was decided about something in a packet', { as: 'mentions', columns: ['subject'] }),
  made_packet: coordinator('which packets were made here', { as: 'parts', columns: ['subjects'] }),
  receipt: provider('what the portal confirmed', { as: 'parts', columns: ['body'] }),
  confirmation: coordinator('who agreed to which statement', { as: 'parts', columns: ['body'] }),
  confirmation_wish: coordinator('a confirmation that waits for the network', { as: 'mentions', columns: ['seen'] }),
  service_line: ofPersons('what is planned for whom', rows(ofRef)),
  person: ofPersons('name, SS Ref, NHS number, address', rows(ofRef)),
  change_log: ofPersons('every change, with who made it', { as: 'history' }),
  week: provider('which weeks there are, and how far they are'),
  week_needing: provider('how many lines of a week needed somebody'),
  week_service: provider('how far each service of a week is'),
  week_total: provider('what lines came to that are no longer here, in all'),
  payment: provider('what was paid for a week'),
  portal_access: coordinator('who signed in at the council’s portal, as reported'),
  portal_look: coordinator('who looked at disputes and exceptions there, as reported'),
  device_key: provider('the key of this computer that signs evidence and packets'),
  list_mapping: provider('which column of a list means what'),
  service_type_answer: provider('which type a service of the council’s is'),
  profile: provider('the council’s rules'),
  profile_change: provider('what changed in them'),
  profile_refusal: provider('why newer ones are not in force'),
  sync_state: provider('how far the sync is, and when the portal last let its person in', {
    as: 'parts',
    columns: ['problem'],
  }),
  site: coordinator('the provider’s sites, who is in charge of each, and which lines belong to it', {
    as: 'parts',
    columns: ['line_ids'],
  }),
  site_report: coordinator('who noted that a site has reported its week'),
  erasure: coordinator('that one person was erased, by whom, when and why, without the name'),
  erased_id: provider('what was erased, as keyed hashes, so that no sync brings it back'),
} as const satisfies Record<string, Holding>;

export type TableName = keyof typeof holdings;
export const tableNames = Object.keys(holdings) as TableName[];

export function holdingOf(table: TableName): Holding {
  return holdings[table];
}

/** A kind of file in the app's own folder. */
export interface FileHolding {
  /** Matches its path below that folder, with `/`. */
  path: RegExp;
  about: About;
  /** As docs/privacy.md names it. */
  named: string;
  /** What erasing one person does with it. */
  erased: 'rewritten' | 'made anew' | 'removed' | 'names nobody' | 'stays';
}

const file = (named: string, path: RegExp, about: About, erased: FileHolding['erased']): FileHolding => ({
  path,
  about,
  named,
  erased,
});

/**
 * Every kind of file that the app itself writes for itself. What somebody saves elsewhere is a file of theirs.
 * @public docs/privacy.md is written from it, and a test holds names of files to it
 */
export const fileHoldings: readonly FileHolding[] = [
  file('store.db', /^accounts\/[^/]+\/store\.db(-wal|-shm|-journal)?$/, 'person', 'rewritten'),
  file('backups/*', /^accounts\/[^/]+\/backups\/[^/]+\.backup(\.unfinished(-journal)?)?$/, 'person', 'made anew'),
  file('set-aside-*', /^accounts\/[^/]+\/set-aside-[^/]+\//, 'person', 'removed'),
  file('store.db.restoring', /^accounts\/[^/]+\/store\.db\.restoring$/, 'person', 'removed'),
  file('store.db.key-check', /^accounts\/[^/]+\/store\.db\.key-check$/, 'provider', 'names nobody'),
  file('*.going', /^accounts\/[^/]+\.going\//, 'person', 'removed'),
  file('key', /^accounts\/[^/]+\/key$/, 'coordinator', 'names nobody'),
  file('recovery', /^accounts\/[^/]+\/recovery(-new)?$/, 'coordinator', 'names nobody'),
  file('attempts', /^accounts\/[^/]+\/attempts$/, 'provider', 'names nobody'),
  file('known', /^accounts\/known/, 'coordinator', 'names nobody'),
  file('settings.json', /^(settings|window)\.json$/, 'provider', 'names nobody'),
  file('logs/*', /^logs\/app(\.\d+)?\.log$/, 'provider', 'names nobody'),
  file('unfinished/*', /^unfinished\/[0-9a-f]+$/, 'provider', 'names nobody'),
  // Invented people, whom the practice portal keeps.
  file('practice/*', /^practice\//, 'person', 'stays'),
];
