import type { ComponentChildren } from "preact";
import type { AuthorityId } from "../../kernel/ids.ts";
import { defineSlot, type SlotInput } from "../feature/slots.ts";

/** About the authority itself. */
export interface AdminHomeInput extends SlotInput {
  readonly subjects: readonly [AuthorityId];
}

/** At the top of the administration: what waits for this very agent. */
export const adminHomeSlot = defineSlot<ComponentChildren, AdminHomeInput>({ name: "admin.home" });
