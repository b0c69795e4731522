// The one list of what a hub's database holds, as src-main/store/holdings.ts is for a coordinator's computer: of every table
// whose data it has, and what becomes of what it says of one person when they are erased (erase.ts). What must stay true:
// there is no table that is not here; docs/privacy.md says the same.

/** `person`: somebody who draws on care; `coordinator`: who works with it; `provider`: names nobody. */
export type HubAbout = 'person' | 'coordinator' | 'provider';

/** `rows`: theirs are deleted; `parts`: what is theirs in a list is taken out; `nothing`: it names none of them. */
export type HubErasing = 'rows' | 'parts' | 'nothing';

export interface HubHolding {
  about: HubAbout;
  holds: string;
  erased: HubErasing;
}

const of = (about: HubAbout, holds: string, erased: HubErasing): HubHolding => ({ about, holds, erased });

export const hubHoldings: Readonly<Record<string, HubHolding>> = {
  provider: of('provider', 'which providers there are', 'nothing'),
  account: of('coordinator', 'user name, name, roles, what proves a password and a code', 'nothing'),
  user_directory: of('coordinator', 'which provider a user name belongs to', 'nothing'),
  session: of(
    'coordinator',
    'who is signed in where; of an account that was disabled or removed until it runs out, so that its computer is told',
    'nothing',
  ),
  known_computer: of('coordinator', 'from which computers somebody signed in', 'nothing'),
  idempotency: of('coordinator', 'which requests were answered already, for some days', 'rows'),
  person: of('person', 'as on the desktops', 'rows'),
  service_line: of('person', 'as on the desktops', 'rows'),
  week: of('provider', 'as on the desktops', 'parts'),
  actual: of('person', 'as on the desktops, with variations', 'rows'),
  care_record: of('person', 'stays, requests and ends', 'rows'),
  dispute: of('person', 'as on the desktops', 'rows'),
  payment: of('provider', 'as on the desktops', 'nothing'),
  receipt: of('coordinator', 'what was confirmed, and by whom', 'parts'),
  gone: of('person', 'which lines and people are no longer planned', 'rows'),
};
