// The receipts of a week and the sentence about them, in the words of the account's connection.
import type { Account } from '../../src-shared/desk-api.ts';
import { authorityOf, receiptWords } from '../connection/holds.ts';
import type { Store } from '../store/store.ts';
import type { DeskHandlers } from '../window/desk-ipc.ts';

export function receiptHandlers({
  store,
  account,
}: {
  store: Store;
  account: () => Account;
}): Pick<DeskHandlers, 'receipt.list'> {
  return {
    'receipt.list': ({ weekStart }) => {
      const { authority, council } = account();
      // What a server calls itself is shown as no more than what the account says it is.
      const receipts = store.receipts.ofWeek(weekStart).map((receipt) => ({
        ...receipt,
        authority: authorityOf(authority, receipt.authority),
      }));
      return { ok: true, value: { receipts, words: receiptWords(receipts, { authority, councilName: council }) } };
    },
  };
}
