// What will be paid, in words: paid, not paid, or not said by the guidance, and whether the person is charged.
import type { AppAnswer } from '../../src-shared/app-api/index.ts';
import type { Tone } from '../marks/Mark.tsx';
import type { ShapeName } from '../marks/Shape.tsx';

type PayableReason = AppAnswer<'week.payable'>['week']['reasons'][number];

export interface PaidWords {
  shape: ShapeName;
  tone: Tone;
  words: string;
}

export function paidWords(paid: PayableReason['paid']): PaidWords {
  switch (paid) {
    case 'yes':
      return { shape: 'tick', tone: 'done', words: 'Paid' };
    case 'no':
      return { shape: 'cross', tone: 'plain', words: 'Not paid' };
    case 'not-said':
      return { shape: 'question', tone: 'attention', words: 'The guidance does not say; we count it as not paid' };
  }
}

/** Empty where the guidance does not say: it is never filled in. */
export function chargedWords(charged: PayableReason['charged']): string {
  switch (charged) {
    case 'yes':
      return 'the person is charged';
    case 'no':
      return 'the person is not charged';
    case 'not-said':
      return '';
  }
}
