import type { Context } from "../../../../kernel/context.ts";
import type { Player } from "../people/list-cast.ts";

/** What each gesture is told: the system of the space, whom it touches, and what of theirs. */
export interface Touched {
  readonly system: Context;
  readonly player: Player;
  readonly on: string;
}
