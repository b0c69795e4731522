// The council's rules in Settings: whose, which edition and where they come from; for weeks by files, the way to others.
import { useState } from 'react';
import type { ProfilePreview } from '../../../src-shared/app-api/index.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { useProfileNews } from '../../app-api/care-queries.ts';
import { Button } from '../../components/Button.tsx';
import { Buttons } from '../../components/Dialog.tsx';
import { Part } from '../../components/Page.tsx';
import { useWorkspace } from '../../workspace/workspace.ts';
import { ProfilePreviewDialog } from './ProfilePreviewDialog.tsx';

export function CouncilRulesPart() {
  const { account, council } = useWorkspace();
  const { value: news } = useProfileNews();
  const { run, say } = useAppCalls();
  const [preview, setPreview] = useState<ProfilePreview | null>(null);
  const byFiles = account.connection.kind === 'files';
  const fromFile = news?.fromFile ?? null;
  const whence = fromFile !== null ? `from ${fromFile}` : byFiles ? 'with the app' : 'from the portal';
  const take = async ({ id, council: name, version }: ProfilePreview) => {
    if ((await run('profile.take', { id })) === null) return;
    setPreview(null);
    say(`The rules of ${name}, edition ${version}, are in force.`);
  };
  return (
    <Part title="The council’s rules">
      <p>
        {council.name}, edition {council.version}, {whence}.
      </p>
      {byFiles ? (
        <Buttons>
          <Button onPress={() => run('profile.choose-file', {}).then(setPreview)}>From a file…</Button>
          {fromFile === null ? null : (
            <Button onPress={() => run('profile.show-shipped', {}).then(setPreview)}>
              Those that come with the app…
            </Button>
          )}
        </Buttons>
      ) : null}
      {preview === null ? null : (
        <ProfilePreviewDialog preview={preview} onTake={() => void take(preview)} onClose={() => setPreview(null)} />
      )}
    </Part>
  );
}
