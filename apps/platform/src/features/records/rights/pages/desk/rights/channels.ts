import type { RightNoted } from "../../../index.ts";

/** How somebody who is not online asks. */
export const channels = ["desk", "mail", "phone"] as const satisfies readonly RightNoted["channel"][];
