// The calls on the provider's own list of people.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { peopleList } from './people-list.ts';

export function peopleHandlers(context: AccountContext): AppHandlers<'people'> {
  const people = peopleList(context);
  return {
    'people.choose-list': () => people.choose(),
    'people.map-list': ({ id, mapping }) => people.map(id, mapping),
    'people.take-list': ({ id }) => people.take(id),
  };
}
