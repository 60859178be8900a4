import { listElements } from "../../features/identity/identity/index.ts";
import { type AuthorityId, parseId } from "../../kernel/ids.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** Family names of everybody in the town, as pages would show them. */
export async function namesOf(house: TestRuntime, town: AuthorityId): Promise<readonly string[]> {
  const rows = await house.sqlAs<{ id: string }>(
    "owner",
    "select distinct person_id as id from element where authority_id = $1",
    [town],
  );
  const system = house.system(town);
  const names = await system.transaction(async (tx) => {
    const found: unknown[] = [];
    for (const { id } of rows) {
      const [name] = await listElements(tx, system, parseId<"person">(id), ["family_name"]);
      found.push((name?.validated ?? name?.declared)?.value);
    }
    return found;
  });
  return [...new Set(names.filter((name) => typeof name === "string"))];
}
