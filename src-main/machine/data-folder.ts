// Which folder the records of this computer lie in, and whether it is one that leaves the computer. What must stay true: records
// that are there already are neither moved nor passed over in silence.
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** `roaming`: Windows keeps it on a server; `synced`: a program copies it to elsewhere all the time. */
export type KindOfFolder = 'own' | 'roaming' | 'synced';

interface Machine {
  platform: NodeJS.Platform;
  env: Environment;
  /** The home folder of whoever is signed in to the computer. */
  home: string;
}

interface ChosenFolder {
  folder: string;
  /** The other of the two that there may be, where that has to be said: a better one, or one that has records, too. */
  passedOver: { path: string; hasRecords: boolean } | null;
}

/**
 * The app's folder. On Windows the usual one roams, so that it is the local one there, unless records lie in the usual one.
 * @param usual what Electron takes (`app.getPath('userData')`), absolute
 * @param hasRecords whether records lie in a folder
 */
export function dataFolder(
  machine: Machine,
  { usual, hasRecords }: { usual: string; hasRecords: (folder: string) => boolean },
): ChosenFolder {
  const local = machine.env.LOCALAPPDATA ?? '';
  const own = path.win32.join(local, path.win32.basename(usual));
  const isBetter =
    machine.platform === 'win32' &&
    local !== '' &&
    kindOfFolder(usual, machine) !== 'own' &&
    kindOfFolder(own, machine) === 'own';
  if (!isBetter) return { folder: usual, passedOver: null };
  const isUsed = hasRecords(usual);
  if (hasRecords(own)) return { folder: own, passedOver: isUsed ? { path: usual, hasRecords: true } : null };
  return isUsed ? { folder: usual, passedOver: { path: own, hasRecords: false } } : { folder: own, passedOver: null };
}

/** Programs that keep a folder elsewhere as well, by what they call theirs: `OneDrive - Mill House Care`, `Dropbox (Work)`. */
const syncedNames =
  /^(onedrive|dropbox|google ?drive|googledrive|my drive|icloud ?drive|com~apple~clouddocs|mobile documents|cloudstorage|nextcloud|owncloud|sharepoint|box ?sync|pclouddrive|megasync|syncthing)( ?[-–(].*)?$/i;

/** Theirs as well, and words that any folder may be called: only right below the home folder. */
const shortNames = /^(box|mega|sync|pcloud|tresorit|icloud)( ?[-–(].*)?$/i;

export function kindOfFolder(folder: string, machine: Machine): KindOfFolder {
  const { platform, env } = machine;
  const at = plainPath(folder, platform);
  const isUnder = (root: string | undefined) =>
    root !== undefined && root !== '' && wayFrom(plainPath(root, platform), at, platform) !== null;
  // What the home folder is called says nothing: somebody’s name may be Box.
  const below = wayFrom(plainPath(machine.home, platform), at, platform);
  const parts = (below ?? at).split(pathsOf(platform).sep);
  const isNamedSo = parts.some((part) => syncedNames.test(part)) || (below !== null && shortNames.test(parts[0] ?? ''));
  if (isNamedSo || [env.OneDrive, env.OneDriveCommercial, env.OneDriveConsumer].some(isUnder)) return 'synced';
  return platform === 'win32' && (isUnder(env.APPDATA) || at.startsWith('\\\\')) ? 'roaming' : 'own';
}

const pathsOf = (platform: NodeJS.Platform) => (platform === 'win32' ? path.win32 : path.posix);

/** Without the marks of Windows for long paths: `\\?\C:\Records` is `C:\Records`, `\\?\UNC\server\share` is `\\server\share`. */
function plainPath(folder: string, platform: NodeJS.Platform): string {
  if (platform !== 'win32') return path.posix.normalize(folder);
  const backslashes = folder.replaceAll('/', '\\');
  const marked = /^\\\\[?.]\\(UNC\\)?/i.exec(backslashes);
  const plain =
    marked === null ? backslashes : (marked[1] === undefined ? '' : '\\\\') + backslashes.slice(marked[0].length);
  return path.win32.normalize(plain);
}

/** The way from a folder to one inside it, or null where it is not inside. */
function wayFrom(outer: string, inner: string, platform: NodeJS.Platform): string | null {
  if (outer === '' || outer === '.') return null;
  const paths = pathsOf(platform);
  const [from, to] = platform === 'win32' ? [outer.toLowerCase(), inner.toLowerCase()] : [outer, inner];
  const way = paths.relative(from, to);
  return way === '..' || way.startsWith(`..${paths.sep}`) || paths.isAbsolute(way) ? null : way;
}
