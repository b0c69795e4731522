// What whoever supports the app needs to know of a computer, as a text that a person reads before it leaves it. What must
// stay true: it names nobody and holds no figure and no reference of anybody's care. Its facts are versions, sizes, counts,
// times and codes, and nothing else has a place in it.

import { count } from '../domain/count.ts';

export interface SupportFacts {
  /** ISO instant. */
  madeAt: string;
  versions: { app: string; electron: string; chromium: string; node: string };
  system: { platform: string; release: string; architecture: string; packaged: boolean };
  /** Null: the list of accounts cannot be read. */
  accounts: readonly SupportAccount[] | null;
  /** Of the account that is open; null: none is. */
  sync: SupportSync | null;
  /** Oldest first; null: the log cannot be read. */
  problems: readonly SupportProblem[] | null;
}

export interface SupportAccount {
  way: 'practice' | 'api' | 'files';
  isOpen: boolean;
  /** Bytes; null: the file is not there. */
  storeSize: number | null;
  /** Bytes of what is not written into the store's file yet. */
  logSize: number;
  backups: number;
  /** Why it did not open at the last try, as a code. */
  problem: string | null;
}

export interface SupportSync {
  online: boolean;
  workingOffline: boolean;
  toSend: number;
  unknown: number;
  conflicts: number;
  rejected: number;
  lastSavedAt: string | null;
  lastSyncedAt: string | null;
  /** A code. */
  problem: string | null;
  /** Of each record of the portal that was put aside: what it is, by our own words for its kind. */
  putAside: readonly string[];
}

/** A line of the log, whose fields are codes and numbers. */
export interface SupportProblem {
  at: string;
  level: string;
  event: string;
  details: Readonly<Record<string, string | number | boolean | null>>;
}

export function supportReport({ madeAt, versions, system, accounts, sync, problems }: SupportFacts): string {
  const { platform, release, architecture, packaged } = system;
  return [
    'Provider Actuals: report for support',
    'It holds no names, no figures of anybody’s care and no references.',
    '',
    `Made: ${madeAt}`,
    `Version: ${versions.app}${packaged ? '' : ' (not packaged)'}`,
    `Electron ${versions.electron}, Chromium ${versions.chromium}, Node ${versions.node}`,
    `System: ${platform} ${release}, ${architecture}`,
    '',
    accounts === null ? 'The list of accounts cannot be read.' : `Accounts on this computer: ${accounts.length}`,
    ...(accounts ?? []).map((account, index) => `  ${index + 1}. ${accountWords(account)}`),
    '',
    ...(sync === null ? ['No account is open.'] : syncWords(sync)),
    '',
    problemsWords(problems),
    ...(problems ?? []).map(problemWords),
    '',
  ].join('\n');
}

function problemsWords(problems: readonly SupportProblem[] | null): string {
  if (problems === null) return 'The log cannot be read.';
  return problems.length === 0 ? 'Nothing went wrong lately.' : `Last problems, by code: ${problems.length}`;
}

function accountWords({ way, isOpen, storeSize, logSize, backups, problem }: SupportAccount): string {
  return [
    way,
    isOpen ? 'open' : 'closed',
    storeSize === null ? 'no store' : `store ${kilobytes(storeSize)}, not yet written into it ${kilobytes(logSize)}`,
    count(backups, 'backup'),
    ...(problem === null ? [] : [`did not open: ${problem}`]),
  ].join(', ');
}

function syncWords(sync: SupportSync): string[] {
  return [
    `Portal: ${sync.online ? 'reached' : 'not reached'}${sync.workingOffline ? ', working offline by choice' : ''}`,
    `Last saved: ${sync.lastSavedAt ?? 'never'}. Last synced: ${sync.lastSyncedAt ?? 'never'}.`,
    `To send: ${sync.toSend}; of those without an answer ${sync.unknown}, refused ${sync.rejected}, in two versions ${sync.conflicts}`,
    `What keeps the sync from its end: ${sync.problem ?? 'nothing'}`,
    `Records kept apart: ${sync.putAside.length === 0 ? 'none' : sync.putAside.join(', ')}`,
  ];
}

function problemWords({ at, level, event, details }: SupportProblem): string {
  const fields = Object.entries(details).map(([name, value]) => `${name}=${value}`);
  return `  ${[at, level, event, ...fields].join(' ')}`;
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024)} KB`;
}
