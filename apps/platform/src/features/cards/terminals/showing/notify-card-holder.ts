import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Sentence } from "../../../../kernel/errors.ts";
import { listTold } from "../../../identity/households/index.ts";
import { findCurrentText, listElements } from "../../../identity/identity/index.ts";
import { formatCounterAmount, getCounter, type Unit } from "../../../ledger/counters/index.ts";
import { notify } from "../../../messaging/notifications/index.ts";
import type { Holder } from "../holder.ts";
import { getDailyMost } from "../rules.ts";
import { hasDailyLoad } from "../store/transactions.ts";

interface Loading extends Pick<Holder, "personId" | "counterId"> {
  /** As rows name it. */
  readonly card: Buffer;
  readonly machine: string;
}

/**
 * A kiosk is about to put money on a card: its holder and who answers for them hear of it, the one whose card
 * opened the visit too, since a picture of a paper is enough for that, and somebody may have found the card.
 * The first time of a day for each card: nobody fills a mailbox with cards torn away. By the system.
 */
export async function notifyCardHolder(
  tx: Tx,
  system: Context,
  { personId, counterId, card, machine }: Loading,
): Promise<void> {
  const on = toCivilDate(system.now());
  if (await hasDailyLoad(tx, system.authorityId, { card, on })) return;
  const { name, unit } = await getCounter(tx, system, counterId);
  const data = { counter: name, machine, on, most: formatDailyMost(unit) };
  const child = findCurrentText(await listElements(tx, system, personId, ["given_name"]), "given_name") ?? "";
  const path = `/espace/compteurs?${new URLSearchParams({ pour: personId })}`;
  for (const reader of await listTold(tx, system, personId))
    await notify(tx, system, {
      personId: reader,
      template: "card_loaded",
      data:
        reader === personId ? { ...data, child: null, path: "/espace/compteurs" } : { ...data, child, path },
    });
}

/** What kiosks put in a day on the cards of one account. */
function formatDailyMost(unit: Unit): Sentence {
  const most = getDailyMost(unit);
  if (unit === "euro_cent") return { fr: `${most / 100} €`, en: `€${most / 100}` };
  return { fr: formatCounterAmount(most, unit, "fr"), en: formatCounterAmount(most, unit, "en") };
}
