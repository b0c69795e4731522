// Which week is open, and everything that is asked for to show it.
import { useEffect, useState } from 'react';
import type { AppProblem, SyncStatus, WeekView } from '../../src-shared/app-api/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { PlainDate } from '../../src-shared/domain/week.ts';
import { useNow } from '../app-api/now.ts';
import { useProfile, useSyncStatus, useWeek, useWeekList, type WeekList } from '../app-api/queries.ts';

export interface OpenWeek {
  /** Null while nobody knows of a week. */
  weekStart: PlainDate | null;
  openWeek: (weekStart: PlainDate) => void;
  week: WeekView | null;
  /** Null until the list of weeks is here. */
  weeks: WeekList['weeks'] | null;
  council: CouncilProfile | null;
  refreshCouncil: () => void;
  sync: SyncStatus | null;
  /** By the portal's clock. */
  now: string | null;
  /** What kept one of them. */
  problem: AppProblem | null;
}

export function useOpenWeek(): OpenWeek {
  const list = useWeekList();
  const profile = useProfile();
  const sync = useSyncStatus().value;
  const [chosen, setChosen] = useState<PlainDate | null>(null);
  const weekStart = chosen ?? list.value?.current ?? list.value?.weeks.at(0)?.weekStart ?? null;
  // The week that is open stays open, also when confirming it makes another one the current week.
  useEffect(() => {
    if (weekStart !== null) setChosen(weekStart);
  }, [weekStart]);
  const week = useWeek(weekStart);
  const now = useNow(week.value?.now ?? null);
  const { problem: noRules, refresh: refreshCouncil } = profile;
  const lastSyncedAt = sync?.lastSyncedAt;
  const syncing = sync?.syncing;
  // The rules come with the first sync that gets through, and nothing opens without them.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after each sync while they are missing
  useEffect(() => {
    if (noRules !== null) refreshCouncil();
  }, [lastSyncedAt, syncing, refreshCouncil]);
  return {
    weekStart,
    openWeek: setChosen,
    week: week.value,
    weeks: list.value?.weeks ?? null,
    council: profile.value,
    refreshCouncil,
    sync,
    now,
    problem: list.problem ?? profile.problem ?? week.problem,
  };
}
