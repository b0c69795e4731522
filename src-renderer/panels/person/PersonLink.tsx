// A person's name wherever it stands: pressed, it opens all that is here of them.
import { Button } from 'react-aria-components';
import { useWorkspace } from '../../workspace/workspace.ts';
import styles from './PersonLink.module.css';

interface PersonLinkProps {
  ssRef: string;
  /** As it stands there. */
  name: string;
}

export function PersonLink({ ssRef, name }: PersonLinkProps) {
  const { go, screen } = useWorkspace();
  return (
    <Button className={styles.link ?? ''} onPress={() => go({ name: 'person', ssRef, from: screen })}>
      {name}
    </Button>
  );
}
