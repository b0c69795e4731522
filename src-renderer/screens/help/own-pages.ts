// The help that is ours: how a week goes and how the app is meant to be used, in short pages. What differs between a week
// that the app sends and one that goes by files is told for the way of the account; limits are those of the council.

import { idleLockOf } from '../../../src-shared/council/idle-lock.ts';
import type { CouncilProfile } from '../../../src-shared/council/schema.ts';
import { clockTime } from '../../../src-shared/domain/clock-time.ts';
import type { Connection } from '../../../src-shared/domain/connection.ts';
import { count } from '../../../src-shared/domain/count.ts';
import { leaseDays } from '../../../src-shared/domain/offline-lease.ts';
import type { HelpPage } from './pages.ts';
import { weekPage } from './week-pages.ts';

/** What the hint of the search suggests: each is found, whatever the way of the account. */
export const suggested = ['deadline', 'hospital', 'dispute'] as const;

/** Our pages in reading order. */
export function ownPages(connection: Connection, council: CouncilProfile): HelpPage[] {
  const byFiles = connection.kind === 'files';
  return [
    weekPage(connection),
    page('Before you confirm: the checklist', [
      `The steps at the top of the window are the council’s checklist: generated, amended, comments and exceptions; then ${lastStep(connection)}. Each says whether it is done.`,
      'Problems lists what stands in the way. An error has to be put right. A warning can stay when you acknowledge it and say why.',
    ]),
    deadline(byFiles, council),
    page('What the quantities mean', [
      'Actual = planned − frustrated − missed + extra. You type what differed, and the app works out the actual.',
      'Frustrated is care that could not be given because the person was in hospital. It is not part of the actual.',
      'Missed is care that was planned and not given. Extra is care beyond the plan.',
    ]),
    page('Someone said so, shown by visits, nobody has looked', [
      '“Nobody has looked” means that the line still stands as it was generated, and nobody has said anything about it.',
      '“Someone said so” means that somebody said it went as planned; their name and the time are kept.',
      '“Shown by visits” means that the visits in the daily log show it.',
      '“Changed” means that a figure or a comment was recorded. The line panel (F4) shows who did it, when, and what it was before.',
    ]),
    page('The daily log', [
      'Only what differed needs an entry. Choose the person, press a number from 1 to 8 for what happened, say how long it was, and press Enter.',
      'The buttons under Day choose the day, or several: what you save is then an entry for each of them, in one step. A range can be typed too, such as Mon to Wed. A death or an end of service (7 and 8) is recorded with its last day.',
      '“Sheet for carers” is the week to print: each person with what is planned and a box a day to write into, by the same numbers.',
      '“Type a sheet back” has the lines in the order of the sheet. Enter goes down, as on paper; Alt+Enter shows what would be recorded. What the log has already is not recorded twice; where something else is logged on that day, you are asked whether both happened.',
      'The minutes are added up over the week and rounded once, at the week’s total. They become the week’s figures with the reason and the days, as soon as the week is generated.',
      'Figures that somebody typed into the week are kept. The line panel (F4) then says that the log has others, and “Use the log” takes those.',
    ]),
    page('Sites, and who has not reported', [
      'Where care is given at several sites, “Sites” under Daily log keeps them: the name, who is in charge, where to write, and which services or single lines belong to each. Without sites there is nothing of it to see.',
      'A site has reported a week once something of it is in the daily log, or in a site packet, or somebody notes that it told us, or its sheet was typed back. The page says which, and up to which day it logged; whether that is all, only the site knows.',
      'From Monday noon, those that have not reported come first, there and in what is due, each with a reminder to send. Before confirming, their lines are among those to look at first.',
      'Sites are set up once: they go along in site packets, and of two that differ the later one counts. No portal knows them.',
    ]),
    page('From last week, not checked', [
      'A hospital stay that goes on, an absence that goes on and a service that has ended are offered for the new week: “from last week” above the grid lists them. Take them one by one, or all at once.',
      'An absence is offered up to its last day, where last week or a request for it says which that is. Without one it is offered only if it took all of last week.',
      'Where it is not certain what a line would be, nothing is offered: a service that ends inside the week, or several hospital stays that touch each other. Record those by hand.',
      'A line that you take counts as changed by you. It reads “from last week, not checked” until somebody presses “I have checked it” in the line panel (F4), or records the line otherwise. That stays so where the portal’s plan or comment changes, and where you keep these figures against others.',
      '“Not checked” is known on this computer and in its backups, and goes along in a site packet. No portal knows of it: by sync your colleagues, and the council, read a line that you changed. Check it before you confirm.',
    ]),
    page('A line that was added or backdated', [
      byFiles
        ? 'When an export of a later week has a line that an earlier week lacks, and that earlier week is not done yet, the bell at the top right says so. If care was given then, generate that week again in the portal, export it, and bring the export in: it offers the new line. A fresh export without the line ends the notice.'
        : 'When the plan gets a line for a week that is generated already, the bell at the top right names the week, also where it is not the one that is open. Generate that week again: Problems there has the button. What you recorded stays.',
      'A line that the portal still lacks is told to the council: Adjustments drafts the message, also about somebody whom the app does not know.',
    ]),
    page('All that is here of a person', [
      'Press a person’s name wherever it stands, or find it with Ctrl and K: one page has their lines, every week that is on this computer with why it differed and how far it is, hospital stays, absences, requests, the daily log and disputes. In the grid, the other mouse button or Shift and F10 leads to it.',
      'It can be saved as a PDF for a review meeting. The PDF is not encrypted and names the person.',
    ]),
    page('What is held of a person, and erasing it', [
      '“Everything held…” on the page of a person shows all that this computer holds of them, with its history: for them, or for whoever asks on their behalf. Save it as a PDF to read, or as JSON for machines. Read it before you hand it out: a comment may speak of somebody else. They are to have it within a month.',
      '“Erase them…” there takes them from this computer for good: records, the content of their history, and all backups from before, in whose place a new one is made. It waits until care is no longer planned, their weeks are done, and no question of the council’s is open. Totals of weeks stay, which name nobody.',
      `Do it on each computer that holds them. ${byFiles ? 'The council holds records of its own.' : 'The portal holds records of its own: what it sends of them again is left out, unless it plans care for them, asks about them, or opens one of their weeks.'}`,
      'Care records often have to be kept for years. Ask whoever answers for data protection before you erase anybody.',
    ]),
    hospital(council),
    adjustments(council),
    disputes(byFiles),
    payments(byFiles),
    page('Reports', [
      'Choose a report and its weeks: hours by week; variations by person, by service or by reason; missing actuals; hospital stays; or the history of who changed what.',
      'Read it on screen, or save it as CSV or XLSX for a spreadsheet, or as PDF. A saved report is not encrypted and names people: keep it where only those who need it can open it, and delete it after use.',
    ]),
    filesThatAreRead,
    ...(byFiles ? [] : [savedSentConfirmed, twoVersions]),
    withoutConnection(byFiles),
    page('Many lines at once', [
      'Shift with the arrow keys, or dragging, chooses cells; Ctrl and A all that are shown, Esc none. Space then says as planned of their lines. The boxes before the lines choose lines that do not stand together.',
      'Ctrl and C copies the chosen cells, ready for a spreadsheet. Ctrl and V pastes: what comes from elsewhere is shown first, with what cannot be taken.',
      'Ctrl and D fills down, Ctrl and R to the right, and so does the small square at the corner of the chosen cells. A figure takes its reason, days and stay along; where they do not fit another line, its cell stays as it was and is named.',
      'The menu of a heading (the other mouse button, or Alt and Down) filters the lines by its column. What is done to all lines is done to those on show; how many are hidden stands above them.',
      'One undo (Ctrl and Z) takes back the whole step, also tomorrow.',
    ]),
    sitePackets(byFiles),
    passwords(connection, council),
    ...(connection.kind === 'practice' ? [] : [secretsAndRecovery, leaversAndLostLaptops(connection)]),
    lock(council),
    ...(connection.kind === 'api' ? [portalWord(connection)] : []),
    page('Reminders and quiet hours', [
      `You are reminded from 9am on the last working day before the deadline’s day, from 9am on that day, two hours before the deadline, and when it was missed. Also ${byFiles ? '' : 'when work has waited for more than a day to be sent, '}when a hospital stay reaches its paid weeks,${isPortalElsewhere(connection) ? ' when the account at the council’s own portal is about to lock,' : ''}${connection.kind === 'api' ? ' when the portal has not answered for ten days,' : ''} and when an adjustment request is nearly due or late.`,
      'Settings has the quiet hours: at first from 8pm to 7am, and all weekend if you choose. No notification shows then; what still holds is shown when they end. You can also switch notifications off: the reminder in the window is always there.',
      'A notification never names anybody. Reminders come only while the app runs; “Stay in the tray” in Settings keeps it running when the window is closed.',
    ]),
    page('When records do not open', [
      'The first page then says why, and what can be done. Nothing is deleted.',
      'If it is offered, save the unsent work first. It becomes an encrypted file that any computer of your organisation can bring in under Site packets.',
      'Then restore a backup: there is one for each day on which the app was used, and the newest ten are kept. Before you choose, each says what would be missing. The damaged files are kept beside it.',
      `Where no backup can be restored, you may be able to set the records aside and begin again. ${byFiles ? 'What the portal has comes back when you bring in its export.' : 'What the portal has comes back when you sign in.'}`,
      'If you ask for help, Report for support in the Help menu writes down what is needed to look into it: versions, sizes and codes, no names and no figures. You see all of it before it is saved.',
    ]),
  ];
}

