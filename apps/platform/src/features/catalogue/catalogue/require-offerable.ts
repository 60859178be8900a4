import type { Context, Tx } from "../../../kernel/context.ts";
import { requirePublishable } from "./check-definition.ts";
import { catalogueErrors } from "./errors.ts";
import { listModelDepartures } from "./localise-model.ts";
import { formatProblemSentence } from "./problems.ts";
import type { ServiceVersion } from "./service.ts";

/**
 * Whole, justified, and true to its model where it has one. Throws catalogue.not_publishable with one field a
 * problem.
 */
export async function requireOfferable(tx: Tx, context: Context, version: ServiceVersion): Promise<void> {
  requirePublishable(version.definition);
  const code = "catalogue.model_decides";
  const { fr, en } = formatProblemSentence(code);
  const members = await listModelDepartures(tx, context, version);
  if (members.length === 0) return;
  throw catalogueErrors.error(
    "catalogue.not_publishable",
    members.map((member) => ({ field: `/${member}`, code, fr, en })),
  );
}
