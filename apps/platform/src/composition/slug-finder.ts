import { listAuthoritiesOf } from "../features/authorities/authorities/index.ts";
import type { Database } from "../infra/database/database.ts";
import type { AllowRules } from "../infra/outbound/allowed-hosts.ts";

/**
 * The slug of an authority, read each time: what an operator wrote in the settings names authorities by it.
 */
export const slugFinder =
  (database: Pick<Database, "transaction">): AllowRules["findSlug"] =>
  async (authorityId) => {
    const scope = { actor: { kind: "system", name: "outbound" } as const, authorityId: null };
    const [authority] = await database.transaction(scope, (tx) => listAuthoritiesOf(tx, [authorityId]));
    return authority?.slug;
  };
