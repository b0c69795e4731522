// Providers: who they are, which portal they see, and where their practice time stands.
import type { Connection, Statement } from './database.ts';

export interface NewProvider {
  id: string;
  name: string;
  portalId: string;
  /** Part of every cursor of this provider's feed. */
  feedEpoch: string;
}

const insert: Statement = {
  name: 'provider-insert',
  text: `insert into provider (id, name, portal_id, feed_epoch) values ($1, $2, $3, $4) on conflict (id) do nothing returning id`,
};

/** Adds a provider. @returns false when there is one with this id */
export async function addProvider(
  connection: Connection,
  { id, name, portalId, feedEpoch }: NewProvider,
): Promise<boolean> {
  return (await connection.run(insert, [id, name, portalId, feedEpoch])).length > 0;
}

const findName: Statement = { name: 'provider-name', text: 'select name from provider where id = $1' };

/** What the provider is called; empty when there is none. */
export async function loadProviderName(connection: Connection, providerId: string): Promise<string> {
  return (await connection.run<{ name: string }>(findName, [providerId]))[0]?.name ?? '';
}

const findOffset: Statement = {
  name: 'provider-clock-offset',
  text: 'select clock_offset as "clockOffset" from provider where id = $1',
};

/** Practice time minus real time in milliseconds; null when there is no such provider, or it lives in real time. */
export async function loadClockOffset(connection: Connection, providerId: string): Promise<number | null> {
  const [row] = await connection.run<{ clockOffset: number | null }>(findOffset, [providerId]);
  return row?.clockOffset ?? null;
}

const setOffset: Statement = {
  name: 'provider-set-clock-offset',
  text: 'update provider set clock_offset = $2 where id = $1',
};

export async function saveClockOffset(connection: Connection, providerId: string, offset: number): Promise<void> {
  await connection.run(setOffset, [providerId, offset]);
}

const setEpoch: Statement = {
  name: 'provider-set-feed-epoch',
  text: 'update provider set feed_epoch = $2 where id = $1',
};

/** Makes every cursor of the provider expire. */
export async function saveFeedEpoch(connection: Connection, providerId: string, epoch: string): Promise<void> {
  await connection.run(setEpoch, [providerId, epoch]);
}

const allIds: Statement = { name: 'provider-ids', text: 'select id from provider order by id' };

export async function loadProviderIds(connection: Connection): Promise<string[]> {
  return (await connection.run<{ id: string }>(allIds, [])).map(({ id }) => id);
}
