/** `5pm`, `4:20pm`, `12am` at midnight: the way a time of day is written wherever a person reads one. Hours from 0 to 23. */
export function clockTime(hour: number, minute: number): string {
  const hours = hour % 12 === 0 ? 12 : hour % 12;
  return `${hours}${minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`;
}
