import type { Credited, Made, PresentOrder, Shown, Updated, UpdateOrder } from "@ardeco/contracts";
import type { CardTransport } from "@ardeco/desfire";
import { Refusal, type RefusalCode } from "../protocol/errors.ts";
import { codeOf, PlatformError } from "./calls.ts";
import { beginSession, carry } from "./card-session.ts";
import type { Installation } from "./installation.ts";

/** The platform speaks to the card through this PC, which can read none of it. Throws Refusal. */
export interface OpenedCards {
  show(card: CardTransport): Promise<Shown>;
  /** @param order sealed, as a page of a kiosk bears it */
  update(card: CardTransport, order: string): Promise<Updated>;
}

/** A few applications to look for, a handshake: one that goes on shows nothing. */
const MOST_TO_SHOW = 60;
/** Several applications, a few dozen commands each. */
const MOST_TO_UPDATE = 1_000;

const refusals: Readonly<Record<string, RefusalCode>> = {
  "reader.card_not_ours": "card_not_known",
  "reader.card_stopped": "card_denied",
  "reader.card_of_another": "card_of_another",
  "reader.card_to_see": "card_rolled_back",
  "reader.asked_too_late": "asked_too_late",
  "reader.credit_over_the_day": "credit_over_the_day",
  "reader.credit_undetermined": "credit_unknown",
  "reader.credit_key_used": "credit_denied",
  "reader.card_refused": "card_not_proven",
  "reader.phone_refused": "phone_refused",
  "reader.credit_not_owed": "credit_denied",
  "reader.session_unknown": "card_gone",
  "reader.credit_no_account": "credit_denied",
  "reader.credit_under_way": "credit_under_way",
};

type Access = Pick<Installation, "base" | "secret">;
type Done = Credited | Made | Shown | Updated;

/** `platform_silent` when nobody answers; otherwise why nothing is shown, nor written. */
export const openedThrough = (access: Access): OpenedCards => ({
  show: async (card) => {
    const done = await said(access, { present: true }, { card, most: MOST_TO_SHOW });
    if (done.outcome !== "shown") throw new Refusal("platform_silent");
    return done;
  },
  update: async (card, order) => {
    const done = await said(access, { update: order }, { card, most: MOST_TO_UPDATE });
    if (done.outcome !== "updated") throw new Refusal("platform_silent");
    return done;
  },
});

async function said(
  access: Access,
  order: PresentOrder | UpdateOrder,
  carrying: { readonly card: CardTransport; readonly most: number },
): Promise<Done> {
  try {
    return await carry(access, await beginSession(access, order), carrying);
  } catch (cause) {
    if (!(cause instanceof PlatformError)) throw cause;
    const code = refusals[String(codeOf(cause))] ?? "platform_silent";
    throw Object.assign(new Refusal(code), { cause });
  }
}
