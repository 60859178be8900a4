import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import { applyAccountHandover, recordYoungAdult } from "../index.ts";

/** Two agents see the document, one after the other. */
export async function handOver(
  house: TestRuntime,
  authorityId: AuthorityId,
  input: { readonly personId: PersonId; readonly email?: string },
): Promise<void> {
  await recordYoungAdult(await anAgent(house, authorityId, ["reception"], "Paul Girard"), input);
  await applyAccountHandover(await anAgent(house, authorityId, ["validator"], "Camille Lefèvre"), input);
}
