import { type Contribution, holdsNothing } from "../../../kernel/contributions.ts";

/** A visit is carried by the browser of the machine, sealed, for two minutes: nothing is kept. */
export const kiosksContribution: Contribution = holdsNothing("kiosks");
