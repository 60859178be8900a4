import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { listTold } from "../../../identity/households/index.ts";
import { notify } from "../../../messaging/notifications/index.ts";
import type { Counter } from "../counter.ts";

/**
 * Whoever left, and each of those who stay: of a child, who has authority over them, and the child who has an
 * account. Nobody is named: a parent who lives elsewhere reads it too. In the transaction of what it tells.
 */
export async function notifyAccountLeaving(
  tx: Tx,
  system: Context,
  {
    counter: { name: counter },
    personId,
    others,
    look: { takesAlong, otherPays },
  }: {
    readonly counter: Pick<Counter, "name">;
    readonly personId: PersonId;
    readonly others: readonly PersonId[];
    readonly look: { readonly takesAlong: boolean; readonly otherPays: boolean };
  },
): Promise<void> {
  const readers = new Map<PersonId, string>();
  for (const other of others) {
    for (const reader of await listTold(tx, system, other))
      if (reader !== personId && !readers.has(reader))
        readers.set(
          reader,
          others.includes(reader) ? PAGE : `${PAGE}?${new URLSearchParams({ pour: other })}`,
        );
  }
  await notify(tx, system, {
    personId,
    template: "account_left",
    data: { to: "leaver", counter, takesAlong, otherPays, path: PAGE },
  });
  for (const [reader, path] of readers)
    await notify(tx, system, {
      personId: reader,
      template: "account_left",
      data: { to: "other", counter, takesAlong, otherPays, path },
    });
}

const PAGE = "/espace/compteurs";
