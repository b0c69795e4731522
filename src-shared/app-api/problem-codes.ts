// Every problem that a person can meet, by its code, and what ends it. A code is stored (beside unsent work, and in
// confirmations): it is never given another meaning, and one that is no longer made stays here.
import type { FileProblemCode, RowProblemCode } from '../council-csv/problem.ts';
import type { RecognisedPacket } from '../packet/recognise.ts';
import type { ProblemName } from '../portal-api/problems.ts';

/**
 * `retry`: it passes by itself. `sign-in`: it passes once somebody signs in, as everybody does who goes on working.
 * `person`: somebody has to do something about it.
 */
export type Remedy = 'retry' | 'sign-in' | 'person';

/** What the portal answers with. */
const ofPortal = {
  'bad-request': 'person',
  'not-signed-in': 'sign-in',
  'wrong-credentials': 'person',
  'account-locked': 'person',
  'account-unused': 'person',
  'not-allowed': 'person',
  'not-found': 'person',
  'idempotency-key-missing': 'person',
  'idempotency-key-reused': 'person',
  'idempotency-key-in-progress': 'retry',
  'cursor-expired': 'person',
  'line-not-planned': 'person',
  'week-not-generated': 'person',
  'week-not-finished': 'person',
  'week-changed': 'person',
  'week-has-errors': 'person',
  'warnings-not-acknowledged': 'person',
  'payment-processed': 'person',
  'too-many-requests': 'retry',
  overloaded: 'retry',
  unexpected: 'retry',
} as const satisfies Record<ProblemName, Remedy>;

/** What goes wrong between this computer and a portal. */
const ofConnection = {
  'portal-busy': 'retry',
  'portal-unreachable': 'retry',
  'portal-timed-out': 'retry',
  'portal-broken-off': 'retry',
  'portal-answer-cut-off': 'retry',
  // Mostly a network's own sign-in page, or a clock that is wrong.
  'portal-not-secure': 'retry',
  'not-the-portal': 'retry',
  'refused-on-the-way': 'person',
  'portal-redirected': 'retry',
  'portal-not-understood': 'person',
  'portal-answer-without-end': 'person',
  'insecure-address': 'person',
  'not-an-address': 'person',
  'portal-changed': 'person',
  'no-portal': 'person',
  'practice-not-started': 'retry',
  'sign-in-again': 'sign-in',
  'signed-out': 'sign-in',
  'working-offline': 'person',
  'many-removals': 'person',
  'sync-stopped': 'person',
  'records-put-aside': 'person',
  'profile-missing': 'person',
  'profile-newer': 'person',
  'profile-not-understood': 'person',
  'profile-file-wrong': 'person',
  'profile-of-portal': 'person',
} as const satisfies Record<string, Remedy>;

/** Accounts, and the records of this computer. */
const ofThisComputer = {
  'no-keyring': 'person',
  'accounts-unreadable': 'person',
  'account-unknown': 'person',
  'account-open': 'person',
  'account-there': 'person',
  'key-missing': 'person',
  'secret-needed': 'person',
  'wrong-secret': 'person',
  'secret-wait': 'retry',
  'secret-weak': 'person',
  'window-locked': 'person',
  'portal-word-needed': 'sign-in',
  'account-blocked': 'person',
  'sign-in-of-another': 'person',
  'first-secret-first': 'person',
  'secret-due': 'person',
  'printed-password-needed': 'person',
  'wrong-recovery-key': 'person',
  'key-unreadable': 'person',
  'practice-apart': 'person',
  'same-way': 'person',
  'another-provider-name': 'person',
  'unsent-first': 'person',
  'only-here': 'person',
  'cannot-be-read': 'person',
  'unsent-work-stays': 'sign-in',
  'store-wrong-key': 'person',
  'store-corrupt': 'person',
  'store-unreadable': 'person',
  'store-not-ours': 'person',
  'store-missing': 'person',
  'store-newer': 'person',
  'store-in-use': 'person',
  'store-read-only': 'person',
  'store-disk-full': 'person',
  'store-folder-missing': 'person',
  'store-migration-failed': 'person',
  'store-unexpected': 'person',
  'nothing-to-recover': 'person',
  'no-such-backup': 'person',
  'recovery-stopped': 'person',
  'evidence-stopped': 'person',
  'not-set-aside': 'person',
  'nothing-unsent': 'person',
  'erase-planned': 'person',
  'erase-week-open': 'person',
  'erase-disputed': 'person',
  'erase-on-its-way': 'retry',
  'erase-unsent': 'person',
  'erase-not-typed': 'person',
  'erase-not-whole': 'person',
} as const satisfies Record<string, Remedy>;

