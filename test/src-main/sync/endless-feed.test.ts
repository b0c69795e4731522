// A feed whose cursors go round in a circle, or never come to an end, ends the sync in words and changes no screen.
import { expect, test } from 'vitest';
import { pull } from '../../../src-main/sync/pull.ts';
import type { Change } from '../../../src-shared/portal-api/index.ts';
import { storeWithProvider } from '../fixtures.ts';
import { turn } from '../timers.ts';

function pullFrom(cursorOfPage: (page: number) => string, start: string | null) {
  const store = storeWithProvider();
  store.sync.update({ cursor: start });
  let asked = 0;
  const client = {
    address: 'http://127.0.0.1',
    call: async () => {
      asked += 1;
      const value = { portalId: 'p', changes: [] as Change[], unfit: [], cursor: cursorOfPage(asked), more: true };
      return { ok: true, changed: true, value, etag: null } as never;
    },
  };
  const trouble = pull({
    store,
    client,
    token: 't',
    removalsAllowed: false,
    changed: () => undefined,
    turn,
    stopped: () => false,
    received: () => undefined,
    halted: () => null,
  });
  return trouble.then((ended) => ({ code: ended?.problem.code, asked, lines: store.lines.count() }));
}

test.each([
  ['goes round in a circle', 'cursor-1'],
  ['goes round in a circle while all is fetched anew', null],
] as const)('a feed that %s is given up', async (_, start) => {
  const ended = await pullFrom((page) => `circle-${page % 3}`, start);
  expect(ended).toEqual({ code: 'portal-answer-without-end', asked: 4, lines: 3 });
});

test('a feed that always has one page more is given up', async () => {
  const ended = await pullFrom((page) => `page-${page}`, null);
  expect(ended).toEqual({ code: 'portal-answer-without-end', asked: 5_001, lines: 3 });
});
