import type { Context, Tx } from "../kernel/context.ts";
import type { Contribution } from "../kernel/contributions.ts";
import type { PersonId } from "../kernel/ids.ts";

/** Everything that every module holds about a person, by module (GDPR art. 15 and 20). */
export const takeOut =
  (contributions: readonly Contribution[]) =>
  async (tx: Tx, context: Context, personId: PersonId): Promise<Readonly<Record<string, unknown>>> => {
    const parts: Record<string, unknown> = {};
    for (const { module, exportPerson } of contributions) {
      parts[module] = await exportPerson(tx, context, personId);
    }
    return parts;
  };
