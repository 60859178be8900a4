import type { Tone } from "@ardeco/ui";
import type { Collection } from "../../index.ts";

export const collectionTones: Readonly<Record<Collection["state"], Tone>> = {
  prepared: "info",
  sent: "warning",
  settled: "success",
  cancelled: "neutral",
};
