import { isLocal, parseHostAddresses } from "./hosts.ts";

/** What hides and proves nothing, or not the server: to be chosen with a reason. */
const WEAK = new Set(["disable", "allow", "prefer", "no-verify"]);
/** All of them verify the certificate and the name, whatever libpq does of the first two. */
const STRONG = new Set(["verify-full", "verify-ca", "require"]);

export type TlsChoice = { readonly address: string } | "unknown_mode" | "without_reason";

/**
 * The address with TLS asked for: verified whole (verify-full) towards another machine, unless the address
 * says otherwise and a reason is given. On this machine, as the address says.
 * @param address of one host or several; one that is not local counts for all
 * @param reason why what travels is protected otherwise; empty when there is none
 */
export function requireTls(address: string, reason: string): TlsChoice {
  const hosts = parseHostAddresses(address) ?? [address];
  const mode = new URL(hosts[0] ?? address).searchParams.get("sslmode");
  if (hosts.every(isLocal)) return { address };
  if (mode === null) return { address: `${address}${address.includes("?") ? "&" : "?"}sslmode=verify-full` };
  if (STRONG.has(mode)) return { address: address.replace(`sslmode=${mode}`, "sslmode=verify-full") };
  if (!WEAK.has(mode)) return "unknown_mode";
  return reason === "" ? "without_reason" : { address };
}
