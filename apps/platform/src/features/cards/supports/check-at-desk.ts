import { parseReceiptNumber } from "@ardeco/contracts";
import type { Context } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { type CheckRefusal, findByCode, findStateRefusal } from "./check-code.ts";
import { openSupport } from "./sealed-history.ts";
import { findByNumber } from "./store.ts";
import type { Support } from "./support.ts";
import { toSupportsSystem } from "./to-supports-system.ts";

export type CheckedAtDesk =
  | { readonly found: false; readonly refusal: CheckRefusal }
  | {
      readonly found: true;
      readonly support: Support;
      /** Why it opens nothing, when it does not. */
      readonly refusal?: CheckRefusal;
      /**
       * A code was read. A number that is only said proves nothing: the agent looks at an identity document.
       */
      readonly isProven: boolean;
    };

/**
 * Use case: an agent reads the code that somebody shows, or types the number printed on it; they see who it
 * is before they go on. The person's journal tells it. Throws access.capability_missing.
 */
export async function checkAtDesk(context: Context, typed: string): Promise<CheckedAtDesk> {
  requireCapability(context, "person.enrol");
  const system = toSupportsSystem(context);
  return system.transaction(async (tx) => {
    const number = parseReceiptNumber(typed);
    const row = number.ok ? await findByNumber(tx, system.authorityId, number.text) : undefined;
    const read = row ? { row, refused: findStateRefusal(row.state) } : await findByCode(tx, system, typed);
    if ("refusal" in read) return { found: false, refusal: number.ok ? "unknown" : read.refusal };
    const support = await openSupport(tx, system, read.row);
    const { personId, kind } = support;
    const data = { kind, accepted: read.refused === undefined };
    await record(tx, context, { action: "supports.looked_up", personId, data });
    return {
      found: true,
      support,
      isProven: row === undefined,
      ...(read.refused === undefined ? {} : { refusal: read.refused }),
    };
  });
}
