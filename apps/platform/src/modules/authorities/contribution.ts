import { type Contribution, holdsNothing } from "../../kernel/contributions.ts";
import { presentationLine } from "./presentation-words.ts";

export const authoritiesContribution: Contribution = {
  ...holdsNothing("authorities"),
  journal: { "authorities.presentation_changed": ({ changed }) => presentationLine(changed) },
};