/** A week, its lines, and confirming it. */
const ofWeeks = {
  'no-profile': 'person',
  gone: 'person',
  'week-closed': 'person',
  'week-kept': 'person',
  'no-actual': 'person',
  'not-a-warning': 'person',
  'changed-since': 'person',
  'line-changed': 'person',
  'record-changed': 'person',
  'changed-elsewhere': 'person',
  'line-differs': 'person',
  'less-than-nothing': 'person',
  'quantity-too-large': 'person',
  'more-than-planned': 'person',
  'more-than-a-day': 'person',
  'less-than-logged': 'person',
  'cells-left-out': 'person',
  'pasted-text-unclear': 'person',
  'days-apart': 'person',
  'day-outside-stay': 'person',
  'day-outside-absence': 'person',
  'absence-recorded': 'person',
  'day-not-planned': 'person',
  'day-in-future': 'person',
  'no-minutes': 'person',
  'discharge-before-admission': 'person',
  'resumed-before-discharge': 'person',
  'end-before-start': 'person',
  'person-unknown': 'person',
  'line-of-another': 'person',
  'dispute-closed': 'person',
  'look-first': 'person',
  'changed-since-agreed': 'person',
  'not-confirmer': 'person',
  'lines-not-sent': 'person',
  'confirmation-unknown': 'retry',
  'confirmation-not-received': 'person',
  'confirmation-open': 'retry',
  'confirmation-waits': 'person',
} as const satisfies Record<string, Remedy>;

/** Files that are brought in, or written. */
const ofFiles = {
  'file-unreadable': 'person',
  'workbook-unreadable': 'person',
  'person-wrong': 'person',
  'site-wrong': 'person',
  'file-not-written': 'person',
  'file-not-made': 'person',
  'changed-since-preview': 'person',
  'preview-gone': 'person',
  'doubts-open': 'person',
  'same-bytes': 'person',
  'types-open': 'person',
  'no-export': 'person',
  'file-gone': 'person',
  'no-file': 'person',
  'no-picture': 'person',
  'time-ahead': 'person',
  'not-closed': 'person',
  'merged-before': 'person',
  'packet-damaged': 'person',
  'packet-too-large': 'person',
  'wrong-passphrase': 'person',
} as const satisfies Record<string, Remedy>;

const ofPackets = {
  'not-a-packet': 'person',
  'newer-format': 'person',
  damaged: 'person',
  'another-provider': 'person',
  'own-device': 'person',
} as const satisfies Record<Extract<RecognisedPacket, { outcome: 'refused' }>['code'], Remedy>;

const ofCouncilFiles = {
  'file-empty': 'person',
  'file-too-large': 'person',
  'file-is-workbook': 'person',
  'file-is-pdf': 'person',
  'file-is-web-page': 'person',
  'file-is-binary': 'person',
  'encoding-unclear': 'person',
  'header-missing': 'person',
  'column-missing': 'person',
  'column-repeated': 'person',
  'rows-missing': 'person',
  'rows-too-many': 'person',
  'cells-missing': 'person',
  'row-cut': 'person',
  'cells-too-many': 'person',
  'two-ways': 'person',
  'quote-not-closed': 'person',
  'quote-escaped': 'person',
  'header-changed': 'person',
  'not-text': 'person',
  'ss-ref-empty': 'person',
  'ss-ref-scientific': 'person',
  'ss-ref-damaged': 'person',
  'ss-ref-unknown': 'person',
  'ss-ref-ambiguous': 'person',
  'date-unreadable': 'person',
  'date-ambiguous': 'person',
  'quantity-unreadable': 'person',
  'visits-unreadable': 'person',
  'comment-damaged': 'person',
  'comment-too-long': 'person',
  'line-unknown': 'person',
  'line-not-planned': 'person',
  'line-ambiguous': 'person',
  'row-repeated': 'person',
  'week-other': 'person',
} as const satisfies Record<FileProblemCode | RowProblemCode, Remedy>;

/** The app itself. */
const ofApp = {
  'bad-input': 'person',
  refused: 'person',
  'no-window': 'person',
  'not-printed': 'person',
  'report-not-shown': 'person',
  'link-refused': 'person',
  /** What another version of the app stored: its words stand beside it. */
  'of-another-version': 'person',
} as const satisfies Record<string, Remedy>;

const remedies = {
  ...ofPortal,
  ...ofConnection,
  ...ofThisComputer,
  ...ofWeeks,
  ...ofFiles,
  ...ofPackets,
  ...ofCouncilFiles,
  ...ofApp,
};

export type ProblemCode = keyof typeof remedies;
export const problemCodes = Object.keys(remedies) as [ProblemCode, ...ProblemCode[]];

/** What ends a problem. */
export function remedyOf(code: ProblemCode): Remedy {
  return remedies[code];
}

/** True for what passes by itself, at the latest with the next sign-in: what was agreed to goes on waiting for it. */
export function passesByItself(code: ProblemCode): boolean {
  return remedies[code] !== 'person';
}
