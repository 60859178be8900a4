import type { AuthorityId } from "../../kernel/ids.ts";

/** A host with a private address that the calls of an authority may reach, at one port. */
export interface AllowedHost {
  /** Slug of an authority, or "*": every one. */
  readonly authority: string;
  /** A name, or an address without brackets. */
  readonly host: string;
  /** "default": that of the protocol. "any" on a developer's machine only. */
  readonly port: number | "default" | "any";
}

/** For whom a call is made, and at which port. */
export interface Call {
  readonly authorityId: AuthorityId;
  readonly port: number;
  /** Port of the protocol: 443, 80, 22. */
  readonly defaultPort: number;
}

export interface AllowRules {
  readonly allowHosts: readonly AllowedHost[];
  /** Undefined when there is no such authority. Asked only for a private address that an entry names. */
  readonly findSlug: (authorityId: AuthorityId) => Promise<string | undefined>;
}

const ENTRY = /^(\*|[a-z0-9-]{1,100})=(\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::(\d{1,5}|\*))?$/i;

/** `authority=host`, `authority=host:port`, `*=host:port`. Undefined when it is written otherwise. */
export function parseAllowedHost(entry: string): AllowedHost | undefined {
  const [, authority, host, port] = ENTRY.exec(entry) ?? [];
  if (authority === undefined || host === undefined) return undefined;
  const number = Number(port);
  if (port !== undefined && port !== "*" && (number < 1 || number > 65_535)) return undefined;
  return {
    authority: authority.toLowerCase(),
    host: host.replace(/^\[(.*)\]$/, "$1").toLowerCase(),
    port: port === undefined ? "default" : port === "*" ? "any" : number,
  };
}

/** Whether the authority that the call is made for may reach a private address at this host and port. */
export async function isAllowedHost(
  host: string,
  call: Call,
  { allowHosts, findSlug }: AllowRules,
): Promise<boolean> {
  const found = allowHosts.filter((one) => one.host === host.toLowerCase() && isPort(one, call));
  if (found.some(({ authority }) => authority === "*")) return true;
  if (found.length === 0) return false;
  const slug = await findSlug(call.authorityId);
  return found.some(({ authority }) => authority === slug);
}

const isPort = ({ port }: AllowedHost, call: Call): boolean =>
  port === "any" || call.port === (port === "default" ? call.defaultPort : port);
