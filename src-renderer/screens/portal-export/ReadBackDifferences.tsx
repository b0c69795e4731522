// What the portal holds otherwise than it was meant, letter for letter, with a copy of what it is to be.
import type { ExportPreview } from '../../../src-shared/app-api/files.ts';
import { useAppCalls } from '../../app-api/app-calls.tsx';
import { Button } from '../../components/Button.tsx';
import styles from './portal-export.module.css';

type FileServicePreview = Extract<ExportPreview, { outcome: 'read' }>['services'][number];
type ReadBackPreview = Extract<FileServicePreview, { kind: 'read-back' }>;

export function ReadBackDifferences({ differences, noted }: Pick<ReadBackPreview, 'differences' | 'noted'>) {
  const { run, say } = useAppCalls();
  const copy = async (text: string) => {
    if ((await run('window.copy', { text })) !== null) say('Copied.');
  };
  return (
    <>
      {differences.length === 0 ? null : (
        <ul className={styles.differences}>
          {differences.map((one) => (
            <li key={`${one.lineId} ${one.sentence}`}>
              <p>
                <strong>{one.person}</strong> {one.words}: {one.sentence}
              </p>
              <dl className={styles.letters}>
                <dt>Here</dt>
                <dd>{one.from || 'blank'}</dd>
                <dt>At the portal</dt>
                <dd>{one.to || 'blank'}</dd>
              </dl>
              <p className={styles.soft}>{one.mend}</p>
              {one.from === '' ? null : (
                <Button aria-label={`Copy what is here for ${one.person}`} onPress={() => copy(one.from)}>
                  Copy
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {noted.length === 0 ? null : (
        <details>
          <summary>The same in another form ({noted.length})</summary>
          <ul>
            {noted.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
