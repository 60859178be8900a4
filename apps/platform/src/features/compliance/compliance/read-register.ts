import type { Context } from "../../../kernel/context.ts";
import { hasCapability, requireCapability } from "../../access/access/index.ts";
import { readComplianceFacts } from "./gather-facts.ts";
import { listMeasuresSeen, type MeasureSeen } from "./measures/index.ts";
import { listProcessings, type Processings } from "./processing.ts";

/**
 * The register of processing (GDPR art. 30): what services receive, what the platform keeps, what guards it
 * today.
 */
export interface RegisterRead extends Processings {
  readonly measures: readonly MeasureSeen[];
}

/**
 * Who answers people's rights, and who reads the documents of compliance. Throws access.capability_missing.
 */
export async function readRegister(context: Context): Promise<RegisterRead> {
  const measures = await readMeasures(context);
  return { ...(await context.transaction((tx) => listProcessings(tx, context))), measures };
}

/** Every measure as it is today, with those that are missing. Throws access.capability_missing. */
export async function readMeasures(context: Context): Promise<readonly MeasureSeen[]> {
  if (!hasCapability(context.actor, "rights.answer")) requireCapability(context, "compliance.read");
  return listMeasuresSeen(await readComplianceFacts(context));
}
