import type { CardTransport } from "@ardeco/desfire";
import type { Context } from "../../../../kernel/context.ts";
import type { Equipment } from "../../equipment/index.ts";
import { resumeCardSession, startCardShowing } from "../index.ts";

/**
 * As the reader program carries commands, until the card leaves before this one.
 * @returns the code; undefined when it left
 */
export async function carryShowing(
  context: Context,
  reader: Equipment,
  card: CardTransport,
  leavesAt = Number.POSITIVE_INFINITY,
): Promise<string | undefined> {
  let step = await startCardShowing(context, reader);
  for (let command = 1; "apdu" in step; command += 1) {
    if (command === leavesAt) return undefined;
    const answer = await card.transmit(Uint8Array.from(Buffer.from(step.apdu, "hex")));
    const said = { session: step.session, answer: Buffer.from(answer).toString("hex") };
    step = await resumeCardSession(context, reader, said);
  }
  return "code" in step ? step.code : undefined;
}
