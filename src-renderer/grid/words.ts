// The quantity columns by name, for what is read out.
import type { QuantityField } from '../recording/propose.ts';

export const quantityWords: Record<QuantityField, string> = {
  actual: 'Actual',
  frustrated: 'Frustrated',
  missed: 'Missed',
  extra: 'Extra',
};
