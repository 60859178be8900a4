import type { Besides } from "../../../../../../web/index.ts";
import type { rightsErrors } from "../../../index.ts";

/** A flood refused: what was written stays in the form, under the reason. */
export const buildFloodBesides = (field: string) =>
  ({ "rights.too_many": field, "rights.nothing_to_pause": "porte" }) satisfies Besides<typeof rightsErrors>;
