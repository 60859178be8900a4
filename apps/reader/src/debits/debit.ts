import { randomBytes } from "node:crypto";
import type { Attempted, DebitAnswer, DebitRequest, Signed } from "@ardeco/contracts";
import type { TransactionProof } from "@ardeco/desfire";
import { MARK_BYTES, type Purse, type ServiceCard } from "../cards/service-card.ts";
import type { Resettable } from "../cards/timed-card.ts";
import { type Attempt, isDebited } from "../journal/journal.ts";
import { Refusal } from "../protocol/errors.ts";
import { seconds } from "../rights/configuration.ts";
import type { Caller, House } from "./house.ts";
import { openCardHere } from "./open-card.ts";
import { answerOf, receiptOf } from "./receipt.ts";
import { settle } from "./settle.ts";

type Answer = DebitAnswer & Signed;

/**
 * Takes an amount from the purse of the card that is there. The same key is done once, whatever happens in
 * between, and answered alike. A commit that nobody answered is `debit_unknown`: the same card, presented
 * again with the same request, tells.
 */
export function debit(house: House, caller: Caller, request: DebitRequest): Promise<Answer> {
  // Sent to two readers at once, a key is still one debit.
  return house.turns.take(JSON.stringify(["debit", caller.service.service, request.key]), () =>
    once(house, caller, request),
  );
}

async function once(house: House, caller: Caller, request: DebitRequest): Promise<Answer> {
  const before = answered(attemptFor(house, caller, request));
  if (before) return before;
  try {
    return await house.desk.withCard(request.reader, (transport) =>
      onCard(house, caller, request, transport),
    );
  } catch (error) {
    throw attemptFor(house, caller, request)?.ending === null ? whileUnknown(error) : error;
  }
}

/**
 * The card may have lost the amount. Whatever failed since, a disk, a signature, a card that left again, what
 * is said is to send the same request: another key for this sale would take it twice.
 */
function whileUnknown(error: unknown): unknown {
  if (!(error instanceof Refusal)) return new Refusal("debit_unknown", { fault: error });
  return error.code === "card_gone" || error.code === "reader_fault" ? new Refusal("debit_unknown") : error;
}

async function onCard(
  house: House,
  caller: Caller,
  request: DebitRequest,
  transport: Resettable,
): Promise<Answer> {
  const { card, judge } = await openCardHere(house, caller, transport, "debit");
  const purse = await settle(house, caller, card);
  // It waited for its turn, and the card has just told: the same request may be done by now.
  const settled = attemptFor(house, caller, request);
  const done = answered(settled);
  if (done) return done;
  if (settled?.ending === null) throw new Refusal("other_card");
  allow(house, caller, request, card, purse);
  return attempt(house, caller, request, { card, purse, judge });
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

interface Opened extends Pick<Awaited<ReturnType<typeof openCardHere>>, "card" | "judge"> {
  readonly purse: Purse;
}

async function attempt(
  house: House,
  caller: Caller,
  request: DebitRequest,
  { card, purse, judge }: Opened,
): Promise<Answer> {
  const { amount, seen = false } = request;
  const mark = randomBytes(MARK_BYTES);
  await card.debit(amount, mark);
  // Last before what cannot be undone: it heard every command but that one.
  const near = judge({ amount, seen });
  const attempted = await house.journal.append({
    kind: "attempted",
    at: seconds(house.now()),
    key: request.key,
    service: caller.service.service,
    card: Buffer.from(card.uid).toString("hex"),
    application: caller.service.card.application,
    file: caller.service.card.purse?.file ?? 0,
    amount,
    ...purse,
    ...(card.hasMark ? { mark: mark.toString("hex") } : {}),
    ...(near === undefined ? {} : { near }),
  });
  if (attempted.kind !== "attempted") throw new TypeError("The journal gave another line back.");
  const proof = await card.commit().catch((cause: unknown) => {
    throw Object.assign(new Refusal("debit_unknown"), { cause });
  });
  return keep(house, caller, { attempted, proof, uid: card.uid });
}

interface Committed {
  readonly attempted: Attempted;
  readonly proof: TransactionProof;
  readonly uid: Uint8Array;
}

async function keep(
  house: House,
  { service }: Caller,
  { attempted, proof, uid }: Committed,
): Promise<Answer> {
  const after = { counter: proof.counter, balance: attempted.balance - attempted.amount };
  const receipt = await receiptOf(house, service, attempted, after, uid);
  await house.journal.append({
    kind: "debited",
    at: seconds(house.now()),
    of: attempted.n,
    ...after,
    mac: Buffer.from(proof.mac).toString("hex"),
    receipt,
  });
  return answerOf(receipt);
}
