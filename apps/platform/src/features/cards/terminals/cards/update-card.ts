import type { Updated } from "@ardeco/contracts";
import { type Card, CardError } from "@ardeco/desfire";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { AppError } from "../../../../kernel/errors.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import { findKept } from "../../../identity/identity/index.ts";
import { record } from "../../../trust/audit/index.ts";
import type { Equipment } from "../../equipment/index.ts";
import { findCarrier, listStanding } from "../../supports/index.ts";
import type { CardApplication } from "../application.ts";
import { computeCardName, getSingleCardKey, keyNumbers } from "../card-keys.ts";
import { readApplications } from "../define-application.ts";
import { readerErrors } from "../errors.ts";
import { listReaderUses } from "../list-reader-uses.ts";
import { getDailyMost } from "../rules.ts";
import { type OpenedCard, openCard } from "../showing/show-card.ts";
import { findCard, recordWrittenApplication } from "../store/cards.ts";
import { isPutBack, KIOSK_ORDER } from "../store/transactions.ts";
import { findAccountCardLimit } from "./compute-card-limits.ts";
import { creditCard, getCardCredit } from "./credit-card.ts";
import { listCardTexts } from "./issue-card.ts";
import type { RequestedCardUpdate } from "./request-card-update.ts";
import { FACTORY_KEY, writeCard } from "./write-card.ts";

interface Updating {
  readonly uid: string;
  readonly personId: PersonId;
  readonly reader: Equipment;
  readonly asked: RequestedCardUpdate;
}

/**
 * What was asked for on the page of a visit is written on the card that it names, and on no other:
 * applications without a purse, or an amount. Torn away at any command, the next laying finishes it: an
 * application without its owner's key is written again, a credit left open is ended by what the card says.
 * Whoever plays a card learns the keys that are written on it: nobody is here to look at it, so that no key
 * of money is, and none twice. Throws reader.card_not_ours, reader.card_of_another, reader.card_stopped,
 * reader.card_refused, reader.card_to_see (a card put back), what creditCard throws, and what the card
 * answers.
 */
export async function updateCard(
  system: Context,
  { reader, asked }: { readonly reader: Equipment; readonly asked: RequestedCardUpdate },
  card: Card,
): Promise<Updated> {
  const opened = await openCard(system, card);
  const personId = await system.transaction((tx) => requireAwaited(tx, system, opened, asked));
  const updating = { uid: opened.uid, personId, reader, asked };
  const written = await writeMissing(system, card, updating);
  const credited = await creditAsked(system, card, updating);
  return { outcome: "updated", written, credited };
}

/**
 * Another's is told apart first: what became of it is not told to who laid it. Throws reader.card_of_another,
 * reader.card_stopped.
 */
async function requireAwaited(
  tx: Tx,
  system: Context,
  { supportId }: OpenedCard,
  asked: RequestedCardUpdate,
): Promise<PersonId> {
  const personId = await findCarrier(tx, system, supportId);
  if (personId === undefined || personId !== (await findKept(tx, system, asked.personId)))
    throw readerErrors.error("reader.card_of_another");
  if (!(await listStanding(tx, system, [supportId])).has(supportId))
    throw readerErrors.error("reader.card_stopped");
  return personId;
}

async function writeMissing(
  system: Context,
  card: Card,
  { uid, personId, asked }: Updating,
): Promise<string[]> {
  if (asked.write.length === 0) return [];
  const name = computeCardName(system, uid);
  const { missing, texts } = await system.transaction(async (tx) => {
    const already = (await findCard(tx, system.authorityId, name))?.written ?? [];
    const all = await readApplications(tx, system);
    return {
      missing: all.filter(
        ({ closedOn, purse, aid }) =>
          closedOn === null && purse === null && asked.write.includes(aid) && !already.includes(aid),
      ),
      texts: await listCardTexts(tx, system, personId),
    };
  });
  const written: string[] = [];
  for (const application of missing) {
    if (!(await isMissing(system, card, application, uid))) continue;
    const elements = application.elements.map((element) => texts.get(element) ?? "");
    await writeCard(system, card, application, { uid: Uint8Array.from(Buffer.from(uid, "hex")), elements });
    await system.transaction(async (tx) => {
      await recordWrittenApplication(tx, system.authorityId, { name, aid: application.aid });
      await record(tx, system, {
        action: "terminals.card_written",
        personId,
        data: { application: application.name },
      });
    });
    written.push(application.name);
  }
  return written;
}

/**
 * Not there; or there with the owner's key of the factory, which is written last: then it holds nothing. One
 * that others wrote is left alone.
 */
async function isMissing(
  system: Context,
  card: Card,
  application: CardApplication,
  uid: string,
): Promise<boolean> {
  const aid = Buffer.from(application.aid, "hex");
  if (!(await hasCardAccepted(card.selectApplication(aid)))) return true;
  const own = getSingleCardKey(system, application, "owner", Buffer.from(uid, "hex"));
  if (await hasCardAccepted(card.authenticateEv2First(keyNumbers.owner, own))) return false;
  return hasCardAccepted(card.authenticateEv2First(keyNumbers.owner, FACTORY_KEY));
}

/** False when the card refuses; a card that left, or that is no card, is thrown. */
async function hasCardAccepted(asked: Promise<void>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (error) {
    if (error instanceof CardError) return false;
    throw error;
  }
}

/** Throws as creditCard, and reader.card_to_see of a card put back to a state of before. */
async function creditAsked(
  system: Context,
  card: Card,
  { uid, personId, reader, asked }: Updating,
): Promise<Updated["credited"]> {
  if (asked.credit === null) return [];
  const { aid, accountId, amount, unit } = asked.credit;
  // Again: it may have been spent, or a parent may have said less, since the page was shown.
  const mostOnCards = await findAccountCardLimit(system, { personId, accountId });
  const credit = await system.transaction(async (tx) => {
    const use = (await listReaderUses(tx, system, reader)).find(
      ({ application, service }) =>
        application.aid === aid && application.purse !== null && service.verbs.includes("credit"),
    );
    if (!use) throw readerErrors.error("reader.credit_not_allowed");
    const order = { service: use.service.slug, key: `${KIOSK_ORDER}${asked.id}`, card: uid, amount };
    const found = await getCardCredit(tx, system, {
      ...use,
      order,
      atKiosk: { accountId, mostOfDay: getDailyMost(unit), mostOnCards, machine: reader.name },
    });
    return { found, name: use.application.name };
  });
  const { found } = credit;
  if (!("outcome" in found)) {
    // A card of theirs that has no such purse.
    if (!(await hasCardAccepted(card.selectApplication(Buffer.from(aid, "hex")))))
      throw readerErrors.error("reader.credit_no_account");
    await recoverRefusal(
      listCodes(readerErrors, "reader.credit_not_owed"),
      () => creditCard(system, card, { ...found, reader: reader.id }),
      (refusal) => rejectCardToSee(system, { uid, aid }, refusal),
    );
  }
  return [{ name: credit.name, amount, unit }];
}

/** Nothing more is owed to a card that went back in time: its holder hears that somebody must look at it. */
async function rejectCardToSee(
  system: Context,
  { uid, aid }: { readonly uid: string; readonly aid: string },
  refusal: AppError,
): Promise<never> {
  const card = computeCardName(system, uid);
  const waits = await system.transaction((tx) => isPutBack(tx, system.authorityId, { card, aid }));
  throw waits ? readerErrors.error("reader.card_to_see") : refusal;
}
