import type { Shown } from "@ardeco/contracts";
import type { CardTransport } from "@ardeco/desfire";
import { Refusal, type RefusalCode } from "../protocol/errors.ts";
import { codeOf, PlatformError } from "./calls.ts";
import { beginSession, carry } from "./card-session.ts";
import type { Installation } from "./installation.ts";

/** The platform speaks to the card through this PC, which can read none of it. */
export type ShowCard = (card: CardTransport) => Promise<Shown>;

/** A few applications to look for, a handshake: one that goes on shows nothing. */
const MOST_COMMANDS = 60;

const refusals: Readonly<Record<string, RefusalCode>> = {
  "reader.card_not_ours": "card_not_known",
  "reader.card_refused": "card_not_proven",
  "reader.session_unknown": "card_gone",
};

/** Throws Refusal: `platform_silent` when nobody answers, and why the card shows nothing. */
export const showThrough =
  ({ base, secret }: Pick<Installation, "base" | "secret">): ShowCard =>
  async (card) => {
    try {
      const first = await beginSession({ base, secret }, { present: true });
      const done = await carry({ base, secret }, first, { card, most: MOST_COMMANDS });
      if (done.outcome === "shown") return done;
      throw new PlatformError("not_understood", 200);
    } catch (cause) {
      if (!(cause instanceof PlatformError)) throw cause;
      const code = refusals[String(codeOf(cause))] ?? "platform_silent";
      throw Object.assign(new Refusal(code), { cause });
    }
  };