/** True where people sign in to the council's own portal, which this app does not call. */
function isPortalElsewhere(connection: Connection): boolean {
  return connection.kind === 'files' || (connection.kind === 'api' && connection.authority === 'hub');
}

function lastStep(connection: Connection): string {
  if (connection.kind === 'files') return 'that somebody reported the confirmation';
  if (connection.kind === 'api' && connection.authority === 'hub')
    return 'that the week is closed at your hub, and that somebody reported its confirmation at the council';
  return 'that the week is confirmed';
}

function page(title: string, paragraphs: readonly string[]): HelpPage {
  return { title, paragraphs, from: null };
}

function deadline(byFiles: boolean, { deadline: rules, bankHolidays }: CouncilProfile): HelpPage {
  const [hour = 0, minute = 0] = rules.time.split(':').map(Number);
  const day = `${rules.day.charAt(0).toUpperCase()}${rules.day.slice(1)}`;
  const time = clockTime(hour, minute);
  return page('The deadline', [
    `A week runs from Monday to Sunday, and is due by ${time} on the ${day} after it. The week’s heading shows the day, and the hours that are left. The times are UK times, also on a computer that is set to others.`,
    `A bank holiday does not move the deadline: only the reminder comes on the last working day before. Where that is before the week has ended, prepare the week then and confirm it from Monday. If the council sets another deadline for a single week, such as at Christmas, and its rules here have it, the app shows that one.`,
    `If the deadline is missed, confirm as soon as you can: it is still accepted, but the payment waits.${byFiles ? '' : ' The app asks you to acknowledge it and say why.'} Once the payment of the week is processed, nothing more can be confirmed.`,
    `Behind it stands the contract’s last moment: ${time} on the ${ordinal(rules.backstopWorkingDays)} working day after the week. Bank holidays and weekends do not count. The list of bank holidays here ends with ${bankHolidays.lastYear}; after that, check that day yourself.`,
  ]);
}

