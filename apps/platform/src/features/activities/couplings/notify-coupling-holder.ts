import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listTold } from "../../identity/households/index.ts";
import { findCurrentText, listElements } from "../../identity/identity/index.ts";
import { type CouplingNews, notify } from "../../messaging/notifications/index.ts";

interface News extends Pick<CouplingNews, "news" | "name" | "day"> {
  readonly personId: PersonId;
}

/**
 * Who holds the offer, and who is told of them. In the transaction of what it tells; `system` acts as the
 * system.
 */
export async function notifyCouplingHolder(tx: Tx, system: Context, news: News): Promise<void> {
  await notifyCouplingReaders(tx, system, news, await listTold(tx, system, news.personId));
}

/**
 * The same of a yes or a no that another said for them: each but who said it. A parent who lives apart learns
 * it so.
 */
export async function notifyCouplingAnswer(
  tx: Tx,
  system: Context,
  { by, ...news }: News & { readonly by: PersonId | undefined },
): Promise<void> {
  const readers = await listTold(tx, system, news.personId);
  await notifyCouplingReaders(
    tx,
    system,
    news,
    readers.filter((reader) => reader !== by),
  );
}

async function notifyCouplingReaders(
  tx: Tx,
  system: Context,
  { personId, ...data }: News,
  readers: readonly PersonId[],
): Promise<void> {
  const given = findCurrentText(await listElements(tx, system, personId, ["given_name"]), "given_name");
  for (const reader of readers)
    await notify(tx, system, {
      personId: reader,
      template: "coupling_news",
      data: {
        ...data,
        path: formatCouplingsPath(personId, reader),
        ...(reader === personId || !given ? {} : { about: given }),
      },
    });
}

function formatCouplingsPath(personId: PersonId, reader: PersonId): string {
  const page = "/espace/offres";
  return reader === personId ? page : `${page}?${new URLSearchParams({ pour: personId })}`;
}
