import {
  type CardEvent,
  type CreditRequest,
  READER_ANSWER_TYPE,
  type ReaderVerb,
  readerRequests,
  type Signed,
} from "@ardeco/contracts";
import { Value } from "typebox/value";
import type { Presence } from "../cards/desk.ts";
import { credit } from "../debits/credit.ts";
import { debit } from "../debits/debit.ts";
import type { Caller, House } from "../debits/house.ts";
import { openCard } from "../debits/open-card.ts";
import { enter, read } from "../debits/other-asks.ts";
import type { Pairing } from "../pairing/pairings.ts";
import { seconds } from "../rights/configuration.ts";
import { Refusal } from "./errors.ts";

/** One request of a page that was let in, whichever door it came by. Its answer, signed. Throws Refusal. */
export async function ask(house: House, pairing: Pairing, verb: ReaderVerb, input: unknown): Promise<Signed> {
  const caller = callerOf(house, pairing);
  if (!may(pairing, caller, verb)) throw new Refusal("verb_refused");
  switch (verb) {
    case "read":
      return signed(house, caller, verb, await read(house, caller, shaped(readerRequests.read, input)));
    case "enter":
      return signed(house, caller, verb, await enter(house, caller, shaped(readerRequests.enter, input)));
    case "debit":
      return debit(house, caller, shaped(readerRequests.debit, input));
    case "credit":
      return credited(house, caller, shaped(readerRequests.credit, input));
  }
}

/** Once the card has it, what fails is no refusal: another key for it would give twice. */
async function credited(house: House, caller: Caller, request: CreditRequest): Promise<Signed> {
  const answer = await credit(house, caller, request);
  return signed(house, caller, "credit", answer).catch((fault: unknown) => {
    throw new Refusal("credit_unknown", { fault });
  });
}

/**
 * What this page is told of a card that came or left. A card that does not prove itself to its service has no name there, nor any where the page may
 * neither read nor let in: a till learns the name by a debit, when somebody pays.
 */
export async function eventFor(
  house: House,
  pairing: Pairing,
  presence: Presence,
): Promise<CardEvent & Signed> {
  const caller = callerOf(house, pairing);
  const isNamed =
    presence.type === "card_presented" && (may(pairing, caller, "read") || may(pairing, caller, "enter"));
  const support = isNamed ? await nameOf(house, caller, presence.reader) : null;
  return signed(house, caller, "event", { type: presence.type, reader: presence.reader, support });
}

async function nameOf(house: House, caller: Caller, reader: string): Promise<string | null> {
  try {
    return await house.desk.withCard(reader, async (card) => (await openCard(house, caller, card)).support);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

const may = (pairing: Pairing, { service }: Caller, verb: ReaderVerb): boolean =>
  pairing.verbs.includes(verb) && service.verbs.includes(verb);

function callerOf(house: House, { origin, service }: Pairing): Caller {
  const now = house.rights.service(service, house.now());
  // The platform may have closed this page since it was paired.
  if (!now.origins.includes(origin)) throw new Refusal("origin_refused");
  return { origin, service: now };
}

function shaped<T extends (typeof readerRequests)[ReaderVerb]>(schema: T, input: unknown) {
  if (!Value.Check(schema, input)) throw new Refusal("request_refused");
  return input;
}

async function signed<T extends object>(house: House, { origin, service }: Caller, asked: string, answer: T) {
  const about = { reader: house.reader, service: service.service, origin, at: seconds(house.now()) };
  return { ...answer, signed: await house.sign(READER_ANSWER_TYPE, { ask: asked, ...about, answer }) };
}
