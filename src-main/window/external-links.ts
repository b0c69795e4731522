// Opens a link in the person's browser or mail program, when allowed-links.ts allows it.
import { shell } from 'electron';
import type { Log } from '../machine/log.ts';
import { schemeOf, whyRefused } from './allowed-links.ts';

/** Opens `url` in the person's browser or mail program when it may be; says whether it was. */
export async function openExternal(url: string, log: Log): Promise<boolean> {
  const reason = whyRefused(url);
  if (reason !== null) {
    log.refused('external-link', { reason, scheme: schemeOf(url) });
    return false;
  }
  try {
    await shell.openExternal(url);
    return true;
  } catch (error) {
    log.bug('external-link', error, { scheme: schemeOf(url) });
    return false;
  }
}
