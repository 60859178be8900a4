import type { CardTransport } from "@ardeco/desfire";
import type { Context } from "../../../../kernel/context.ts";
import type { Equipment } from "../../equipment/index.ts";
import { resumeCardSession, startCardUpdate } from "../index.ts";
import type { Torn } from "./carry-credit.ts";

/**
 * As the reader program carries commands of an update.
 * @returns undefined when the card was torn away
 */
export async function carryUpdating(
  context: Context,
  { reader, order }: { readonly reader: Equipment; readonly order: string },
  card: CardTransport,
  { at, when }: Torn = { at: 0, when: "after" },
) {
  let step = await startCardUpdate(context, reader, { update: order });
  for (let command = 1; "apdu" in step; command += 1) {
    if (command === at && when === "before") return undefined;
    const answer = await card.transmit(Uint8Array.from(Buffer.from(step.apdu, "hex")));
    if (command === at) return undefined;
    const said = { session: step.session, answer: Buffer.from(answer).toString("hex") };
    step = await resumeCardSession(context, reader, said);
  }
  return step;
}
