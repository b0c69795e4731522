// The names under which the app API travels between preload and main. Nothing else uses a channel.
import type { AppCallName, AppEventName } from '../../src-shared/app-api/index.ts';

export const callChannel = (name: AppCallName): string => `app:${name}`;
export const eventChannel = (name: AppEventName): string => `app-event:${name}`;
/** The preload tells main of a call or event that does not exist, so that it is logged. */
export const refusedChannel = 'app-refused';
