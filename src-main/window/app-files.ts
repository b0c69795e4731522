// The app's own address, and which built file each address under it stands for.
import path from 'node:path';

export const appOrigin = 'app://provider-actuals';
export const appStartUrl = `${appOrigin}/index.html`;

/** The file that `url` stands for, or null when it is not the app's own address or leads outside `folder`. */
export function fileFor(url: string, folder: string): string | null {
  // Not URL.origin: outside Chromium's own parser a custom scheme has none.
  if (!url.startsWith(`${appOrigin}/`)) return null;
  let name: string;
  try {
    name = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (name.includes('\0') || name.includes('\\')) return null;
  const root = path.resolve(folder);
  const file = path.resolve(root, `.${name === '/' ? '/index.html' : name}`);
  return file.startsWith(root + path.sep) ? file : null;
}
