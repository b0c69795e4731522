// The tray's icon, a tick, as sixteen by sixteen pixels of PNG: small enough to stand in the program itself.
export const trayIcon = [
  'data:image/png;base64,',
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAASUlEQVR42mNgoBaQDl36nxRMkWYMQ4aWASBAtgEwgNcAZAXY',
  'NBNlALoh2DQTNACmGJdmvGGADZAcC4Q0ExUL+DRTNyFRnJkoAQCgPMKIvJ3GwgAAAABJRU5ErkJggg==',
].join('');
