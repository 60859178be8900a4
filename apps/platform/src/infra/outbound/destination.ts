import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import type { AuthorityId } from "../../kernel/ids.ts";
import { isPublicAddress } from "./addresses.ts";
import { type AllowRules, type Call, isAllowedHost } from "./allowed-hosts.ts";
import { OutboundError } from "./outbound-error.ts";

export type Resolve = (hostname: string) => Promise<readonly string[]>;

export const resolveWithSystem: Resolve = async (hostname) =>
  (await lookup(hostname, { all: true })).map((found) => found.address);

export interface HostRules extends AllowRules {
  readonly resolve: Resolve;
}

export interface Rules extends HostRules {
  readonly httpsOnly: boolean;
}

/** Where a call goes: the address was checked, and is the only one the call may connect to. */
export interface Destination {
  readonly url: URL;
  readonly address: string;
}

/** @param authorityId for whom the call is made: a private address is allowed to named authorities only */
export async function checkDestination(
  text: string,
  authorityId: AuthorityId,
  rules: Rules,
): Promise<Destination> {
  const url = parseUrl(text);
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (rules.httpsOnly && url.protocol !== "https:") throw new OutboundError("https_required", host);
  const defaultPort = url.protocol === "https:" ? 443 : 80;
  const port = url.port === "" ? defaultPort : Number(url.port);
  return { url, address: await checkHost(host, { authorityId, port, defaultPort }, rules) };
}

/** The address that a host leads to, once every one it has was checked. */
export async function checkHost(host: string, call: Call, rules: HostRules): Promise<string> {
  const addresses = isIP(host) === 0 ? await resolveName(host, rules.resolve) : [host];
  // One private address among public ones is enough to refuse: the choice between them is not ours.
  if (!addresses.every(isPublicAddress) && !(await isAllowedHost(host, call, rules))) {
    throw new OutboundError("address_private", host);
  }
  const [address] = addresses;
  if (address === undefined) throw new OutboundError("name_unknown", host);
  return address;
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["http:", "https:"].includes(url.protocol)) throw new OutboundError("address_invalid", "?");
  if (url.username || url.password) throw new OutboundError("address_invalid", url.hostname);
  return url;
}

async function resolveName(host: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(host);
  } catch {
    throw new OutboundError("name_unknown", host);
  }
}
