import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listPersonsWith } from "../../identity/index.ts";
import { sourcesErrors } from "../errors.ts";
import { type Asking, findFamilies } from "./find-families.ts";

/**
 * Before anything begins: there is a family to ask about, or why there is none. A page whose numbers are all zero says neither. Runs as the
 * system. Throws sources.no_quotient_counts, sources.no_number_checked, sources.nobody_to_ask.
 */
export async function requireSomebody(tx: Tx, system: Context, asking: Asking): Promise<void> {
  let [hasFamilies, hasKnown] = [false, false];
  // The elements of a whole town are not opened to learn that nobody has a number.
  const hasNumbers = asking.way !== "file" || (await listNumbered(tx, system)).length > 0;
  for (let after: PersonId | undefined; ; ) {
    const { families, known, asked, next } = await findFamilies(tx, system, asking, after);
    if (asked.length > 0) return;
    hasFamilies ||= families.length > 0;
    hasKnown ||= known.length > 0;
    if (!next || (hasFamilies && !hasNumbers)) break;
    after = next;
  }
  if (!hasFamilies) throw sourcesErrors.error("sources.no_quotient_counts");
  throw sourcesErrors.error(hasKnown ? "sources.nobody_to_ask" : "sources.no_number_checked");
}

const listNumbered = (tx: Tx, system: Context): Promise<readonly PersonId[]> =>
  listPersonsWith(tx, system, { name: "caf_number", after: undefined, limit: 1 });
