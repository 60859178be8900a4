import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { ModeName } from "./rules.ts";

export interface Organisation {
  readonly mode: ModeName;
  /** The one before, to go back to. */
  readonly former?: ModeName;
  readonly changedOn?: CivilDate;
}
