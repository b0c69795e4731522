// The calls on the council's rules and on the account at its portal.
import type { AppHandlers } from '../../src-shared/app-api/index.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { noProfile } from '../use-case/refusals.ts';
import { ok } from '../use-case/result.ts';
import { portalAccess, profileNews, profileSeen, reportPortalAccess } from './council-rules.ts';
import { profileFromFile } from './profile-file.ts';

export function profileHandlers(context: AccountContext): AppHandlers<'profile'> {
  const file = profileFromFile(context);
  return {
    'profile.choose-file': () => file.choose(),
    'profile.show-shipped': () => file.shipped(),
    'profile.take': ({ id }) => file.take(id),
    'profile.get': () => {
      const council = context.store.profile.get();
      return council === null ? noProfile() : ok(council);
    },
    'profile.news': () => profileNews(context),
    'profile.seen': ({ id }) => profileSeen(context, id),
  };
}

export function portalAccessHandlers(context: AccountContext): AppHandlers<'portal-access'> {
  return {
    'portal-access.get': () => portalAccess(context),
    'portal-access.report': ({ day }) => reportPortalAccess(context, day),
  };
}
