// The council's rules from a file, for an account whose weeks go by files: what they change is shown first, and they count
// once somebody takes them. The rules that come with the app can be taken back in the same way.
import type { AppResult, ProfilePreview } from '../../src-shared/app-api/index.ts';
import { bradford } from '../../src-shared/council/index.ts';
import type { CouncilProfile } from '../../src-shared/council/schema.ts';
import type { AccountContext } from '../use-case/account-context.ts';
import { profilePreview, readProfileFile } from '../use-case/profile-file.ts';
import { changedSincePreview, noLongerThere, noProfile } from '../use-case/refusals.ts';
import { ok, refuse } from '../use-case/result.ts';
import { save } from '../use-case/save.ts';
import { shownThings } from '../use-case/shown.ts';

interface ShownProfile {
  /** Null: the rules that come with the app. */
  fileName: string | null;
  profile: CouncilProfile;
  unknown: string[];
}

export function profileFromFile(context: AccountContext) {
  const shown = shownThings<ShownProfile>(context);
  const restsOn = () => JSON.stringify(context.store.profile.get());

  function show(value: ShownProfile): AppResult<ProfilePreview> {
    const council = context.store.profile.get();
    return council === null ? noProfile() : ok(profilePreview(shown.show(value, restsOn()), value, council));
  }

  return {
    async choose(): Promise<AppResult<ProfilePreview | null>> {
      if (!byFiles(context)) return rulesOfPortal();
      const file = await context.dialogs.chooseFile('council-profile');
      if (file === null) return ok(null);
      const read = await readProfileFile(file);
      return read.ok ? show(read.value) : read;
    },
    shipped: (): AppResult<ProfilePreview> =>
      byFiles(context) ? show({ fileName: null, profile: bradford, unknown: [] }) : rulesOfPortal(),
    take: (id: string): AppResult<Record<string, never>> =>
      shown.take(id, {
        notShown: () => noLongerThere('That preview'),
        restsOn,
        changed: () => changedSincePreview('set of rules', 'taken'),
        use: ({ profile, fileName }) => {
          const saved = save(context, { what: 'profile-taken', source: 'file', weekStart: null }, (write) =>
            write.profileTaken(profile, fileName),
          );
          return saved.ok ? ok({}) : saved;
        },
      }),
  };
}

function byFiles({ account }: AccountContext): boolean {
  return account().connection.kind === 'files';
}

function rulesOfPortal() {
  return refuse(
    'profile-of-portal',
    'The portal says which rules are in force here.',
    'Whoever runs the portal can give it other rules.',
  );
}
