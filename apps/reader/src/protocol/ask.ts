import {
  type AskedVerb,
  type CardEvent,
  type CreditRequest,
  READER_ANSWER_TYPE,
  readerRequests,
  type Signed,
} from "@ardeco/contracts";
import { Value } from "typebox/value";
import type { Presence } from "../cards/desk.ts";
import { credit } from "../debits/credit.ts";
import { debit } from "../debits/debit.ts";
import type { Caller, House } from "../debits/house.ts";
import { openCard } from "../debits/open-card.ts";
import { present, update } from "../debits/opened.ts";
import { enter, read } from "../debits/other-asks.ts";
import type { Pairing } from "../pairing/pairings.ts";
import { type Party, seconds } from "../rights/configuration.ts";
import { Refusal } from "./errors.ts";

/** One request of a page that was let in, whichever door it came by. Its answer, signed. Throws Refusal. */
export async function ask(house: House, pairing: Pairing, verb: AskedVerb, input: unknown): Promise<Signed> {
  const party = partyOf(house, pairing);
  if (!may(pairing, party, verb)) throw new Refusal("verb_refused");
  if (verb === "present")
    return signed(house, pairing, verb, await present(house, shaped(readerRequests.present, input)));
  if (verb === "update")
    return signed(house, pairing, verb, await update(house, shaped(readerRequests.update, input)));
  const caller = callerOf(house, pairing);
  switch (verb) {
    case "read":
      return signed(house, pairing, verb, await read(house, caller, shaped(readerRequests.read, input)));
    case "enter":
      return signed(house, pairing, verb, await enter(house, caller, shaped(readerRequests.enter, input)));
    case "debit":
      return debit(house, caller, shaped(readerRequests.debit, input));
    case "credit":
      return credited(house, pairing, caller, shaped(readerRequests.credit, input));
  }
}

/** Once the card has it, what fails is no refusal: another key for it would give twice. */
async function credited(
  house: House,
  pairing: Pairing,
  caller: Caller,
  request: CreditRequest,
): Promise<Signed> {
  const answer = await credit(house, caller, request);
  return signed(house, pairing, "credit", answer).catch((fault: unknown) => {
    throw new Refusal("credit_unknown", { fault });
  });
}

/**
 * What this page is told of a card that came or left. A card that does not prove itself to its service has no
 * name there, nor any where the page may neither read nor let in: a till learns the name by a debit, when
 * somebody pays.
 */
export async function eventFor(
  house: House,
  pairing: Pairing,
  presence: Presence,
): Promise<CardEvent & Signed> {
  const party = partyOf(house, pairing);
  const isNamed =
    presence.type === "card_presented" && (may(pairing, party, "read") || may(pairing, party, "enter"));
  const support = isNamed ? await nameOf(house, callerOf(house, pairing), presence.reader) : null;
  return signed(house, pairing, "event", { type: presence.type, reader: presence.reader, support });
}

async function nameOf(house: House, caller: Caller, reader: string): Promise<string | null> {
  try {
    return await house.desk.withCard(reader, async (card) => (await openCard(house, caller, card)).support);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const may = (pairing: Pairing, party: Party, verb: AskedVerb): boolean =>
  pairing.verbs.includes(verb) && party.verbs.includes(verb);

function partyOf(house: House, { origin, service }: Pairing): Party {
  const now = house.rights.party(service, house.now());
  // The platform may have closed this page since it was paired.
  if (!now.origins.includes(origin)) throw new Refusal("origin_refused");
  return now;
}

const callerOf = (house: House, { origin, service }: Pairing): Caller => ({
  origin,
  service: house.rights.service(service, house.now()),
});

function shaped<T extends (typeof readerRequests)[AskedVerb]>(schema: T, input: unknown) {
  if (!Value.Check(schema, input)) throw new Refusal("request_refused");
  return input;
}

async function signed<T extends object>(
  house: House,
  { origin, service }: Pick<Pairing, "origin" | "service">,
  asked: string,
  answer: T,
) {
  const about = { reader: house.reader, service, origin, at: seconds(house.now()) };
  return { ...answer, signed: await house.sign(READER_ANSWER_TYPE, { ask: asked, ...about, answer }) };
}
