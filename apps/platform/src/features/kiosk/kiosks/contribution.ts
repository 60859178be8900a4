import { buildEmptyContribution, type Contribution } from "../../../kernel/contributions.ts";

/** A visit is carried by the browser of the machine, sealed, for two minutes: nothing is kept. */
export const kiosksContribution: Contribution = buildEmptyContribution("kiosks");
