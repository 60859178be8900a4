import type { AuthorityId } from "../../kernel/ids.ts";
import { defineSlot, type SlotInput } from "../feature/slots.ts";
import type { Part } from "./legal/article.tsx";

/** About the authority whose site it is. */
export interface SiteLegalInput extends SlotInput {
  readonly subjects: readonly [AuthorityId];
}

/** In the legal notice: how the authority decides, where the law or accountability has it said. */
export const siteLegalSlot = defineSlot<Part, SiteLegalInput>({ name: "site.legal" });
