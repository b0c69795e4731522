// The calls on the provider's own list of people.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { people } from './people.ts';
import { peopleList } from './people-list.ts';

export function peopleHandlers(context: AccountContext): AppHandlers<'people'> {
  const list = peopleList(context);
  const everybody = people(context);
  return {
    'people.all': () => everybody.all(),
    'people.edit': (request) => everybody.edit(request),
    'people.merge': (request) => everybody.merge(request),
    'people.remove': ({ ssRef }) => everybody.remove(ssRef),
    'people.choose-list': ({ incoming }) => list.choose(incoming),
    'people.read-list': ({ id, ...answers }) => list.reread(id, answers),
    'people.pair': ({ id, row, ssRef }) => list.pair(id, row, ssRef),
    'people.apart': ({ id, row, ssRef, apart }) => list.apart(id, row, { ssRef, apart }),
    'people.map-list': ({ id, mapping }) => list.map(id, mapping),
    'people.take-list': ({ id }) => list.take(id),
  };
}
