import type { Static } from "typebox";
import type { ElementDecision, EvidenceSeen } from "../../features/enrolment/enrolment/index.ts";
import { parseId } from "../../kernel/ids.ts";
import type { DecisionsShape } from "./file-shapes.ts";

type Given = Static<typeof DecisionsShape>["decisions"][number];

/** From the checked body to what the use case takes: the same, with ids that are ids. */
export function readDecision(given: Given): ElementDecision {
  const of = { element: given.element, elementId: parseId<"element">(given.elementId) };
  switch (given.outcome) {
    case "validated": {
      const { outcome, evidence, validUntil, reason } = given;
      return {
        ...of,
        outcome,
        evidence: parseSeenEvidence(evidence),
        ...(validUntil === undefined ? {} : { validUntil }),
        ...(reason === undefined ? {} : { reason }),
      };
    }
    case "corrected": {
      const { outcome, value, reason, evidence } = given;
      return { ...of, outcome, value, reason, evidence: parseSeenEvidence(evidence) };
    }
    default:
      return { ...of, outcome: given.outcome, reason: given.reason };
  }
}

function parseSeenEvidence(evidence: Extract<Given, { evidence: unknown }>["evidence"]): EvidenceSeen {
  if (evidence.seen === "original") return evidence;
  return { seen: "document", documentId: parseId<"document">(evidence.documentId) };
}
