import { CardSessionStep, type Credited, type CreditOrder, readerPaths } from "@ardeco/contracts";
import type { CardTransport } from "@ardeco/desfire";
import { Value } from "typebox/value";
import { Refusal } from "../protocol/errors.ts";
import { PlatformError, post } from "./calls.ts";
import type { Installation } from "./installation.ts";

/** The platform, which holds the key, speaks to the card; this PC carries what they say and can read none of it. */
export type RemoteCredit = (order: CreditOrder, card: CardTransport) => Promise<Credited>;

/** A credit takes a dozen commands: one that goes on is not a credit. */
const MOST_COMMANDS = 60;

/** Throws Refusal: `credit_refused` when nobody answers, `credit_denied`, `credit_unknown` once a command has reached the card. */
export const creditThrough =
  ({ base, secret }: Pick<Installation, "base" | "secret">): RemoteCredit =>
  async (order, card) => {
    const url = base + readerPaths.cardSessions;
    let step = stepOf(await post(url, secret, order).catch(beforeTheCard));
    try {
      for (let commands = 0; commands < MOST_COMMANDS; commands += 1) {
        if ("outcome" in step) return step;
        const answer = await card.transmit(Uint8Array.from(Buffer.from(step.apdu, "hex")));
        const said = { answer: Buffer.from(answer).toString("hex") };
        step = stepOf(await post(`${url}/${encodeURIComponent(step.session)}`, secret, said));
      }
    } catch (cause) {
      throw Object.assign(new Refusal("credit_unknown"), { cause });
    }
    throw new Refusal("credit_unknown");
  };

function beforeTheCard(cause: unknown): never {
  const denied = cause instanceof PlatformError && cause.problem === "refused";
  throw Object.assign(new Refusal(denied ? "credit_denied" : "credit_refused"), { cause });
}

function stepOf(answer: unknown) {
  if (!Value.Check(CardSessionStep, answer)) throw new PlatformError("not_understood", 200);
  return answer;
}
