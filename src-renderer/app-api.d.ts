// What the preload hands to the page.
import type { DeskBridge } from '../src-shared/app-api/index.ts';

declare global {
  interface Window {
    readonly desk: DeskBridge;
  }
}
