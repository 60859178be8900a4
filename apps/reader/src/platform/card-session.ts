import {
  CardSessionStep,
  type Credited,
  type CreditOrder,
  type Made,
  type MakeOrder,
  type PresentOrder,
  readerPaths,
  type Shown,
  type Updated,
  type UpdateOrder,
} from "@ardeco/contracts";
import type { CardTransport } from "@ardeco/desfire";
import { Value } from "typebox/value";
import { PlatformError, post } from "./calls.ts";
import type { Installation } from "./installation.ts";

type Access = Pick<Installation, "base" | "secret">;

/** The platform's first command to the card, or its answer when it needs none. Throws PlatformError. */
export async function beginSession(
  { base, secret }: Access,
  order: CreditOrder | MakeOrder | PresentOrder | UpdateOrder,
): Promise<CardSessionStep> {
  return stepOf(await post(base + readerPaths.cardSessions, secret, order));
}

/**
 * Carries commands and answers until the platform says how it ended. Throws PlatformError, and what the
 * reader throws when the card leaves.
 */
export async function carry(
  { base, secret }: Access,
  first: CardSessionStep,
  { card, most }: { readonly card: CardTransport; readonly most: number },
): Promise<Credited | Made | Shown | Updated> {
  let step = first;
  for (let commands = 0; commands < most; commands += 1) {
    if ("outcome" in step) return step;
    const answer = await card.transmit(Uint8Array.from(Buffer.from(step.apdu, "hex")));
    const said = { answer: Buffer.from(answer).toString("hex") };
    const session = encodeURIComponent(step.session);
    step = stepOf(await post(`${base}${readerPaths.cardSessions}/${session}`, secret, said));
  }
  if ("outcome" in step) return step;
  throw new PlatformError("not_understood", 200);
}

function stepOf(answer: unknown): CardSessionStep {
  if (!Value.Check(CardSessionStep, answer)) throw new PlatformError("not_understood", 200);
  return answer;
}
