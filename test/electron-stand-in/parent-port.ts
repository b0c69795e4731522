// Loaded first in a stand-in's utility process: gives it `process.parentPort`, and ends it with its parent.
import { EventEmitter } from 'node:events';

const port = Object.assign(new EventEmitter(), {
  postMessage: (message: unknown) => void process.send?.(message),
  start: () => {},
});
Object.defineProperty(process, 'parentPort', { value: port });
process.on('message', (data) => port.emit('message', { data, ports: [] }));
process.on('disconnect', () => process.exit());
