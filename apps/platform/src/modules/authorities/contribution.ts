import { holdsNothing } from "../../kernel/contributions.ts";

export const authoritiesContribution = holdsNothing("authorities");
