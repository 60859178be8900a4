import { type Credited, type CreditOrder, readerCreditRefusals } from "@ardeco/contracts";
import type { CardTransport } from "@ardeco/desfire";
import { Refusal, type RefusalCode } from "../protocol/errors.ts";
import { codeOf, PlatformError } from "./calls.ts";
import { beginSession, carry } from "./card-session.ts";
import type { Installation } from "./installation.ts";

/**
 * The platform, which holds the key, speaks to the card; this PC carries what they say and can read none of
 * it.
 */
export type RemoteCredit = (order: CreditOrder, card: CardTransport) => Promise<Credited>;

/** A credit takes a dozen commands: one that goes on is not a credit. */
const MOST_COMMANDS = 60;

/** Of the platform: nothing was put on the card for this order. */
const NOTHING_DONE: ReadonlySet<unknown> = new Set(Object.values(readerCreditRefusals));
/** Of the platform: people decide. */
const UNDETERMINED = "reader.credit_undetermined";

/**
 * Throws Refusal: `credit_refused` when nobody answers; `credit_under_way` when another one is for this card;
 * `credit_denied` when the platform says, be it after it opened the card, that it owes nothing;
 * `credit_unknown` whatever else goes wrong once a command has reached the card.
 */
export const creditThrough =
  ({ base, secret }: Pick<Installation, "base" | "secret">): RemoteCredit =>
  async (order, card) => {
    const first = await beginSession({ base, secret }, order).catch(beforeTheCard);
    const done = await carry({ base, secret }, first, { card, most: MOST_COMMANDS }).catch(
      (cause: unknown) => {
        const code = codeOf(cause);
        throw Object.assign(new Refusal(NOTHING_DONE.has(code) ? withoutCredit(code) : "credit_unknown"), {
          cause,
        });
      },
    );
    if (done.outcome !== "credited") throw new Refusal("credit_unknown");
    return done;
  };

function beforeTheCard(cause: unknown): never {
  const isRefused = cause instanceof PlatformError && cause.problem === "refused";
  const code = codeOf(cause);
  const refused = code === UNDETERMINED ? "credit_unknown" : withoutCredit(code);
  throw Object.assign(new Refusal(isRefused ? refused : "credit_refused"), { cause });
}

const withoutCredit = (code: unknown): RefusalCode =>
  code === readerCreditRefusals.underWay ? "credit_under_way" : "credit_denied";
