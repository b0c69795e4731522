// How the database may be reached: on this machine in any way, on another one only over TLS that verifies whom it
// speaks to. What travels there is people's names, stays and comments, and every password hash.
import pg from 'pg';
import { CannotStart } from './cannot-start.ts';

const thisMachine = new Set(['localhost', '127.0.0.1', '::1']);

/**
 * Refuses an address that would send people's data unverified over a network.
 * @param variable the environment variable that it stands in, for the sentence
 * @throws CannotStart
 */
export function requireVerifiedTls(url: string, variable: string, env: NodeJS.ProcessEnv = process.env): void {
  const { host, ssl } = settingsOf(url, variable);
  if (host.startsWith('/') || thisMachine.has(host)) return;
  const modes = new URL(url).searchParams.getAll('sslmode');
  const verifies = typeof ssl === 'object' && (ssl as { rejectUnauthorized?: boolean }).rejectUnauthorized !== false;
  if (!verifies || modes.length !== 1 || modes[0] !== 'verify-full') {
    throw new CannotStart(
      `The database in ${variable} is on another machine: end the address with ?sslmode=verify-full (and &sslrootcert=… for a certificate of your own).`,
    );
  }
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0') {
    throw new CannotStart('NODE_TLS_REJECT_UNAUTHORIZED turns the check of certificates off. Take it away.');
  }
}

/** As the driver itself reads the address, with everything that may stand in its query. */
function settingsOf(url: string, variable: string): { host: string; ssl: unknown } {
  try {
    const { connectionParameters } = new pg.Client({ connectionString: url }) as unknown as {
      connectionParameters: { host: string; ssl: unknown };
    };
    return connectionParameters;
  } catch {
    // The driver's own message may repeat the address, and with it the password.
    throw new CannotStart(`${variable} is not an address such as postgres://hub@127.0.0.1/hub.`);
  }
}
