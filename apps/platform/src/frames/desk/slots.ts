import type { ComponentChildren } from "preact";
import type { PersonId } from "../../kernel/ids.ts";
import { defineSlot, type SlotInput } from "../feature/slots.ts";
import type { Purpose } from "./common/purposes.ts";

/** The person on whose page an agent looks, once they have said why. */
export interface DeskPersonInput extends SlotInput {
  readonly subjects: readonly PersonId[];
  readonly purpose: Purpose;
  /** Nothing is done any more for who died, or whose record leads to another. */
  readonly isGone: boolean;
}

export interface DeskPanel {
  /** Where a link to the panel leads: "#echanges". */
  readonly id: string;
  readonly lead?: string;
  readonly content: ComponentChildren;
}

/** Above everything else on the page of a person: what an agent must know before any act. */
export const deskPersonNoticesSlot = defineSlot<ComponentChildren, DeskPersonInput>({
  name: "desk.person.notices",
});

/** Panels of the page of a person. */
export const deskPersonSlot = defineSlot<DeskPanel, DeskPersonInput>({ name: "desk.person" });

/** During a call: what waits for an answer. */
export const deskCallSlot = defineSlot<ComponentChildren, DeskPersonInput>({ name: "desk.person.call" });