function ordinal(number: number): string {
  const ends: Record<string, string> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
  return `${number}${ends[new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(number)]}`;
}

function hospital({ readmissionDays }: CouncilProfile): HelpPage {
  return page('Hospital stays', [
    'Record an admission on its day, under Hospital. Tell the operational team on the same day: “Draft the message” writes it. Then tick it off with who was told and when.',
    'The week of admission is hospital week 1, also when it began on a Sunday. The page says which hospital week it is, and how many paid weeks are left for each service.',
    '“Offer for this week” shows the hours and the comment before anything is recorded. Correct them if care was given on some days.',
    'Beyond the paid weeks, ask the operational team for a decision, for which there is a draft too, and record that you asked and what they decided. Until it is given, those hours may not be paid.',
    `A stay goes on until a discharge is recorded. Somebody who comes back within ${count(readmissionDays, 'day')} is counted from week 1 again, and it is pointed out.`,
  ]);
}

function adjustments({ adjustment, temporaryDays }: CouncilProfile): HelpPage {
  return page('Adjustments', [
    `An increase or a reduction that lasts more than ${count(temporaryDays, 'day')}, hospital stays aside, needs a “${adjustment.formName}”, sent within ${count(adjustment.submitWithinDays, 'day')} of its first day. A late increase, if it is approved, is paid only from the day on which the request was sent.`,
    '“Text for the form” writes what belongs into the council’s form. The app does not send the form: send it on the council’s page, then record here on which day. For supported living, ask the operational team to change the plan.',
    'Record here too that a service ended or that a person died, or say that a line is missing from the portal: the app drafts the message to the council, and you send it.',
  ]);
}

