// Whose rules a new account by files goes by: those that come with the app, or another council's, from a file.
import { useState } from 'react';
import type { AppProblem, ProfilePreview } from '../../../src-shared/app-api/index.ts';
import { bradford } from '../../../src-shared/council/index.ts';
import { Button } from '../../components/Button.tsx';
import { Choices } from '../../components/Choices.tsx';
import { ProfilePreviewDialog } from '../../panels/council-rules/ProfilePreviewDialog.tsx';
import styles from './sign-in.module.css';

/** `shipped`: the rules that come with the app; `file`: another council's, of which no file is taken yet; null: nobody chose. */
export type ChosenCouncil = ProfilePreview | 'shipped' | 'file' | null;

interface CouncilChoiceProps {
  council: ChosenCouncil;
  /** What is wrong with the choice; empty: nothing. */
  error: string;
  onCouncil: (council: ChosenCouncil) => void;
  onProblem: (problem: AppProblem | null) => void;
}

export function CouncilChoice({ council, error, onCouncil, onProblem }: CouncilChoiceProps) {
  const [preview, setPreview] = useState<ProfilePreview | null>(null);
  const choose = async () => {
    const chosen = await window.app.call('session.choose-council', {});
    onProblem(chosen.ok ? null : chosen.problem);
    if (chosen.ok) setPreview(chosen.value);
  };
  return (
    <>
      <Choices
        label="Whose rules is the week checked by?"
        choices={[
          { value: 'shipped', label: bradford.name, hint: `Edition ${bradford.version}, which comes with the app.` },
          { value: 'file', label: 'Another council’s, from a file', hint: 'A council profile that you were given.' },
        ]}
        value={council === 'shipped' || council === null ? council : 'file'}
        onChange={onCouncil}
        error={error}
      />
      {council === 'shipped' || council === null ? null : (
        <div className={styles.part}>
          <p>
            {council === 'file'
              ? 'No file is taken yet.'
              : `${council.council}, edition ${council.version}, from ${council.fileName}.`}
          </p>
          <div>
            <Button onPress={() => choose()}>Choose the file…</Button>
          </div>
        </div>
      )}
      {preview === null ? null : (
        <ProfilePreviewDialog
          preview={preview}
          onTake={() => {
            onCouncil(preview);
            setPreview(null);
          }}
          onClose={() => setPreview(null)}
        />
      )}
    </>
  );
}
