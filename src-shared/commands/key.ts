// A key or a combination of keys, told once: as the window hears it, as the application menu wants it and as people
// read it.

export interface Key {
  /** As `KeyboardEvent.key` has it; of a letter, the small one. */
  key: string;
  /** With Ctrl, or with Command on a Mac. */
  control?: true;
  /** Left out: with or without Shift. */
  shift?: boolean;
}

/** What of a `KeyboardEvent` it takes to tell a key. */
export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

export function isPressed(key: Key, pressed: PressedKey): boolean {
  const control = pressed.ctrlKey || pressed.metaKey;
  if (control !== (key.control === true)) return false;
  // Ctrl with Alt is AltGr on Windows, which writes characters; and so may Alt alone.
  if (pressed.altKey && (control || !isCharacter(key))) return false;
  if (key.shift !== undefined && key.shift !== pressed.shiftKey) return false;
  return pressed.key.toLowerCase() === key.key.toLowerCase();
}

/** `CmdOrCtrl+Shift+Z` for Electron's menu; undefined for a bare character, which the menu would take out of a text. */
export function acceleratorOf(key: Key): string | undefined {
  if (key.control === undefined && isCharacter(key)) return undefined;
  return [...(key.control ? ['CmdOrCtrl'] : []), ...(key.shift ? ['Shift'] : []), nameOf(key)].join('+');
}

/** `Ctrl and Shift and Z`, as in a list of keys. */
export function keyWords(key: Key): string {
  return [...(key.control ? ['Ctrl'] : []), ...(key.shift ? ['Shift'] : []), nameOf(key)].join(' and ');
}

function nameOf({ key }: Key): string {
  if (key === ' ') return 'Space';
  return key.length === 1 ? key.toUpperCase() : key;
}

function isCharacter({ key }: Key): boolean {
  return key.length === 1;
}
