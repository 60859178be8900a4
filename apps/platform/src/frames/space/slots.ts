import type { IconName } from "@ardeco/ui";
import type { PersonId } from "../../kernel/ids.ts";
import { defineSlot, type SlotInput } from "../feature/slots.ts";

/** The reader and whom they act for, on the home of the space. */
export interface SpaceHomeInput extends SlotInput {
  readonly subjects: readonly PersonId[];
  readonly reader: PersonId;
  /** As the page calls each; absent for the reader. */
  readonly namesOfOthers: ReadonlyMap<string, string>;
}

/** Where the home shows a card: what to do, what to pay, what comes, what is left. */
export type HomeCardKind = "to_do" | "to_pay" | "coming_up" | "balance";

export interface HomeCard {
  readonly kind: HomeCardKind;
  readonly title: string;
  readonly href: string;
  readonly icon: IconName;
  readonly text?: string;
  /** Waits for a gesture of the person: the home does not say then that there is nothing to do. */
  readonly isDue?: true;
}

/** Cards of the home of the space. */
export const spaceHomeSlot = defineSlot<readonly HomeCard[], SpaceHomeInput>({ name: "space.home" });
