// Who may call the main process: the main frame of a window that shows the app's own pages, and nobody else.
import type { WebFrameMain } from 'electron';
import { appOrigin } from './app-files.ts';

export type SenderRefusal = 'no-frame' | 'not-the-main-frame' | 'not-the-app' | 'frame-gone';

/** Why a call from `frame` must be refused, or null when it may be answered. A sender without a frame is refused. */
export function whyUntrusted(frame: Pick<WebFrameMain, 'url' | 'parent'> | null | undefined): SenderRefusal | null {
  if (frame === null || frame === undefined) return 'no-frame';
  try {
    if (frame.parent !== null) return 'not-the-main-frame';
    return frame.url.startsWith(`${appOrigin}/`) ? null : 'not-the-app';
  } catch {
    // A frame that navigated away since it called throws on every property.
    return 'frame-gone';
  }
}
