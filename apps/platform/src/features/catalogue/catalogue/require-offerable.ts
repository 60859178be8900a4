import type { Context, Tx } from "../../../kernel/context.ts";
import { requirePublishable } from "./check-definition.ts";
import { catalogueErrors } from "./errors.ts";
import { departuresFromModel } from "./localise-model.ts";
import { problemSentence } from "./problems.ts";
import type { ServiceVersion } from "./service.ts";

/**
 * Whole, justified, and true to its model where it has one. Throws catalogue.not_publishable with one field a
 * problem.
 */
export async function requireOfferable(tx: Tx, context: Context, version: ServiceVersion): Promise<void> {
  requirePublishable(version.definition);
  const code = "catalogue.model_decides";
  const { fr, en } = problemSentence(code);
  const members = await departuresFromModel(tx, context, version);
  if (members.length === 0) return;
  throw catalogueErrors.error(
    "catalogue.not_publishable",
    members.map((member) => ({ field: `/${member}`, code, fr, en })),
  );
}
