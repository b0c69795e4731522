// What the preload hands to the page.
import type { AppBridge } from '../src-shared/app-api/index.ts';

declare global {
  interface Window {
    readonly app: AppBridge;
  }
}
