import type { ServiceDefinition } from "../service/service-definition.ts";

/** Members that the standard says; every other goes in our literal. */
const said = ["title", "summary", "conditions", "channels", "presentation"];
const saidOfPage = [
  "themes",
  "lifeEvents",
  "situations",
  "keywords",
  "cost",
  "answerDays",
  "documents",
  "places",
  "sheet",
  "address",
];

/**
 * What CPSV-AP has no word for: what is asked and why, the rule, the end; easy-to-read text, partner, form.
 */
export function restOf({ presentation = {}, ...definition }: ServiceDefinition): Record<string, unknown> {
  const page = without(presentation, saidOfPage);
  return {
    ...without(definition, said),
    ...(Object.keys(page).length > 0 ? { presentation: page } : {}),
  };
}

function without(members: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([name]) => !names.includes(name)));
}
