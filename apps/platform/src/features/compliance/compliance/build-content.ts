import type { Context } from "../../../kernel/context.ts";
import { readComplianceFacts } from "./gather-facts.ts";
import { knownLimits } from "./known-limits.ts";
import { listMeasuresSeen, type MeasureSeen, measures } from "./measures/index.ts";
import { listProcessings } from "./processing.ts";
import { riskWords } from "./risk-words.ts";
import type { Content } from "./rules/content.ts";
import { computeRisks } from "./rules/risks.ts";
import { toComplianceSystem } from "./to-compliance-system.ts";

/**
 * All that is generated, as it is today: from the catalogue, the clocks, the settings, and what the database
 * answers.
 */
export async function buildContent(context: Context): Promise<Content> {
  const facts = await readComplianceFacts(context);
  const system = toComplianceSystem(context);
  const { authority, officer, services, clocks } = await system.transaction((tx) =>
    listProcessings(tx, system),
  );
  const seen = listMeasuresSeen(facts);
  return {
    authority,
    hasOfficer: officer !== undefined,
    hostingProvider: facts.installation.hostingProvider,
    services: services.map((one) => ({
      ...one,
      elements: one.elements.map((element) => ({ ...element, heldBy: [...element.heldBy] })),
    })),
    clocks: [...clocks],
    measures: seen.map((one) => ({ ...one, proofs: [...one.proofs] })),
    risks: buildContentRisks(seen),
    limits: knownLimits.map(({ fr, en }) => ({ fr, en })),
  };
}

function buildContentRisks(seen: readonly MeasureSeen[]): Content["risks"] {
  const answering = seen.map(({ key, state }) => ({
    key,
    state,
    answers: measures.find((one) => one.key === key)?.answers ?? [],
  }));
  return computeRisks(answering).map((risk) => ({
    ...riskWords[risk.name],
    ...risk,
    answeredBy: [...risk.answeredBy],
    open: [...risk.open],
  }));
}
