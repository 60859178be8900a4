import type { DebitAnswer, DebitRequest, Signed } from "@ardeco/contracts";
import type { CardTransport } from "@ardeco/desfire";
import type { Purse, ServiceCard } from "../cards/service-card.ts";
import { type Attempt, isDebited } from "../journal/journal.ts";
import { Refusal } from "../protocol/errors.ts";
import { seconds } from "../rights/configuration.ts";
import type { Caller, House } from "./house.ts";
import { openCard } from "./open-card.ts";
import { answerOf, receiptOf } from "./receipt.ts";
import { settle } from "./settle.ts";

type Answer = DebitAnswer & Signed;

/**
 * Takes an amount from the purse of the card that is there. The same key is done once, whatever happens in between, and answered alike.
 * A commit that nobody answered is `debit_unknown`: the same card, presented again with the same request, tells.
 */
export async function debit(house: House, caller: Caller, request: DebitRequest): Promise<Answer> {
  const before = answered(attemptFor(house, caller, request));
  if (before) return before;
  return house.desk.withCard(request.reader, (transport) => onCard(house, caller, request, transport));
}

async function onCard(
  house: House,
  caller: Caller,
  request: DebitRequest,
  transport: CardTransport,
): Promise<Answer> {
  const { card } = await openCard(house, caller, transport);
  const purse = await settle(house, caller, card);
  // It waited for its turn, and the card has just told: the same request may be done by now.
  const settled = attemptFor(house, caller, request);
  const done = answered(settled);
  if (done) return done;
  if (settled?.ending === null) throw new Refusal("other_card");
  allow(house, caller, request, card, purse);
  return attempt(house, caller, request, card, purse);
}

function attemptFor(house: House, { service }: Caller, { key, amount }: DebitRequest): Attempt | undefined {
  const attempt = house.journal.attemptOf(service.service, key);
  if (attempt && attempt.attempted.amount !== amount) throw new Refusal("key_reused");
  return attempt;
}

/** Undefined when the card has to be asked. */
function answered(attempt: Attempt | undefined): Answer | undefined {
  if (attempt?.ending?.kind === "undetermined") throw new Refusal("debit_undetermined");
  return attempt && isDebited(attempt.ending) ? answerOf(attempt.ending.receipt) : undefined;
}

function allow(
  house: House,
  { service }: Caller,
  { amount }: DebitRequest,
  { uid }: ServiceCard,
  purse: Purse,
): void {
  if (house.rights.isDenied(uid, house.now())) throw new Refusal("card_denied");
  if (amount > (service.card.purse?.most ?? 0)) throw new Refusal("amount_too_high");
  if (amount > purse.balance) throw new Refusal("balance_too_low");
}

async function attempt(
  house: House,
  caller: Caller,
  request: DebitRequest,
  card: ServiceCard,
  purse: Purse,
): Promise<Answer> {
  await card.debit(request.amount);
  const attempted = await house.journal.append({
    kind: "attempted",
    at: seconds(house.now()),
    key: request.key,
    service: caller.service.service,
    card: Buffer.from(card.uid).toString("hex"),
    application: caller.service.card.application,
    file: caller.service.card.purse?.file ?? 0,
    amount: request.amount,
    ...purse,
  });
  if (attempted.kind !== "attempted") throw new TypeError("The journal gave another line back.");
  const proof = await card.commit().catch((cause: unknown) => {
    throw Object.assign(new Refusal("debit_unknown"), { cause });
  });
  const after = { counter: proof.counter, balance: purse.balance - request.amount };
  const receipt = await receiptOf(house, caller, attempted, after, card.uid);
  const mac = Buffer.from(proof.mac).toString("hex");
  await house.journal.append({
    kind: "debited",
    at: seconds(house.now()),
    of: attempted.n,
    ...after,
    mac,
    receipt,
  });
  return answerOf(receipt);
}
