// How long something took, as people type it and as it is shown. Whole minutes inside, so that nothing is lost before
// the week's total is rounded.

export type ParsedDuration = { ok: true; minutes: number } | { ok: false; sentence: string };

const mostMinutes = 7 * 24 * 60;

/**
 * Reads `45`, `45 min`, `1h`, `1.5h`, `1h30`, `1 h 30 min`, `1:30`. A whole number without a unit is minutes; one with
 * a decimal point can only be hours.
 */
export function parseDuration(text: string): ParsedDuration {
  const minutes = minutesOf(text.trim().toLowerCase().replace(',', '.'));
  if (minutes === null) return { ok: false, sentence: 'Enter how long, such as 45 (minutes), 1.5h or 1:30.' };
  if (minutes > mostMinutes) return { ok: false, sentence: 'That is longer than a week. Check the number.' };
  return { ok: true, minutes };
}

function minutesOf(text: string): number | null {
  const plain = /^(\d+)\s*(?:m|min|mins|minutes)?$/.exec(text);
  if (plain !== null) return Number(plain[1]);
  const clock = /^(\d+):([0-5]\d)$/.exec(text);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const hours = /^(\d*\.?\d+)\s*(?:h|hr|hrs|hours?)(?:\s*(\d+)\s*(?:m|min|mins|minutes)?)?$/.exec(text);
  if (hours !== null) return Math.round(Number(hours[1]) * 60) + Number(hours[2] ?? '0');
  const decimal = /^(\d*\.\d+)$/.exec(text);
  return decimal === null ? null : Math.round(Number(decimal[1]) * 60);
}

/** `45 min`, `1 h`, `1 h 30 min`. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
