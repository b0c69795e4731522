// The app on its stage: opened in a window of a fixed size with a user data folder of its own, closed and opened again.
// Nothing in it is replaced but the answers of native file dialogs, for which there is nobody.
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { project } from '../../scripts/electron.ts';
import { expecting } from './expecting.ts';

/** The pictures' size in pixels. */
const size = { width: 1280, height: 800 };
const startMs = 120_000;
const actionMs = 30_000;

export interface Stage {
  /** The main window of the app that is open now. */
  readonly page: Page;
  open(): Promise<void>;
  /** Quits as a person would, and waits until the app has gone. */
  close(): Promise<void>;
  /** From now on the file dialogs answer with these paths. */
  answerDialogs(answers: { open?: string; save?: string }): Promise<void>;
  picture(file: string): Promise<void>;
}

/** @param now where the app's clock starts (ISO instant); without it practice keeps its own time, from 9 June 2025 */
export function stageOf(userData: string, now?: string): Stage {
  let open: { app: ElectronApplication; page: Page } | null = null;
  const current = () => {
    if (open === null) throw new Error('The app is not open.');
    return open;
  };
  return {
    get page() {
      return current().page;
    },
    async open() {
      await expecting('the app to open its window', async () => {
        const app = await electron.launch({
          args: ['.', `--user-data-dir=${userData}`],
          cwd: project,
          env: environment(now),
          locale: 'en-GB',
          timezoneId: 'Europe/London',
          timeout: startMs,
        });
        const page = await app.firstWindow({ timeout: startMs });
        open = { app, page };
        page.setDefaultTimeout(actionMs);
        await page.waitForLoadState();
        await page.setViewportSize(size);
        // A person who asks for less movement gets none; so do the pictures.
        await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
        await page.getByRole('heading', { level: 1 }).waitFor({ timeout: startMs });
      });
    },
    async close() {
      const closing = open;
      open = null;
      await closing?.app.close();
    },
    async answerDialogs(answers) {
      await current().app.evaluate(({ dialog }, { open: chosen, save }) => {
        if (chosen !== undefined) dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
        if (save !== undefined) dialog.showSaveDialog = async () => ({ canceled: false, filePath: save });
      }, answers);
    },
    async picture(file) {
      const { page } = current();
      // Out of the way, so that nothing lights up under a pointer that is not in the picture.
      await page.mouse.move(size.width / 2, size.height - 1);
      await page.screenshot({ path: file, animations: 'disabled', caret: 'hide', scale: 'css' });
    },
  };
}

function environment(now: string | undefined): Record<string, string> {
  const all = {
    ...process.env,
    // A machine without a keyring may run the demonstration; its invented data needs none.
    PROVIDER_ACTUALS_PLAIN_TEXT_KEYS: '1',
    PROVIDER_ACTUALS_NOW: now,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
