import type { Context, Tx } from "../../../kernel/context.ts";
import { lockAccountEntries } from "../../access/access/index.ts";
import { findMergeLocked, type PersonMerge, type PersonMergeId } from "../../identity/identity/index.ts";
import { mergesErrors } from "./errors.ts";

/** Nobody else merges nor undoes until the transaction ends. By the system. Throws merges.unknown. */
export async function getMerge(tx: Tx, system: Context, id: PersonMergeId): Promise<PersonMerge> {
  const merge = await findMergeLocked(tx, system, id);
  if (!merge) throw mergesErrors.error("merges.unknown");
  // A way in that changes, an erasure that is asked: before what is weighed, or after.
  for (const personId of [...merge.people].toSorted()) await lockAccountEntries(tx, personId);
  return merge;
}
