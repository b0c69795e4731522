// What the preload hands to the page.
import type { DeskBridge } from '../src-shared/desk-api.ts';

declare global {
  interface Window {
    readonly desk: DeskBridge;
  }
}
