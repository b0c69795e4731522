// Whom a message is about, as the council asks for it, and what of that nobody recorded.
import type { Person } from '../domain/lines.ts';
import { formatNhsNumber } from '../domain/nhs-number.ts';

export function personDetails(ssRef: string, person: Person | null): { lines: string[]; missing: string[] } {
  const name = person?.name ?? '';
  const nhsNumber = person?.nhsNumber ?? null;
  const address = person?.address ?? '';
  return {
    lines: [
      `Full name: ${name}`,
      `SS Ref: ${ssRef}`,
      `NHS number: ${nhsNumber === null ? '' : formatNhsNumber(nhsNumber)}`,
      `Address and postcode: ${address}`,
    ],
    missing: [
      ...(name === '' ? ['full name'] : []),
      ...(nhsNumber === null ? ['NHS number'] : []),
      ...(address === '' ? ['address and postcode'] : []),
    ],
  };
}
