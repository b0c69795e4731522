// Which reason an imported comment suggests for a figure without one. A suggestion is accepted by a person, one by one or
// all at once, never silently; where a comment speaks of two reasons, it suggests none.

import type { Reason } from '../domain/actuals.ts';

type KnownReason = Exclude<Reason, 'unspecified'>;

/**
 * What people write of each reason. Looked for in this order, and what was found is taken out before the next is looked
 * for: "no notice" is not "notice", "refused hospital" speaks of both.
 */
const signs: readonly (readonly [KnownReason, RegExp])[] = [
  [
    'non_engagement',
    /\b(?:reff?(?:us|su|ue)\w*|declin\w*|non[- ]?engage\w*|(?:did|does|would|do)(?: not|n['’]t) (?:engage|want|answer|open|let|attend)\w*|no (?:answer|reply|response)|not (?:in|home|at home)(?! hosp)|short[- ]notice|(?:no|without|insufficient) notice|cancell?ed (?:late|at the door|on (?:arrival|the day|the doorstep))|late cancell?\w*|sent (?:\w+ )?(?:away|home)|turned (?:\w+ )?away|asleep|no access|dnar?)\b/gi,
  ],
  [
    'provider_cause',
    /\b(?:(?<!\bfamily )(?:staff|carer|support worker|worker|driver)s?(?:['’]s?)?(?: \w+){0,3} (?:sick\w*|ill\w*|off|short\w*|absen\w*|unavailable|late|unable|leave|holidays?|hols?|no[- ]show)|(?:leave|hols?) of (?:staff|carer)s?|staffing|short[- ]staffed|shortage|no (?:staff|carers?|cover|drivers?)|sick(?:ness)? (?:leave|cover)|rota (?:error|gap|mistake)|(?:office|rota|we) forgot|not rostered|(?:left|missed) off (?:the )?rota|(?:our|office|provider['’]?s?|agency) (?:error|mistake|fault|own cause|cause|issue)|missed by (?:us|the carer|staff)|(?:car|van|vehicle|bus)(?: \w+){0,2} (?:broke|breakdown|broken)\w*|breakdown)\b/gi,
  ],
  [
    'service_ended',
    /\b(?:died|passed away|deceased|death|rip|moved (?:out|away|to|into)|care home|nursing home|(?:service|package|care|support) (?:has )?(?:ended|ceased|stopped|terminated)|terminated)\b/gi,
  ],
  [
    'service_closed',
    /\b(?:bank holiday|(?:centre|center|service|day care|unit|we|were|was|is) (?:is |was |were )?closed|closed (?:for|on|due)|closure|good friday|easter monday|boxing day)\b/gi,
  ],
  ['hospital', /\b(?:hosp\w*|admitted|admission|infirmary|in-?patient|a ?& ?e|ward|retainer|bri)\b/gi],
  [
    'planned_absence',
    /\b(?:holidays?|hols?|vacation|respite|away|planned (?:absence|leave)|(?:notice|advance)(?: was| is)? (?:given|received)|(?:with|gave|given) notice|in advance|(?:(?<!\b(?:agreed|arranged|discussed|spoke|spoken|speaking|checked|confirmed|agreement|contact) )with|visiting|to) (?:(?:his|her|their|the) )?(?:family|son|daughter|sister|brother|mum|mother|dad|father|parents?|relatives|friends?|niece|nephew)|day (?:trip|out)|wedding|appointment|(?:on |annual |home )leave|(?:cancell?ed|canc|canx|cx) by (?:(?:his|her|their|the) )?(?:family|son|daughter|dtr|sister|brother|mum|mother|dad|father|parents?|wife|husband|nok|client|service user|su)|\d+ ?(?:days?|wks?|weeks?)['’]? notice|trip)\b/gi,
  ],
];

/** What a comment says did not happen: then nobody can tell from a word in it what did. */
const denied =
  /\b(?:not|no longer|never|isn['’]t|wasn['’]t|didn['’]t) (?:been |be |in |at |on |to |taken to |going to )*(?:hosp\w*|admitted|refus\w*|declin\w*|holiday|away|cancel\w*|sick|ill|closed)\b/i;

/**
 * The reason that a comment suggests for a figure.
 * @param choices the reasons that fit the figure's category and service
 * @returns null where the comment suggests none of these, speaks of more than one reason, or says what was not so
 */
export function suggestReason(comment: string, choices: readonly Reason[]): KnownReason | null {
  if (denied.test(comment)) return null;
  const found: KnownReason[] = [];
  let rest = comment;
  for (const [reason, sign] of signs) {
    const without = rest.replace(sign, ' · ');
    if (without !== rest) found.push(reason);
    rest = without;
  }
  const [only, another] = found;
  return only !== undefined && another === undefined && choices.includes(only) ? only : null;
}
