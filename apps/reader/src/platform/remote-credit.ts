import type { Credited, CreditOrder } from "@ardeco/contracts";
import type { CardTransport } from "@ardeco/desfire";
import { Refusal } from "../protocol/errors.ts";
import { PlatformError } from "./calls.ts";
import { beginSession, carry } from "./card-session.ts";
import type { Installation } from "./installation.ts";

/** The platform, which holds the key, speaks to the card; this PC carries what they say and can read none of it. */
export type RemoteCredit = (order: CreditOrder, card: CardTransport) => Promise<Credited>;

/** A credit takes a dozen commands: one that goes on is not a credit. */
const MOST_COMMANDS = 60;

/** Throws Refusal: `credit_refused` when nobody answers, `credit_denied`, `credit_unknown` once a command has reached the card. */
export const creditThrough =
  ({ base, secret }: Pick<Installation, "base" | "secret">): RemoteCredit =>
  async (order, card) => {
    const first = await beginSession({ base, secret }, order).catch(beforeTheCard);
    const done = await carry({ base, secret }, first, { card, most: MOST_COMMANDS }).catch(
      (cause: unknown) => {
        throw Object.assign(new Refusal("credit_unknown"), { cause });
      },
    );
    if (done.outcome !== "credited") throw new Refusal("credit_unknown");
    return done;
  };

function beforeTheCard(cause: unknown): never {
  const denied = cause instanceof PlatformError && cause.problem === "refused";
  throw Object.assign(new Refusal(denied ? "credit_denied" : "credit_refused"), { cause });
}
