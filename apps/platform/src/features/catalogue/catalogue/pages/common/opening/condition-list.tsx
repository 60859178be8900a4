import type { ServiceDefinition } from "@ardeco/contracts";
import { SummaryList, Tag, type Tone } from "@ardeco/ui";
import type { Language } from "../../../../../../kernel/errors.ts";
import { type ConditionAnswer, formatCondition } from "../../../index.ts";
import { openingWords } from "./opening-words.ts";

const TONES: Readonly<Record<ConditionAnswer["outcome"], Tone>> = {
  yes: "success",
  no: "danger",
  missing: "warning",
};

/** Each condition of a service, in words, with what it gives for one person. */
export function ConditionList({
  conditions,
  definition,
  language,
}: {
  readonly conditions: readonly ConditionAnswer[];
  readonly definition: ServiceDefinition;
  readonly language: Language;
}) {
  if (conditions.length === 0) return null;
  const words = openingWords(language);
  return (
    <SummaryList
      rows={conditions.map(({ condition, outcome }) => ({
        label: formatCondition(definition, condition)?.[language] ?? words.untold,
        value: <Tag tone={TONES[outcome]}>{words.holds[outcome]}</Tag>,
      }))}
    />
  );
}
