import type { AppResult } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noLongerThere } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';

type DoneResult = AppResult<Record<string, never>>;

export function councilPages(context: AccountContext) {
  const { store } = context;
  const by = () => context.account().user;
  return {
    look(what: 'disputes' | 'exceptions'): DoneResult {
      return done(
        save(context, { what: 'note-look', weekStart: null }, (write) => {
          write.portalExports.look({ what, weekStart: null, at: context.clock.now(), by: by() });
          write.note('note-look', { weekStart: null, content: { kind: 'look', what } });
        }),
      );
    },

    dispute(weekStart: string, lineId: string, text: string): AppResult<{ id: string }> {
      const line = store.lines.get(lineId);
      if (line === null) return noLongerThere('That line');
      const id = context.newId();
      const at = context.clock.now();
      const saved = save(context, { what: 'add-dispute', weekStart }, (write) => {
        const council = { id: 'council', name: `The council, as copied by ${by().name}`, at };
        const messages = [{ id: context.newId(), from: 'council' as const, by: council, text: text.trim() }];
        write.portalExports.dispute({ id, weekStart, lineId, state: 'open', messages });
        write.note('add-dispute', { weekStart, content: { kind: 'dispute', disputeId: id, lineId } });
      });
      return saved.ok ? ok({ id }) : saved;
    },

    closeDispute(id: string): DoneResult {
      const dispute = store.disputes.get(id);
      if (dispute === null) return noLongerThere('That dispute');
      const { weekStart, lineId } = dispute;
      return done(
        save(context, { what: 'close-dispute', weekStart }, (write) => {
          write.portalExports.dispute({ ...dispute, state: 'closed' });
          write.note('close-dispute', { weekStart, content: { kind: 'dispute', disputeId: id, lineId } });
        }),
      );
    },
  };
}

function done(result: AppResult<unknown>): DoneResult {
  return result.ok ? ok({}) : result;
}
