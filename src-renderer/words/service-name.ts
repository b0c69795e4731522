// A portal's Service column often begins with the provider's name ("Rowan Lodge Care – Home Support"). Where every
// service of the week begins with the same words up to a dash, the grid leaves them out; they stay in the record.

/** @returns a function that shortens any of `services`; it changes nothing where they have no beginning in common. */
export function serviceShortener(services: readonly string[]): (service: string) => string {
  const prefix = /^.*? [–-] /.exec(services[0] ?? '')?.[0] ?? '';
  const common = prefix !== '' && services.every((service) => service.startsWith(prefix));
  return (service) => (common && service.startsWith(prefix) ? service.slice(prefix.length) : service);
}

/** `Home Support · Two carers`, the service as `serviceName` shortens it. */
export function shortServiceAndLevel(
  { service, serviceLevel }: { service: string; serviceLevel: string },
  serviceName: (service: string) => string,
): string {
  return [serviceName(service), serviceLevel].filter(Boolean).join(' · ');
}
