// Counted things: `1 line`, `3 lines`, `1,200 lines`.
import { formatCount } from './quantity.ts';

export function count(number: number, one: string, many = `${one}s`): string {
  return `${formatCount(number)} ${number === 1 ? one : many}`;
}
