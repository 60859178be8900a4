import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { listPeopleHavingElement } from "../../../identity/identity/index.ts";
import { sourcesErrors } from "../errors.ts";
import { findFamilies, findFamiliesToAsk, type RefreshAsking } from "./find-families.ts";

/**
 * Before anything begins: there is a family to ask about, or why there is none. A page whose numbers are all
 * zero says neither. It looks from who may be asked, so that a request opens little of a town where few said
 * yes, or have a number. Runs as the system. Throws sources.no_quotient_counts, sources.no_number_checked,
 * sources.nobody_to_ask.
 */
export async function requireSomebody(tx: Tx, system: Context, asking: RefreshAsking): Promise<void> {
  const { asks, way } = asking;
  const look = asks === "agreed" || way === "file" ? findFamiliesToAsk : findFamilies;
  let hasKnown = false;
  for (let after: PersonId | undefined; ; ) {
    const { known, asked, next } = await look(tx, system, asking, after);
    if (asked.length > 0) return;
    hasKnown ||= known.length > 0;
    if (!next) break;
    after = next;
  }
  throw sourcesErrors.error(await findNobodyReason(tx, system, asking, hasKnown));
}

/** Where nobody said yes, families were not looked at: that a value is kept says enough. */
async function findNobodyReason(tx: Tx, system: Context, { asks, way }: RefreshAsking, hasKnown: boolean) {
  if (!(await isKept(tx, system, "family_quotient"))) return "sources.no_quotient_counts";
  const mayBeKnown = asks === "agreed" && (way === "api" || (await isKept(tx, system, "caf_number")));
  if (hasKnown || mayBeKnown) return "sources.nobody_to_ask";
  return way === "file" ? "sources.no_number_checked" : "sources.no_quotient_counts";
}

async function isKept(tx: Tx, system: Context, name: "caf_number" | "family_quotient"): Promise<boolean> {
  return (await listPeopleHavingElement(tx, system, { name, limit: 1 })).length > 0;
}
