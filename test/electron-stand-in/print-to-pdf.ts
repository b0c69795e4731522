// Electron's printToPDF in Chromium's own terms.
import { Buffer } from 'node:buffer';
import type { PrintToPDFOptions } from 'electron';
import type { Session } from './chromium.ts';

/** Paper in inches, upright. */
const papers: Record<string, [width: number, height: number]> = {
  A3: [11.7, 16.5],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
};

export async function printToPdf(page: Session, options: PrintToPDFOptions): Promise<Buffer> {
  const { pageSize = 'Letter', margins = {}, ...rest } = options;
  const paper = typeof pageSize === 'object' ? [pageSize.width, pageSize.height] : papers[pageSize];
  if (paper === undefined) throw new Error(`The Electron stand-in knows no paper of size ${String(pageSize)}.`);
  const { data } = await page.send<{ data: string }>('Page.printToPDF', {
    ...rest,
    paperWidth: paper[0],
    paperHeight: paper[1],
    marginTop: margins.top,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
  });
  return Buffer.from(data, 'base64');
}
