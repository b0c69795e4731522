// A modal dialog: a heading, what it is about, and its buttons. Escape closes it, Enter in a field presses its primary button,
// and so does Ctrl+Enter where Enter begins a new line; focus goes back where it was.
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import styles from './Dialog.module.css';

interface DialogProps {
  title: string;
  size?: 'small' | 'large';
  onClose: () => void;
  children: React.ReactNode;
}

export function Dialog({ title, size = 'small', onClose, children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      className={styles.overlay ?? ''}
    >
      <Modal className={`${styles.modal} ${styles[size]}`}>
        <AriaDialog className={styles.dialog ?? ''}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the fields within */}
          <div className={styles.body} onKeyDown={pressPrimary}>
            <Heading slot="title" level={2} className={styles.title ?? ''}>
              {title}
            </Heading>
            {children}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

const typedInto = ['text', 'search', 'password', 'email', 'tel', 'url', 'number'];

/** A form hears Enter itself; whatever else took the key, such as a list that was open, has prevented its default. */
function pressPrimary(event: React.KeyboardEvent<HTMLElement>): void {
  const { target } = event;
  const isOneLine = target instanceof HTMLInputElement && typedInto.includes(target.type);
  if (!(isOneLine || target instanceof HTMLTextAreaElement)) return;
  if (event.key !== 'Enter' || event.defaultPrevented || event.repeat || event.nativeEvent.isComposing) return;
  const isWithCtrl = event.ctrlKey || event.metaKey;
  if (target.form !== null ? !isWithCtrl : !(isOneLine || isWithCtrl)) return;
  event.preventDefault();
  // Pressed as by the mouse: a button that is disabled does nothing.
  const button =
    target.form === null
      ? event.currentTarget.querySelector<HTMLButtonElement>('button[data-primary]')
      : target.form.querySelector<HTMLButtonElement>('button[type=submit]');
  button?.click();
}

/** The row of buttons that ends a dialog or a form. */
export function Buttons({ children }: { children: React.ReactNode }) {
  return <div className={styles.buttons}>{children}</div>;
}
