import type { Standing } from "../../../index.ts";

/** How a standing looks, on the page of equipment and on that of readers. */
export const standingTones = {
  to_pair: "neutral",
  code_waits: "info",
  well: "success",
  degraded: "warning",
  faulty: "danger",
  silent: "warning",
  revoked: "neutral",
} as const satisfies Record<Standing, string>;
