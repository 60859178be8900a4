import type { FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { computeCarriedByCards } from "../../features/cards/terminals/index.ts";
import {
  MOST_HOLD_DAYS,
  requireCallingService,
  type ServiceCaller,
} from "../../features/ledger/counters/index.ts";
import type { Context } from "../../kernel/context.ts";
import { getCallerContext } from "./callers.ts";
import { HIDDEN, LINE_BREAKS } from "./plain-text.ts";
import { Bytes32, Slug, Uuid } from "./schemas.ts";

export const tags = ["counters"];
export const security = [{ application: [] }, { applicationKey: [] }];
export const OfTransfer = Type.Object({ authority: Slug, counter: Uuid, transfer: Uuid });
export const OfCounter = Type.Object({ authority: Slug, counter: Uuid });
export const Sub = Type.String({
  ...Bytes32,
  description: "As in your ID tokens.",
});
export const Amount = Type.Integer({
  minimum: 1,
  maximum: 1_000_000_000_000,
  title: "Amount",
  description: "In the unit of the counter: cents for euros.",
});
export const Label = Type.String({
  minLength: 1,
  maxLength: 80,
  // Blanks, then a sign that is none: two parts that could share a text would try each way to. No line break,
  // that of Unicode either
  pattern: `^[^${HIDDEN}${LINE_BREAKS}\\S]*[^${HIDDEN}\\s][^${HIDDEN}${LINE_BREAKS}]*$`,
  title: "Label",
  description: "The person reads it.",
});
export const Until = Type.String({
  format: "date-time",
  title: "Until",
  description: `At most ${MOST_HOLD_DAYS} days from now.`,
});

/** The application that calls, and the service it is of. */
export function getCallingService(
  request: FastifyRequest,
  reply: FastifyReply,
): { readonly context: Context; readonly by: ServiceCaller } {
  const context = getCallerContext(request);
  reply.header("cache-control", "no-store");
  return { context, by: { ...requireCallingService(context), carriedOf: computeCarriedByCards } };
}
