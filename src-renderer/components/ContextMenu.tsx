// What can be done at the place that was clicked with the other mouse button, or with the menu key.
import { useRef } from 'react';
import { Menu, MenuItem, MenuSection, Popover } from 'react-aria-components';
import { type Key, keyWords } from '../../src-shared/commands/key.ts';
import styles from './ContextMenu.module.css';

export interface MenuEntry {
  label: string;
  /** That does the same. */
  key?: Key;
  isDisabled?: boolean;
  perform: () => void;
}

interface ContextMenuProps {
  label: string;
  /** In the window, in CSS pixels. */
  at: { x: number; y: number };
  /** With a line between them; an empty one is left out. */
  groups: readonly (readonly MenuEntry[])[];
  onClose: () => void;
}

export function ContextMenu({ label, at, groups, onClose }: ContextMenuProps) {
  const place = useRef<HTMLSpanElement>(null);
  const shown = groups.filter((group) => group.length > 0);
  return (
    <>
      <span ref={place} className={styles.place} style={{ left: at.x, top: at.y }} />
      <Popover
        isOpen
        aria-label={label}
        triggerRef={place}
        placement="bottom start"
        offset={0}
        className={styles.popover ?? ''}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
      >
        <Menu aria-label={label} autoFocus="first" className={styles.menu ?? ''} onClose={onClose}>
          {shown.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the groups of an open menu stay as they are
            <MenuSection key={index} aria-label={`${label}, part ${index + 1}`} className={styles.section ?? ''}>
              {group.map(({ label: words, key, isDisabled = false, perform }) => (
                <MenuItem
                  key={words}
                  id={words}
                  textValue={words}
                  className={styles.item ?? ''}
                  isDisabled={isDisabled}
                  onAction={perform}
                >
                  {words}
                  {key === undefined ? null : <kbd>{keyWords(key)}</kbd>}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </>
  );
}
