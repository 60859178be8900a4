import type { Credited, CreditOrder } from "@ardeco/contracts";
import type { CardTransport } from "@ardeco/desfire";
import { Refusal } from "../protocol/errors.ts";
import { codeOf, PlatformError } from "./calls.ts";
import { beginSession, carry } from "./card-session.ts";
import type { Installation } from "./installation.ts";

/** The platform, which holds the key, speaks to the card; this PC carries what they say and can read none of it. */
export type RemoteCredit = (order: CreditOrder, card: CardTransport) => Promise<Credited>;

/** A credit takes a dozen commands: one that goes on is not a credit. */
const MOST_COMMANDS = 60;

/** Of the platform: nothing was put on the card for this order. */
const NOT_OWED = "reader.credit_not_owed";
/** Of the platform: people decide. */
const UNDETERMINED = "reader.credit_undetermined";

/**
 * Throws Refusal: `credit_refused` when nobody answers; `credit_denied` when the platform says, be it after it opened the card, that it owes nothing; `credit_unknown`
 * whatever else goes wrong once a command has reached the card.
 */
export const creditThrough =
  ({ base, secret }: Pick<Installation, "base" | "secret">): RemoteCredit =>
  async (order, card) => {
    const first = await beginSession({ base, secret }, order).catch(beforeTheCard);
    const done = await carry({ base, secret }, first, { card, most: MOST_COMMANDS }).catch(
      (cause: unknown) => {
        const code = codeOf(cause) === NOT_OWED ? "credit_denied" : "credit_unknown";
        throw Object.assign(new Refusal(code), { cause });
      },
    );
    if (done.outcome !== "credited") throw new Refusal("credit_unknown");
    return done;
  };

function beforeTheCard(cause: unknown): never {
  const isRefused = cause instanceof PlatformError && cause.problem === "refused";
  const refused = codeOf(cause) === UNDETERMINED ? "credit_unknown" : "credit_denied";
  throw Object.assign(new Refusal(isRefused ? refused : "credit_refused"), { cause });
}