function disputes(byFiles: boolean): HelpPage {
  return page(
    'Disputes',
    byFiles
      ? [
          'When the council asks about a figure, its question stands on its own page, in the disputes box. The app cannot see it: look there once a week, and say under Council files that you have looked.',
          'Type in or paste a dispute to work on it here: of any week of the last half year or that is here, and about any line. Save your answer, copy it, and paste it into the council’s page: nothing is sent from here. When it is closed there, say so.',
        ]
      : [
          'When the council asks about a figure, its question comes with the next sync and stands under Disputes, the open ones first.',
          'Write your answer and save it: it goes with the next sync, and cannot be changed once it is sent. When the council has closed a dispute, ask about the payment instead.',
        ],
  );
}

function payments(byFiles: boolean): HelpPage {
  return page(
    'Payments',
    byFiles
      ? [
          'The portal’s files hold no payments: look in Scheduled Payments, in the portal. The total that you report from there is kept with the week, under Council files.',
          'Once a payment is processed, its week can no longer be confirmed in the portal. A question about a payment is drafted here and goes to the people named under Who to contact.',
        ]
      : [
          '“Scheduled” is what will be paid, “Paid” what was. Both come with the sync after a week is confirmed.',
          'Once a payment is processed, its week is closed and can only be read. If a figure is wrong, ask about the payment: the draft names whom to ask, with what you expect and what the portal says.',
        ],
  );
}

const filesThatAreRead = page('Files and sheets that the app reads', [
  'An export of the council, a list of people or a pasted sheet may come as CSV with commas, semicolons or tabs, as an XLSX workbook, or as the web table that some programs save under the name .xls. Older workbooks, and those of other programs, are refused by their name: save them as CSV or XLSX.',
  'Hours are read as people write them: 1.5, 1,5, 1:30, 1h30, 90m, ½. So are dates, and SS Refs that lost their zeros. Amounts of money and percentages are refused. Where a number or the letters of a file can be read in several ways, each reading is shown and you choose.',
  'Of a workbook the sheet that looks most like what was asked for is read; choose another under Sheet. Hours in one cell over several rows are refused, since they would count twice.',
  'Before anything is taken you see it in figures: each line, and each of its columns from what to what. What cannot be taken is named cell by cell, with how to put it right, and holds up nothing else. Rows of another week say which week they are of.',
]);

