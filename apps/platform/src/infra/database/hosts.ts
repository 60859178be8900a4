/** Hosts that PostgreSQL listens on where no other machine is on the way: an empty one is a socket file. */
const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|)$/;
const ADDRESS = /^(postgres(?:ql)?:)\/\/(?:([^@/?#]*)@)?([^@/?#]*)(\/[^?#]*)?(?:\?([^#]*))?$/;

/**
 * The addresses of one database, one for each host of `postgres://a:5432,b:5433/ardeco` (libpq, 32.1.1.2):
 * the same role, the same name, the same parameters. Null when it is not such an address.
 */
export function parseHostAddresses(text: string): readonly string[] | null {
  const parts = ADDRESS.exec(text);
  if (!parts) return null;
  const [, scheme = "", credentials, hosts = "", path = "", query] = parts;
  const parameters = new URLSearchParams(query);
  const session = parameters.get("target_session_attrs") ?? "read-write";
  if (session !== "read-write" && session !== "primary") return null;
  parameters.delete("target_session_attrs");
  const rest = parameters.size > 0 ? `?${parameters}` : "";
  const addresses = hosts
    .split(",")
    .map(
      (host) =>
        `${scheme}//${credentials === undefined ? "" : `${credentials}@`}${host.trim()}${path}${rest}`,
    );
  const several = addresses.length > 1;
  const isWhole = (one: string) => URL.canParse(one) && (!several || new URL(one).hostname !== "");
  return addresses.every(isWhole) ? addresses : null;
}

/** Whether what is said to it passes by no network. */
export function isLocal(address: string): boolean {
  const { hostname, searchParams } = new URL(address);
  const host = searchParams.get("host") ?? hostname;
  return host.startsWith("/") || LOCAL.test(host);
}
