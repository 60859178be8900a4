import { hasCapability } from "../../features/access/access/index.ts";
import type { Actor } from "../../kernel/context.ts";
import type { Brand } from "../../web/index.ts";
import { type Door, formatDoorPath } from "./doors.ts";

export interface Arrival {
  readonly brand: Brand;
  readonly actor: Actor | undefined;
  /** The page to go back to. */
  readonly back?: string | undefined;
}

/** Where one goes once in. The desk is closed to agents of other trades: their home is the administration. */
export function computeArrivalPath(door: Door, { brand, actor, back }: Arrival): string {
  const home = formatDoorPath(brand, door.home);
  const goal = back ?? home;
  if (actor?.kind === "staff" && isPasskeyMissing(actor)) return formatDoorPath(brand, "/agents/securite");
  const otherTrade = actor?.kind === "staff" && !hasCapability(actor, "file.read");
  return otherTrade && goal === home ? formatDoorPath(brand, "/administration") : goal;
}

/** Invited to register a key, or held back for want of one: that comes first. */
const isPasskeyMissing = (actor: Extract<Actor, { kind: "staff" }>): boolean =>
  actor.signedInBy === "invitation" || (actor.withheld?.length ?? 0) > 0;
