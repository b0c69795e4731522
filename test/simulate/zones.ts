// Where each computer believes to be. Nothing that the app says may hang on it, since every day and deadline is the
// council's; a run therefore has the process in the zone of whoever is at work in it, and travels between them.

/** Far apart, on both sides of midnight, with a half hour, and with summers that begin at other times. */
export const zones = ['UTC', 'Europe/London', 'America/St_Johns', 'Pacific/Auckland', 'America/Los_Angeles'] as const;
export type Zone = (typeof zones)[number];

let current: string | undefined;

/** From here on this process is in that zone. To set it where it is already would cost more than all else in a short step. */
export function beIn(zone: Zone): void {
  if (current === zone) return;
  process.env.TZ = zone;
  current = zone;
}
