import { holdsNothing } from "../../../kernel/contributions.ts";

export const interestsContribution = holdsNothing("interests");
