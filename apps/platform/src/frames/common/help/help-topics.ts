import type { ElementName } from "@ardeco/contracts";

/**
 * The questions beside which help is found; an authority may write its own for each. Stored: never rename
 * one.
 */
export const helpTopics = [
  "names",
  "birthdate",
  "address",
  "commune",
  "reach",
  "children",
  "child_relation",
  "proof_identity",
  "proof_home",
  "proof_children",
  "family_quotient",
  "school",
  "allergies",
  "consent",
] as const;
export type HelpTopic = (typeof helpTopics)[number];

export const isHelpTopic = (text: string): text is HelpTopic => helpTopics.some((one) => one === text);

const ofElement: Readonly<Partial<Record<ElementName, HelpTopic>>> = {
  given_name: "names",
  family_name: "names",
  name_of_use: "names",
  birthdate: "birthdate",
  address: "address",
  email: "reach",
  phone_number: "reach",
  family_quotient: "family_quotient",
  caf_number: "family_quotient",
  school: "school",
  school_level: "school",
  allergies: "allergies",
};

export const findElementTopic = (name: ElementName): HelpTopic | undefined => ofElement[name];

const ofStep: Readonly<Record<string, HelpTopic>> = {
  names: "names",
  birth: "birthdate",
  address: "address",
  commune: "commune",
  reach: "reach",
  children: "children",
  school: "school",
};

/** The question that a page of enrolment asks: "child_2_relation", "proof_home_kind". */
export function findStepTopic(stepId: string): HelpTopic | undefined {
  if (Object.hasOwn(ofStep, stepId)) return ofStep[stepId];
  if (/^child_\d+$/.test(stepId)) return "names";
  if (/^child_\d+_relation$/.test(stepId)) return "child_relation";
  const [, proof = ""] = /^proof_(identity|home|children|relative)/.exec(stepId) ?? [];
  const topic = proof === "relative" ? "proof_identity" : `proof_${proof}`;
  return isHelpTopic(topic) ? topic : undefined;
}
