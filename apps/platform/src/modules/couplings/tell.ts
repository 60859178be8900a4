import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { findAccount } from "../access/index.ts";
import { listActingFor } from "../households/index.ts";
import { currentText, listElements } from "../identity/index.ts";
import { type CouplingNews, notify } from "../notifications/index.ts";

/**
 * Who holds the offer, and who has parental authority or guardianship over them: a child without an account is told through their parents. In the
 * transaction of what it tells; `system` acts as the system.
 */
export async function tellHolder(
  tx: Tx,
  system: Context,
  { personId, ...data }: Pick<CouplingNews, "news" | "name" | "day"> & { readonly personId: PersonId },
): Promise<void> {
  const edges = await listActingFor(tx, system, { forPersonId: personId, act: "usual" });
  const close = edges
    .filter(({ kind }) => kind !== "mandate")
    .map(({ representativeId }) => representativeId);
  const isReached = close.length === 0 || (await findAccount(tx, system, personId)) !== undefined;
  const given = currentText(await listElements(tx, system, personId, ["given_name"]), "given_name");
  for (const reader of new Set([...(isReached ? [personId] : []), ...close]))
    await notify(tx, system, {
      personId: reader,
      template: "coupling_news",
      data: {
        ...data,
        path: pathOf(personId, reader),
        ...(reader === personId || !given ? {} : { about: given }),
      },
    });
}

function pathOf(personId: PersonId, reader: PersonId): string {
  const page = "/espace/offres";
  return reader === personId ? page : `${page}?${new URLSearchParams({ pour: personId })}`;
}
