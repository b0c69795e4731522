// A small button in a row of the window that opens what has no room in it.
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import styles from './PopOut.module.css';

interface PopOutProps {
  /** What the button is called. */
  label: string;
  /** What opens is called so. */
  title: string;
  /** What the button shows. */
  face: React.ReactNode;
  /** Takes what closes it. */
  children: React.ReactNode | ((close: () => void) => React.ReactNode);
}

export function PopOut({ label, title, face, children }: PopOutProps) {
  return (
    <DialogTrigger>
      <Button className={styles.button ?? ''} aria-label={label}>
        {face}
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <Dialog className={styles.dialog ?? ''} aria-label={title}>
          {({ close }) => <>{typeof children === 'function' ? children(close) : children}</>}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
