// The receipts of a week and the sentence about them, in the words of the way that the week came by.

import type { Account, AppHandlers } from '../../src-shared/app-api/index.ts';
import { wayOfWeek } from '../../src-shared/domain/connection.ts';
import { authorityOf, receiptWords } from '../../src-shared/domain/week-held.ts';
import type { StoreReads } from '../store/store.ts';

export function receiptHandlers({
  store,
  account,
}: {
  store: StoreReads;
  account: () => Account;
}): AppHandlers<'receipt'> {
  return {
    'receipt.list': ({ weekStart }) => {
      const of = account();
      const { council } = of;
      const { authority } = wayOfWeek(of, weekStart);
      // What a server calls itself is shown as no more than what the account says it is.
      const receipts = store.receipts.ofWeek(weekStart).map((receipt) => ({
        ...receipt,
        authority: authorityOf(authority, receipt.authority),
      }));
      return { ok: true, value: { receipts, words: receiptWords(receipts, { authority, councilName: council }) } };
    },
  };
}
