// Invented providers for practice, demonstrations, tests and load: the same data on every machine and in every run.
import { bradford } from '../../src-shared/council/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import { inventedAccounts, practiceAccounts } from './accounts.ts';
import { background } from './background.ts';
import { clockStart, currentWeek, historyWeeks } from './calendar.ts';
import { tellStory } from './chapters/tell.ts';
import { practiceDisputes } from './disputes.ts';
import { currentPracticeWeek, type HistoryOf, historyWeek } from './history.ts';
import { inventedRoster, type Roster } from './roster.ts';
import { emptyStory, type Story } from './story.ts';
import type { PracticeAccount, PracticeData } from './types.ts';

export type * from './types.ts';

const practiceSeed = 20250602;
export const practiceProviderId = 'rowan-lodge';
/** Two lines end within the history, so the current week has 160 lines of 120 people. */
const practiceSize = { people: 122, lines: 162 };

/**
 * Rowan Lodge Care, the provider of practice: 120 people with 160 lines in the current week (2 to 8 June 2025), which
 * is not generated yet, and twelve weeks before it with all that the guidance speaks of. A new copy at each call.
 */
export function practiceProvider(council: CouncilProfile = bradford): PracticeData {
  const name = providerName(practiceProviderId);
  const roster = inventedRoster(name, practiceSize, practiceSeed);
  const story = tellStory(roster.lines);
  const late = new Map([['2025-04-14', `${name} – Extra Care Alder Court`]]);
  const data = assemble(practiceProviderId, practiceSeed, roster, story, practiceAccounts, { late, council });
  return { ...data, disputes: practiceDisputes(story, data.weeks, practiceAccounts[0]) };
}

export interface InventedSize {
  people: number;
  /** At least as many as people, at most about 1.8 times as many. */
  lines: number;
  /** Another seed, other people. */
  seed: number;
  /** In lower-case letters, digits and hyphens: `rowan-lodge` becomes Rowan Lodge Care. Distinct on one portal. */
  providerId: string;
}

/**
 * A provider of any size for benchmarks and load, with the same twelve weeks and the same current week as practice but
 * only the everyday in them. Ids (lines, stays, receipts …) are distinct within a provider, not between providers.
 * @public the benchmarks, the load and the tests fill their portals with it; it is made of the parts of practice
 */
export function inventedProvider({ people, lines, seed, providerId }: InventedSize): PracticeData {
  const roster = inventedRoster(providerName(providerId), { people, lines }, seed);
  return assemble(providerId, seed, roster, emptyStory(), inventedAccounts(providerId), {
    late: new Map(),
    council: bradford,
  });
}

function assemble(
  providerId: string,
  seed: number,
  { people, lines, ratePence }: Roster,
  story: Story,
  accounts: readonly [PracticeAccount, PracticeAccount],
  { late, council }: Pick<HistoryOf, 'late' | 'council'>,
): PracticeData {
  const everyday = background(lines, historyWeeks, seed, story.told);
  const happenings = new Map<string, Story['happenings']>();
  for (const event of [...story.happenings, ...everyday.happenings]) {
    const own = happenings.get(event.lineId);
    if (own) own.push(event);
    else happenings.set(event.lineId, [event]);
  }
  const stays = [...story.stays, ...everyday.stays];
  const { adjustments } = story;
  const of: HistoryOf = { lines, happenings, ratePence, stays, adjustments, accounts, seed, late, council };
  return {
    portalId: `practice-${providerId}`,
    provider: { id: providerId, name: providerName(providerId) },
    accounts: structuredClone([...accounts]),
    people,
    lines,
    weeks: [...historyWeeks.map((weekStart) => historyWeek(weekStart, of)), currentPracticeWeek(currentWeek)],
    stays,
    adjustments,
    ends: story.ends,
    // The daily log is the coordinator's own and starts empty; it begins with what they write into it.
    log: [],
    disputes: [],
    clockStart,
  };
}

/** `rowan-lodge` → `Rowan Lodge Care`. */
function providerName(providerId: string): string {
  const words = providerId.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join(' ')} Care`;
}
