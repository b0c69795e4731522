// Which folder the records of this computer lie in, and whether it is one that leaves the computer. What must stay true: records
// that are there already are neither moved nor passed over.
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** `roaming`: Windows copies it to a server at sign-off; `synced`: a program copies it to elsewhere all the time. */
export type KindOfFolder = 'own' | 'roaming' | 'synced';

interface Machine {
  platform: NodeJS.Platform;
  env: Environment;
}

/**
 * The app's folder. On Windows the usual one roams, so that it is the local one there, unless records lie in the usual one.
 * @param usual what Electron takes (`app.getPath('userData')`), absolute
 * @param hasRecords whether records lie in a folder
 */
export function dataFolder(
  { platform, env }: Machine,
  { usual, hasRecords }: { usual: string; hasRecords: (folder: string) => boolean },
): string {
  const local = env.LOCALAPPDATA ?? '';
  if (platform !== 'win32' || local === '' || kindOfFolder(usual, { platform, env }) !== 'roaming') return usual;
  const own = path.win32.join(local, path.win32.basename(usual));
  return hasRecords(usual) && !hasRecords(own) ? usual : own;
}

/** Programs that keep a folder elsewhere as well, by what they call theirs: `OneDrive - Mill House Care`, `Dropbox (Work)`. */
const syncedNames =
  /^(onedrive|dropbox|google ?drive|my drive|icloud ?drive|com~apple~clouddocs|cloudstorage|nextcloud|owncloud|sharepoint|box|box sync|pcloud|mega|syncthing)( ?[-–(].*)?$/i;

export function kindOfFolder(folder: string, { platform, env }: Machine): KindOfFolder {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const isUnder = (root: string | undefined) => {
    if (root === undefined || root === '') return false;
    const [inner, outer] = platform === 'win32' ? [folder.toLowerCase(), root.toLowerCase()] : [folder, root];
    const way = paths.relative(outer, inner);
    return !way.startsWith('..') && !paths.isAbsolute(way);
  };
  const isNamedSo = paths
    .normalize(folder)
    .split(paths.sep)
    .some((part) => syncedNames.test(part));
  if (isNamedSo || [env.OneDrive, env.OneDriveCommercial, env.OneDriveConsumer].some(isUnder)) return 'synced';
  return platform === 'win32' && (isUnder(env.APPDATA) || folder.startsWith('\\\\')) ? 'roaming' : 'own';
}
