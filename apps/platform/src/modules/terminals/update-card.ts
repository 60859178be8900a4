import type { Updated } from "@ardeco/contracts";
import { type Card, CardError } from "@ardeco/desfire";
import type { Context } from "../../kernel/context.ts";
import { record } from "../audit/index.ts";
import { getCounter } from "../counters/index.ts";
import type { Equipment } from "../equipment/index.ts";
import { getSupport, listStanding, type Support } from "../supports/index.ts";
import type { CardApplication } from "./application.ts";
import { cardName, keyNumbers, keyOfCard } from "./card-keys.ts";
import { creditOwed } from "./credit-card.ts";
import { readApplications } from "./define-application.ts";
import { readerErrors } from "./errors.ts";
import { textsOf } from "./make-card.ts";
import { openCard } from "./show-card.ts";
import { findCard, noteWritten } from "./store/cards.ts";
import { usesAt } from "./uses-at.ts";
import { FACTORY_KEY, writeCard } from "./write-card.ts";

interface Updating {
  readonly uid: string;
  readonly support: Support;
  readonly reader: Equipment;
}

/**
 * What waits for a card that serves is written on it: applications without a purse that came to the directory since it was made, then what its accounts are
 * owed. Torn away at any command, the next laying finishes it: an application without its owner's key is written again, a credit left open is ended by what
 * the card says. Whoever plays a card learns the keys that are written on it: nobody is here to look at it, so that no key of money is, and none twice.
 * Throws reader.card_not_ours, reader.card_stopped, reader.card_refused, reader.credit_not_owed (a card put back), and what the card answers.
 */
export async function updateCard(system: Context, reader: Equipment, card: Card): Promise<Updated> {
  const { uid, supportId } = await openCard(system, card);
  const support = await system.transaction(async (tx) => {
    if (!(await listStanding(tx, system, [supportId])).has(supportId))
      throw readerErrors.error("reader.card_stopped");
    return getSupport(tx, system, supportId);
  });
  const updating = { uid, support, reader };
  const written = await writeMissing(system, card, updating);
  const credited = await creditAll(system, card, updating);
  return { outcome: "updated", written, credited };
}

async function writeMissing(system: Context, card: Card, updating: Updating): Promise<string[]> {
  const { uid, support } = updating;
  const name = cardName(system, uid);
  const { missing, texts } = await system.transaction(async (tx) => {
    const already = (await findCard(tx, system.authorityId, name))?.written ?? [];
    const all = await readApplications(tx, system);
    return {
      missing: all.filter(
        ({ closedOn, purse, aid }) => closedOn === null && purse === null && !already.includes(aid),
      ),
      texts: await textsOf(tx, system, support),
    };
  });
  const written: string[] = [];
  for (const application of missing) {
    if (!(await isMissing(system, card, application, uid))) continue;
    const elements = application.elements.map((element) => texts.get(element) ?? "");
    await writeCard(system, card, application, { uid: Uint8Array.from(Buffer.from(uid, "hex")), elements });
    await system.transaction(async (tx) => {
      await noteWritten(tx, system.authorityId, { name, aid: application.aid });
      await record(tx, system, {
        action: "terminals.card_written",
        personId: support.personId,
        data: { application: application.name },
      });
    });
    written.push(application.name);
  }
  return written;
}

/** Not there; or there with the owner's key of the factory, which is written last: then it holds nothing. One that others wrote is left alone. */
async function isMissing(
  system: Context,
  card: Card,
  application: CardApplication,
  uid: string,
): Promise<boolean> {
  const aid = Buffer.from(application.aid, "hex");
  if (!(await answers(card.selectApplication(aid)))) return true;
  const own = keyOfCard(system, application, "owner", Buffer.from(uid, "hex"));
  if (await answers(card.authenticateEv2First(keyNumbers.owner, own))) return false;
  return answers(card.authenticateEv2First(keyNumbers.owner, FACTORY_KEY));
}

/** False when the card refuses; a card that left, or that is no card, is thrown. */
async function answers(asked: Promise<void>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (error instanceof CardError) return false;
    throw error;
  }
}

/** One service that may credit each purse, of those of the reader's desk. */
async function creditAll(
  system: Context,
  card: Card,
  { uid, reader }: Updating,
): Promise<Updated["credited"]> {
  const uses = (await system.transaction((tx) => usesAt(tx, system, reader))).filter(
    ({ application, service }) => application.purse !== null && service.verbs.includes("credit"),
  );
  const credited: Updated["credited"] = [];
  const seen = new Set<string>();
  for (const use of uses) {
    const { application } = use;
    if (!application.purse || seen.has(application.aid)) continue;
    seen.add(application.aid);
    if (!(await answers(card.selectApplication(Buffer.from(application.aid, "hex"))))) continue;
    const amount = await creditOwed(system, card, { ...use, card: uid, reader: reader.id });
    if (amount === 0) continue;
    const { counterId } = application.purse;
    const { unit } = await system.transaction((tx) => getCounter(tx, system, counterId));
    credited.push({ name: application.name, amount, unit });
  }
  return credited;
}
