// How far the work on a line or a care record has travelled.

export type SendState = 'as-pulled' | 'to-send' | 'sending' | 'unknown' | 'conflict' | 'rejected';

/** How far a subject's work has travelled, from the states of its unsent rows in the order of their making. */
export function sendStateOf(rows: readonly { state: string; batch_key: string | null }[]): SendState {
  if (rows.some(({ state }) => state === 'conflict')) return 'conflict';
  if (rows.some(({ state }) => state === 'rejected')) return 'rejected';
  if (rows.some(({ state }) => state === 'unknown')) return 'unknown';
  if (rows.some(({ state }) => state === 'sending')) return 'sending';
  return rows.length > 0 ? 'to-send' : 'as-pulled';
}
