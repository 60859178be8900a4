import { type DocumentKind, type ElementName, elementDefinition } from "@ardeco/contracts";
import { type Answers, findTextAnswer } from "../../../../../../../web/index.ts";
import { type JourneyProof, journeyProofs } from "../steps/document-steps.ts";

const proven: Readonly<Record<JourneyProof["id"], readonly ElementName[]>> = {
  identity: ["given_name", "family_name", "name_of_use", "birthdate"],
  home: ["address"],
  children: ["given_name", "family_name", "birthdate"],
};

/** Elements that this document should prove. A court decision proves none: it proves a right to act. */
export function listProvenElements(
  proof: JourneyProof["id"],
  kind: DocumentKind,
  answers: Answers,
): readonly ElementName[] {
  return proven[proof]
    .filter((name) => name !== "name_of_use" || findTextAnswer(answers, name) !== undefined)
    .filter((name) => elementDefinition(name).provenBy.some((one) => one === kind));
}

export const findStepProof = (stepId: string): JourneyProof | undefined =>
  journeyProofs.find(({ id }) => stepId === `proof_${id}`);
