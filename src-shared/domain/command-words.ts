// What the history calls every command and every change that came with a sync. The codes stand in the change log of every
// store, for good: a code is never given another meaning, and one that is no longer written keeps its words here.

export const commandTable = {
  // A line of a week
  record: 'Changed',
  attest: 'Marked as planned',
  'accept-suggestions': 'Reasons accepted that comments suggested',
  undo: 'Undone',
  redo: 'Done again',
  acknowledge: 'Warning accepted',
  'resolve-conflict': 'Conflict resolved: put together from both versions',
  'keep-mine': 'Conflict resolved: kept the figures of this computer',
  'keep-theirs': 'Conflict resolved: took the figures of the portal',
  'reopen-conflict': 'Choice between two versions taken back',
  'send-again': 'Sent again',
  withdraw: 'Refused change given up',
  'record-stay': 'Hospital stay recorded',
  'record-absence': 'Absence recorded in the week',
  'use-log': 'Took the daily log’s figures',
  'take-continuing': 'Taken from last week, not checked',
  'continuing-checked': 'Checked what was taken from last week',

  // A week
  generate: 'Generation of the week asked for',
  looked: 'Looked before confirming',
  confirm: 'Confirmation sent',
  receipt: 'Confirmed, with the portal’s receipt',
  'confirm-when-online': 'Confirmation agreed to, to be sent once the portal is reached',
  'confirm-when-online-withdrawn': 'Waiting confirmation taken back',

  // Care records and people
  'save-care': 'Recorded',
  'remove-care': 'Removed',
  'save-log': 'Recorded in the daily log',
  'remove-log': 'Taken out of the daily log',
  'type-sheet': 'Typed in from a sheet for carers',
  'print-sheet': 'Sheet for carers saved to print',
  'save-stay': 'Hospital stay carried to the new portal',
  'save-absence': 'Absence carried to the new portal',
  'message-sent': 'Message to the council noted as sent',
  'import-people': 'List of people brought in',
  'heal-people': 'Person’s SS Ref put right',
  'edit-person': 'Person changed',
  'merge-people': 'Two records of one person made one',
  'remove-person': 'Person removed',
  'save-site': 'Site recorded',
  'remove-site': 'Site removed',
  'site-reminded': 'Reminder to a site noted as sent',
  'site-reported': 'Noted that a site has reported',
  'site-not-reported': 'Took back that a site has reported',
  'near-miss': 'Said whether SS Refs that are nearly the same are one person',

  // What came with a sync
  conflict: 'Changed here and at the portal',
  merged: 'Changed at the portal',
  'plan-changed': 'The plan changed at the portal',
  removed: 'Removed at the portal',

  // Files
  import: 'Imported from a file',
  'import-file': 'Council’s file imported',
  export: 'Council’s file saved',
  report: 'Report saved as a file',
  'saved-file': 'Page saved as a PDF',
  'save-picture': 'Picture saved as a file',
  'make-packet': 'Site packet made',
  'bring-in': 'Unsent work brought in from a file',
  'choose-packet': 'Version chosen where site packets differ',

  // Weeks that go to the council by files
  'import-export': 'Portal’s export brought in',
  'make-file': 'File made for upload',
  'report-upload': 'Upload reported',
  'report-confirmation': 'Confirmation with the council reported',
  'withdraw-report': 'Report taken back',
  'note-look': 'Looked at the council’s pages',

  // Disputes
  'answer-dispute': 'Dispute answered',
  'add-dispute': 'Dispute copied from the council’s pages',
  'close-dispute': 'Dispute closed',

  // The council's rules and the way to the council
  'profile-changed': 'The council’s rules changed',
  'profile-taken': 'Council’s rules taken from a file',
  'profile-seen': 'Read what changed in the council’s rules',
  'portal-access': 'Sign-in at the council’s portal reported',
  'change-connection': 'Way to the council changed',

  // What is kept of one person
  'save-held': 'Everything that is held of one person saved as a file',
  'erase-person': 'One person erased',
  'erased-came-back': 'Somebody who was erased is here again',
} as const satisfies Record<string, string>;

/** What a command, or a change that a sync brought, is recorded as in the change log. */
export type CommandCode = keyof typeof commandTable;

/** A code of the change log in words; of one that only another version of the app knows, that it is so. */
export function commandWords(code: string): string {
  return Object.hasOwn(commandTable, code)
    ? commandTable[code as CommandCode]
    : 'Changed by another version of Provider Actuals';
}
