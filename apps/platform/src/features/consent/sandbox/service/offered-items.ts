import type { ServiceDefinition, Text } from "@ardeco/contracts";

type Request = ServiceDefinition["requests"][number];

/**
 * What a service of the sandbox may ask for: of the registry, what its people have, answers before values.
 */
export const offeredItems = [
  "age_over_18",
  "age_under_25",
  "lives_in_14118",
  "family_quotient_bracket",
  "given_name",
  "family_name",
  "birthdate",
  "email",
  "phone_number",
  "address",
  "family_quotient",
  "school",
  "school_level",
] as const;

const offered: ReadonlySet<string> = new Set(offeredItems);
export const isOffered = (element: string): boolean => offered.has(element);

/** In euros: where each bracket after the first begins, as most towns of 100,000 people cut them. */
const BRACKETS = [400, 700, 1_000, 1_400];

export function buildElementRequest(
  element: string,
  { required, purpose }: { readonly required: boolean; readonly purpose: Text },
): Request {
  const common = { element, required, purpose, legalBasis: "consent" as const, retentionDays: 0 };
  if (element === "family_quotient_bracket") return { ...common, form: "bracket", brackets: BRACKETS };
  return { ...common, form: /^(age_|lives_in_)/.test(element) ? "derived" : "raw" };
}