const savedSentConfirmed = page('Saved, sent, confirmed', [
  '“Saved on this computer” means that what you recorded is on the disk, and stays there when the power goes.',
  '“To send” counts what is on this computer and not at the portal yet. It is sent when there is a connection.',
  '“Confirmed” is said only when there is a receipt. The receipt says whose it is.',
]);

const twoVersions = page('Two versions of a line', [
  'When a colleague changed the same line while you did, both versions are shown side by side. Choose the one that counts; the other stays in the history.',
  'When another comment came while you typed yours, yours is kept in the panel of its line (F4) until you choose “Keep mine” or “Use the other”.',
]);

const secretsAndRecovery: HelpPage = page('Passphrase, PIN and recovery key', [
  'A passphrase has eight characters or more, a PIN six digits. Names, rows of keys and words that everybody tries are refused, also with digits behind them. A PIN is only as safe as this computer’s own sign-in: whoever can use that may try all PINs elsewhere. A passphrase of three words withstands that.',
  'After five wrong tries in a row the next one waits, at most five minutes. Nobody is locked out for ever.',
  'The recovery key opens the account when the passphrase or PIN is forgotten, when this computer’s password was reset, or on another computer to which the folder of the app was copied. Choose “Use a recovery key” on the first page, type it, and set a new passphrase. Everything is there, also what is unsent.',
  'Settings changes the passphrase or PIN and makes a new recovery key. Until you say that you have the new one on paper, the one before is good and the new one is not.',
  'If both are lost: where weeks go to a portal, sign in there and choose to begin anew; what is not sent stays closed beside it, and is sent once you find one of the two, open it and sign in from there. The same helps where the key of the records is damaged or gone. Where they go by files, begin another account and bring in the export again.',
]);

function leaversAndLostLaptops(connection: Connection): HelpPage {
  const byFiles = connection.kind === 'files';
  const atHub = connection.kind === 'api' && connection.authority === 'hub';
  const kept = byFiles
    ? 'Its weeks are nowhere else: save the evidence of each before, and keep it as long as your organisation has to.'
    : 'What is at the portal stays there.';
  const passwords = byFiles
    ? 'Change the password of the council’s portal, if it was typed or kept on it.'
    : `Have ${atHub ? 'a manager of your hub, under Accounts,' : 'whoever runs the portal'} disable the account or give it a new password.`;
  const again = byFiles
    ? 'On another computer begin again with the export. What is in evidence, in site packets or in a copy of the app’s folder with its recovery key is there; the rest is recorded anew.'
    : 'Sign in on another computer: what was sent is there. The rest comes from site packets or a copy of the app’s folder with its recovery key, or is recorded anew.';
  return page('Leaving, and a lost laptop', [
    `“Remove” beside an account on the first page, or in Settings, takes its records, their backups, their key and the history of this computer. It asks for what opens the account, and waits until nothing is unsent or all of it is in a site packet. ${kept} Weeks that came another way, before the account changed its way to the council, are nowhere else: it names them first and asks again. So it does for records that cannot be read, with which goes what was not sent.`,
    'A laptop is lost: first tell whoever is responsible for data protection at your organisation, at once, and whose work was on it.',
    passwords,
    'Look for the recovery keys. Whoever has one and the laptop can open the records: if one was kept with it, say so. So can somebody who knows the sign-in of the computer and the passphrase or PIN; a PIN of six digits falls to whoever can sign in to the computer as you.',
    again,
  ]);
}

