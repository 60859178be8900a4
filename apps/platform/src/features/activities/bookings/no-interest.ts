import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, StaffId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { hasGain } from "../../identity/interests/index.ts";
import { bookingsErrors } from "./errors.ts";

export interface Agent {
  readonly staffId: StaffId;
  readonly label: string;
}

/** Who decides what somebody pays is an agent. Throws request.forbidden. */
export function requireBookingAgent({ actor }: Context): Agent {
  if (actor.kind !== "staff") throw kernelErrors.error("request.forbidden");
  return { staffId: actor.staffId, label: actor.label };
}

/**
 * Whoever would gain leaves it to a colleague: the person, who lives with them, who acts for them. By the
 * system. Throws bookings.own_interest.
 */
export async function requireNoBookingInterest(
  tx: Tx,
  system: Context,
  personId: PersonId,
  agent: Agent,
): Promise<void> {
  if (await hasGain(tx, system, personId, agent)) throw bookingsErrors.error("bookings.own_interest");
}
