import { type AllowRules, parseAllowedHost } from "../infra/outbound/allowed-hosts.ts";
import { parseId } from "../kernel/ids.ts";

/** For calls that belong to no authority of a database. */
export const noAuthority = parseId<"authority">("00000000-0000-7000-8000-000000000000");

/** As OUTBOUND_ALLOW_HOSTS writes them; authorities are found by these identifiers. */
export function allowRules(
  entries: readonly string[],
  slugs: Readonly<Record<string, string>> = {},
): AllowRules {
  const allowHosts = entries.map(parseAllowedHost).filter((entry) => entry !== undefined);
  return { allowHosts, findSlug: async (id) => slugs[id] };
}