function lock(council: CouncilProfile): HelpPage {
  const { usual, least, most } = idleLockOf(council);
  return page('Locking the window', [
    'Ctrl and L locks at once, also from the File menu, the tray and your initials at the top. A locked window shows nothing of anyone, and saves nothing: not even by a file dialog that was left open. What you began stays as it was, also what is half typed.',
    `It also locks when the computer’s own screen locks, when the computer sleeps, and after ${count(usual, 'minute')} without use; Settings takes ${least} to ${most}, and says whether the sync goes on meanwhile.`,
    'Somebody else who wants to work at this computer can sign you out from the locked window: what was saved stays, a text that was half typed does not. So leave with Ctrl and L only when you come back; else sign out.',
  ]);
}

function portalWord({ authority }: Extract<Connection, { kind: 'api' }>): HelpPage {
  const whose = authority === 'hub' ? 'your hub' : 'the portal';
  const { runs, warns } = leaseDays;
  return page(`Locked until ${whose} is reached`, [
    `The app shows your work for ${runs} days after ${whose} last answered you, so that a laptop that is lost, or kept by somebody who has left, does not show it for ever. Each sync begins the ${runs} days anew. From day ${warns} on the bell and the foot of the window say until when to sync.`,
    `After that the window is locked, with everything as it was left. Connect to the internet and press “Try now”, or sign in to ${whose} there; then unlock it as always. A clock that was set wrongly is put right by the same.`,
    'What is not sent can be saved as a site packet from the locked window, with your passphrase or PIN, and brought in by a colleague.',
    `A window also locks as soon as ${whose} says that the account was disabled or removed. ${authority === 'hub' ? 'Ask a manager of your hub' : 'Ask whoever runs the portal'}; once it is enabled, sign in from the locked window.`,
  ]);
}

function withoutConnection(byFiles: boolean): HelpPage {
  return page(
    'Working without a connection',
    byFiles
      ? ['Everything in this app works without a connection. Only the council’s own pages, in your browser, need one.']
      : [
          'Everything but generating, sending and confirming works without a connection.',
          'Switch on “Work offline” at the foot of the window when you are at a care site. Switch it off later, and everything is sent.',
        ],
  );
}

function sitePackets(byFiles: boolean): HelpPage {
  return page('Site packets', [
    'A site packet passes work on to a colleague’s computer as one encrypted file, on a stick, in a shared folder or by mail, where a site has no other way to the office.',
    `Choose a passphrase of at least 12 characters, and tell it by another way than the file. ${byFiles ? 'What you passed on stays on this computer too.' : 'What you passed on stays on this computer too, and is sent when there is a connection; sent twice, it counts once.'}`,
    'The colleague brings the packet in under Site packets and sees first what it would do. Nothing is overwritten: where two say different things, somebody chooses.',
  ]);
}

function passwords(connection: Connection, council: CouncilProfile): HelpPage {
  const { afterDays, warnFromDay } = council.accountLock;
  const lock = `The council locks an account at its portal after ${afterDays} days without a sign-in.`;
  const noted = `${lock} Signing in to this app is no sign-in there: say on which day you last signed in, under Who to contact${connection.kind === 'files' ? ' or Council files' : ''}. The app warns you from day ${warnFromDay}.`;
  return page('Passwords, and the lock of a portal account', [
    isPortalElsewhere(connection)
      ? noted
      : `${lock} Each sync with the portal counts as one. Who to contact shows the day on which it would lock.`,
    connection.kind === 'api' && connection.authority === 'hub'
      ? 'If the password is forgotten or the account is locked, a manager of your hub unlocks the account, or gives it a new password, under Accounts. Nobody can see the old one.'
      : 'If the password is forgotten or the account is locked, Who to contact says whom to ask. Nobody can see it.',
    connection.kind === 'practice'
      ? 'A practice account opens with the password that is printed for it.'
      : 'Records that are on this computer open without the portal’s password, with a passphrase or PIN that you chose here. Keep it to yourself, and this computer’s own sign-in too.',
    ...(connection.kind === 'files'
      ? ['An account by files has no password in this app: you sign in to the council’s portal in your browser.']
      : ['When a sign-in has run out, you can go on recording. Sign in again to send.']),
  ]);
}
