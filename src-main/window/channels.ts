// The names under which the desk API travels between preload and main. Nothing else uses a channel.
import type { DeskCallName, DeskEventName } from '../../src-shared/app-api/index.ts';

export const callChannel = (name: DeskCallName): string => `desk:${name}`;
export const eventChannel = (name: DeskEventName): string => `desk-event:${name}`;
/** The preload tells main of a call or event that does not exist, so that it is logged. */
export const refusedChannel = 'desk-refused';
