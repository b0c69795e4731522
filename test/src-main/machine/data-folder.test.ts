import { describe, expect, it } from 'vitest';
import { dataFolder, kindOfFolder } from '../../../src-main/machine/data-folder.ts';

const env = { APPDATA: 'C:\\Users\\aisha\\AppData\\Roaming', LOCALAPPDATA: 'C:\\Users\\aisha\\AppData\\Local' };
const windows = { platform: 'win32', env } as const;
const usual = 'C:\\Users\\aisha\\AppData\\Roaming\\Provider Actuals';
const own = 'C:\\Users\\aisha\\AppData\\Local\\Provider Actuals';

describe('the folder of the records', () => {
  it.each([
    ['on a new computer is the local one on Windows', [], own],
    ['stays where records lie already', [usual], usual],
    ['is the local one where both have some', [usual, own], own],
  ])('%s', (_, withRecords, folder) => {
    expect(dataFolder(windows, { usual, hasRecords: (one) => withRecords.includes(one) })).toBe(folder);
  });

  it('is the usual one elsewhere, and on a Windows that names no local one', () => {
    const linux = { platform: 'linux', env: {} } as const;
    expect(dataFolder(linux, { usual: '/home/aisha/.config/x', hasRecords: () => false })).toBe(
      '/home/aisha/.config/x',
    );
    const bare = { platform: 'win32', env: { APPDATA: env.APPDATA } } as const;
    expect(dataFolder(bare, { usual, hasRecords: () => false })).toBe(usual);
  });

  it('is the one that somebody chose for the app, wherever that lies', () => {
    const chosen = 'D:\\Records\\Provider Actuals';
    expect(dataFolder(windows, { usual: chosen, hasRecords: () => false })).toBe(chosen);
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
  ])('of %s on Windows is %s', (folder, kind) => {
    expect(kindOfFolder(folder, windows)).toBe(kind);
  });

  it('is told by where OneDrive says that it is, whatever the folder is called', () => {
    const machine = { platform: 'win32', env: { ...env, OneDriveCommercial: 'D:\\Work' } } as const;
    expect(kindOfFolder('D:\\Work\\Provider Actuals', machine)).toBe('synced');
    expect(kindOfFolder('D:\\Workshop\\Provider Actuals', machine)).toBe('own');
  });

  it.each([
    ['/Users/aisha/Library/Application Support/Provider Actuals', 'own'],
    ['/Users/aisha/Library/Mobile Documents/com~apple~CloudDocs/Provider Actuals', 'synced'],
    ['/Users/aisha/Library/CloudStorage/OneDrive-MillHouse/Provider Actuals', 'synced'],
    ['/home/aisha/.config/provider-actuals', 'own'],
    ['/home/aisha/Nextcloud/provider-actuals', 'synced'],
  ])('of %s elsewhere is %s', (folder, kind) => {
    expect(kindOfFolder(folder, { platform: 'darwin', env: {} })).toBe(kind);
  });
});
