// The network that the portal is reached by: Chromium's, since it knows the organisation's proxy and certificates, which
// Node does not. A session of its own, in memory and without a cache: the windows' session refuses every request, and
// nothing of what the portal says is written to the disk but into the encrypted store.
import { session } from 'electron';

/** A `fetch` for the portal. Call it after `ready`. */
export function portalFetch(): typeof globalThis.fetch {
  const network = session.fromPartition('portal', { cache: false });
  return (input, init) => network.fetch(input instanceof URL ? input.href : input, init);
}
