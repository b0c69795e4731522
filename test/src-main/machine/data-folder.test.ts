import { describe, expect, it } from 'vitest';
import { dataFolder, kindOfFolder } from '../../../src-main/machine/data-folder.ts';

const env = { APPDATA: 'C:\\Users\\aisha\\AppData\\Roaming', LOCALAPPDATA: 'C:\\Users\\aisha\\AppData\\Local' };
const home = 'C:\\Users\\aisha';
const windows = { platform: 'win32', env, home } as const;
const usual = 'C:\\Users\\aisha\\AppData\\Roaming\\Provider Actuals';
const own = 'C:\\Users\\aisha\\AppData\\Local\\Provider Actuals';

describe('the folder of the records', () => {
  it.each([
    ['on a new computer is the local one on Windows', [], own, null],
    ['is the local one where that alone has records', [own], own, null],
    ['stays where records lie already, and the better one is told', [usual], usual, { path: own, hasRecords: false }],
    [
      'is the local one where both have some, and the other is told',
      [usual, own],
      own,
      { path: usual, hasRecords: true },
    ],
  ])('%s', (_, withRecords, folder, passedOver) => {
    const chosen = dataFolder(windows, { usual, hasRecords: (one) => withRecords.includes(one) });
    expect(chosen).toEqual({ folder, passedOver });
  });

  it('is no local one that is synced or on a server itself', () => {
    for (const LOCALAPPDATA of ['\\\\server\\local', 'C:\\Users\\aisha\\OneDrive\\Local']) {
      const machine = { ...windows, env: { ...env, LOCALAPPDATA } };
      expect(dataFolder(machine, { usual, hasRecords: () => false }).folder).toBe(usual);
    }
  });

  it('of a redirected profile is the local one', () => {
    const onServer = '\\\\server\\profiles\\aisha\\Roaming\\Provider Actuals';
    const machine = { ...windows, env: { ...env, APPDATA: '\\\\server\\profiles\\aisha\\Roaming' } };
    expect(dataFolder(machine, { usual: onServer, hasRecords: () => false }).folder).toBe(own);
  });

  it('is the usual one elsewhere, and on a Windows that names no local one', () => {
    const linux = { platform: 'linux', env: {}, home: '/home/aisha' } as const;
    const folder = '/home/aisha/.config/x';
    expect(dataFolder(linux, { usual: folder, hasRecords: () => false })).toEqual({ folder, passedOver: null });
    const bare = { ...windows, env: { APPDATA: env.APPDATA } };
    expect(dataFolder(bare, { usual, hasRecords: () => false }).folder).toBe(usual);
  });

  it('is the one that somebody chose for the app, wherever that lies', () => {
    const chosen = 'D:\\Records\\Provider Actuals';
    expect(dataFolder(windows, { usual: chosen, hasRecords: () => false }).folder).toBe(chosen);
  });
});

describe('the kind of a folder', () => {
  it.each([
    [own, 'own'],
    [usual, 'roaming'],
    [usual.toUpperCase(), 'roaming'],
    ['\\\\server\\profiles\\aisha\\AppData\\Roaming\\Provider Actuals', 'roaming'],
    ['C:\\Users\\aisha\\OneDrive\\Provider Actuals', 'synced'],
    ['C:\\Users\\aisha\\OneDrive - Mill House Care\\Apps\\Provider Actuals', 'synced'],
    ['C:\\Users\\aisha\\Dropbox (Work)\\Provider Actuals', 'synced'],
    ['C:\\Users\\aisha\\AppData\\RoamingElsewhere\\Provider Actuals', 'own'],
    ['D:\\Boxes\\Provider Actuals', 'own'],
    ['C:\\Users\\aisha\\Box\\Provider Actuals', 'synced'],
    ['C:\\Users\\aisha\\MEGA\\Provider Actuals', 'synced'],
    ['C:\\Users\\aisha\\iCloudDrive\\Provider Actuals', 'synced'],
    ['C:\\Users\\aisha\\Sync\\Provider Actuals', 'synced'],
    ['C:\\Users\\aisha\\Projects\\sync\\Provider Actuals', 'own'],
    ['D:\\Box\\Provider Actuals', 'own'],
    ['D:\\Dropbox\\Provider Actuals', 'synced'],
    ['G:\\My Drive\\Provider Actuals', 'synced'],
    ['\\\\?\\C:\\Records\\Provider Actuals', 'own'],
    ['\\\\.\\C:\\Records', 'own'],
    ['//?/C:/Records', 'own'],
    ['\\\\?\\C:\\Users\\aisha\\OneDrive\\Provider Actuals', 'synced'],
    ['\\\\?\\C:\\Users\\aisha\\AppData\\Roaming\\Provider Actuals', 'roaming'],
    ['\\\\?\\UNC\\server\\share\\Provider Actuals', 'roaming'],
    ['\\\\server\\share\\Provider Actuals', 'roaming'],
    ['//server/share/Provider Actuals', 'roaming'],
  ])('of %s on Windows is %s', (folder, kind) => {
    expect(kindOfFolder(folder, windows)).toBe(kind);
  });

  it.each(['Box', 'Mega', 'Sync', 'OneDrive', 'Dropbox'])('of somebody called %s is their own', (name) => {
    const its = `C:\\Users\\${name}`;
    const machine = { platform: 'win32', env: {}, home: its } as const;
    expect(kindOfFolder(`${its}\\AppData\\Local\\Provider Actuals`, machine)).toBe('own');
    expect(kindOfFolder(`${its}\\${name}\\Provider Actuals`, machine)).toBe('synced');
  });

  it('is told by where OneDrive says that it is, whatever the folder is called', () => {
    const machine = { platform: 'win32', env: { ...env, OneDriveCommercial: 'D:\\Work' }, home } as const;
    expect(kindOfFolder('D:\\Work\\Provider Actuals', machine)).toBe('synced');
    expect(kindOfFolder('D:\\Workshop\\Provider Actuals', machine)).toBe('own');
  });

  it.each([
    ['/Users/aisha/Library/Application Support/Provider Actuals', 'own'],
    ['/Users/aisha/Library/Mobile Documents/com~apple~CloudDocs/Provider Actuals', 'synced'],
    ['/Users/aisha/Library/CloudStorage/OneDrive-MillHouse/Provider Actuals', 'synced'],
    ['/home/aisha/.config/provider-actuals', 'own'],
    ['/Users/aisha/Projects/box/provider-actuals', 'own'],
    ['/Users/aisha/Box/provider-actuals', 'synced'],
    ['/Users/aisha/..hidden/provider-actuals', 'own'],
    ['/home/aisha/Nextcloud/provider-actuals', 'synced'],
  ])('of %s elsewhere is %s', (folder, kind) => {
    expect(kindOfFolder(folder, { platform: 'darwin', env: {}, home: '/Users/aisha' })).toBe(kind);
  });
});
