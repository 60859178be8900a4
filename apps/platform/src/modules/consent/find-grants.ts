import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { OfferedService } from "../catalogue/index.ts";
import type { ServiceNamed } from "./decision.ts";
import type { Grant } from "./grant.ts";
import type { Proposal, ProposedItem } from "./proposal.ts";

/** A grant with what its service holds today, for the person's page. */
export interface HeldGrant {
  readonly grant: Grant;
  /** In the version offered now, or last. */
  readonly service: OfferedService;
  readonly providerName: string;
  /** Granted items that the service still asks, with today's value. Empty once withdrawn. */
  readonly holds: readonly ProposedItem[];
  /** Whether a newer version asks something the person has not answered. */
  readonly asks: Proposal["asks"];
}

/** The live grant, if any. In the holder authority. Throws households.cannot_act_for. */
export async function findLiveGrant(
  _tx: Tx,
  _context: Context,
  _input: ServiceNamed,
): Promise<Grant | undefined> {
  throw new Error("not written yet");
}

/** Every grant of the person, live first, newest first. */
export async function listGrants(
  _tx: Tx,
  _context: Context,
  _personId: PersonId,
): Promise<readonly HeldGrant[]> {
  throw new Error("not written yet");
}
