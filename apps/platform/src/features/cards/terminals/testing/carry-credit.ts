import type { CardTransport } from "@ardeco/desfire";
import type { Context } from "../../../../kernel/context.ts";
import type { Equipment } from "../../equipment/index.ts";
import { resumeCardSession, startCardCredit } from "../index.ts";

/** Before this command reaches the card, or after it: the answer is not given back. */
export interface Torn {
  readonly at: number;
  readonly when: "before" | "after";
}

export interface Carrying {
  readonly reader: Equipment;
  /** What is before the reader, or whatever plays it. */
  readonly card: CardTransport;
  readonly uid: string;
  readonly torn?: Torn;
}

/**
 * As the reader program carries commands of a credit.
 * @returns undefined when it was torn
 */
export async function carryCredit(
  context: Context,
  { reader, card, uid, torn = { at: 0, when: "after" } }: Carrying,
  order: { readonly service: string; readonly key: string; readonly amount: number },
) {
  let step = await startCardCredit(context, reader, { card: uid, ...order });
  for (let command = 1; "apdu" in step; command += 1) {
    if (command === torn.at && torn.when === "before") return undefined;
    const answer = await card.transmit(Uint8Array.from(Buffer.from(step.apdu, "hex")));
    if (command === torn.at) return undefined;
    const said = { session: step.session, answer: Buffer.from(answer).toString("hex") };
    step = await resumeCardSession(context, reader, said);
  }
  return step;
}
