// Several files at once: what each of them is, and a button that brings it in where it belongs.
import type { IncomingFile } from '../../src-shared/app-api/incoming.ts';
import { count } from '../../src-shared/domain/count.ts';
import { Button } from '../components/Button.tsx';
import { Buttons, Dialog } from '../components/Dialog.tsx';
import { Notice } from '../components/Notice.tsx';

interface IncomingDialogProps {
  files: readonly IncomingFile[];
  onBringIn: (file: IncomingFile) => void;
  onClose: () => void;
}

export function IncomingDialog({ files, onBringIn, onClose }: IncomingDialogProps) {
  return (
    <Dialog title={count(files.length, 'file')} size="large" onClose={onClose}>
      <p>Nothing is changed by looking. Each file is shown where it belongs before anything of it is taken.</p>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <h3>{file.fileName}</h3>
            {file.kind === 'unknown' ? (
              <Notice tone="error" sentence={file.sentence} action={file.action} />
            ) : (
              <>
                <p>{file.sentence}</p>
                <Button aria-label={`Bring in ${file.fileName}`} onPress={() => onBringIn(file)}>
                  Bring in…
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
      <Buttons>
        <Button onPress={onClose}>Close</Button>
      </Buttons>
    </Dialog>
  );
}
