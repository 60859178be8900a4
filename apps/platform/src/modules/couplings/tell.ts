import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { findAccount } from "../access/index.ts";
import { listActingFor } from "../households/index.ts";
import { currentText, listElements } from "../identity/index.ts";
import { type CouplingNews, notify } from "../notifications/index.ts";

interface News extends Pick<CouplingNews, "news" | "name" | "day"> {
  readonly personId: PersonId;
}

/**
 * Who holds the offer, and who has parental authority or guardianship over them: a child without an account is told through their parents. In the
 * transaction of what it tells; `system` acts as the system.
 */
export async function tellHolder(tx: Tx, system: Context, news: News): Promise<void> {
  await write(tx, system, news, await readersOf(tx, system, news.personId));
}

/** The same of a yes or a no that another said for them: each but who said it. A parent who lives apart learns it so. */
export async function tellAnswer(
  tx: Tx,
  system: Context,
  { by, ...news }: News & { readonly by: PersonId | undefined },
): Promise<void> {
  const readers = await readersOf(tx, system, news.personId);
  await write(
    tx,
    system,
    news,
    readers.filter((reader) => reader !== by),
  );
}

async function readersOf(tx: Tx, system: Context, personId: PersonId): Promise<readonly PersonId[]> {
  const edges = await listActingFor(tx, system, { forPersonId: personId, act: "usual" });
  const close = edges
    .filter(({ kind }) => kind !== "mandate")
    .map(({ representativeId }) => representativeId);
  const isReached = close.length === 0 || (await findAccount(tx, system, personId)) !== undefined;
  return [...new Set([...(isReached ? [personId] : []), ...close])];
}

async function write(
  tx: Tx,
  system: Context,
  { personId, ...data }: News,
  readers: readonly PersonId[],
): Promise<void> {
  const given = currentText(await listElements(tx, system, personId, ["given_name"]), "given_name");
  for (const reader of readers)
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
