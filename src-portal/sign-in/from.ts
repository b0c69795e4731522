// Where an attempt comes from.
import type { FastifyRequest } from 'fastify';

export interface From {
  /** The address of the other side, or what a trusted proxy says of it. */
  address: string;
  /** False once the other side has gone away. */
  isThere: () => boolean;
}

export function fromOf(request: FastifyRequest): From {
  return { address: request.ip, isThere: () => !request.raw.socket.destroyed };
}
