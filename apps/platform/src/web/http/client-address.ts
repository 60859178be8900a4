import { isIPv6 } from "node:net";

/**
 * Groups of an IPv6 address that its holder does not choose: networks of 56 bits are what homes are given
 * (RIPE-690).
 */
const NETWORK_GROUPS = 3;

/**
 * Who counts as one client: an IPv4 address; of IPv6 the home's network, whose addresses are more than can be
 * counted.
 */
export function computeClientKey(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  const [bare = ip] = ip.split("%");
  if (!isIPv6(bare)) return ip;
  const groups = parseAddressGroups(bare);
  const last = Number.parseInt(groups[NETWORK_GROUPS] ?? "0", 16) >> 8;
  return `${groups.slice(0, NETWORK_GROUPS).join(":")}:${last.toString(16)}/56`;
}

function parseAddressGroups(address: string): readonly string[] {
  const [head = "", tail] = address.split("::");
  const [before, after] = [head, tail ?? ""].map((part) => part.split(":").filter(Boolean));
  const given = [...(before ?? []), ...(after ?? [])].length;
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - given }, () => "0");
  return [...(before ?? []), ...zeros, ...(after ?? [])].map((group) =>
    Number.parseInt(group, 16).toString(16),
  );
}
