import { randomUUID } from "node:crypto";
import type { AuthorityId } from "../../kernel/ids.ts";
import type { TestRuntime } from "../../testing/test-runtime.ts";

/** That somebody approves something alone, in a town whose mode of small staffs has no effect: it has more agents. */
export async function anAnnouncement(house: TestRuntime, town: AuthorityId): Promise<string> {
  const [mode, id, agent] = [randomUUID(), randomUUID(), randomUUID()];
  await house.sqlAs(
    "owner",
    `insert into small_staff_mode (authority_id, id, form, days, reason, declared_by, declared_on)
     values ($1, $2, 'delay', 3, 'Une seule agente.', $3, ardeco_today())`,
    [town, mode, agent],
  );
  await house.sqlAs(
    "owner",
    `insert into alone_approval (authority_id, id, mode_id, kind, subject, mark, announced_by, announced_on, due_on)
     values ($1, $2, $3, 'tariffs.version', 'x', '', $4, ardeco_today(), ardeco_today() + 3)`,
    [town, id, mode, agent],
  );
  return id;
}
