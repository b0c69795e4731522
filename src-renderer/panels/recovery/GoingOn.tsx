// Looking at backups and restoring one: how far that is, and a way to stop it. Nothing is changed until it has come to its end.
import { useEffect, useState } from 'react';
import type { AppEvent, AppProblem } from '../../../src-shared/app-api/index.ts';
import { Button } from '../../components/Button.tsx';
import { LongWork } from '../../components/LongWork.tsx';
import { Notice } from '../../components/Notice.tsx';

type Progress = AppEvent<'recovery-progress'>;

export function GoingOn({ words }: { words: string }) {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => window.app.on('recovery-progress', setProgress), []);
  return (
    <LongWork
      words={words}
      progress={progress === null ? null : { ...progress, words: progressWords(progress) }}
      onStop={() => window.app.call('recovery.stop', {})}
    />
  );
}

export function StoppedPart({ problem: { sentence, action }, onLook }: { problem: AppProblem; onLook: () => void }) {
  return (
    <>
      <Notice tone="information" sentence={sentence} action={action} />
      <div>
        <Button autoFocus onPress={onLook}>
          Look again
        </Button>
      </div>
    </>
  );
}

function progressWords({ what, done, of }: Progress): string {
  switch (what) {
    case 'looking':
      return `Reading backup ${done + 1} of ${of}`;
    case 'copying':
      return `${megabytes(done)} of ${megabytes(of)} MB copied`;
    case 'checking':
      return 'Checking that it is whole';
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
