import { elementDefinition, isElementName } from "@ardeco/contracts";
import { Section, SummaryList } from "@ardeco/ui";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import type { Grant } from "../../../../consent/index.ts";
import { grantWords } from "./grant-words.ts";

/** What a law makes a service keep after the end, and until when; nothing when nothing is kept. */
export function KeptView({ grant, language }: { readonly grant: Grant; readonly language: Language }) {
  const kept = grant.withdrawal?.kept ?? [];
  if (kept.length === 0) return null;
  const words = grantWords(language);
  const rows = kept.map(({ element, until, law }) => ({
    label: isElementName(element) ? elementDefinition(element).label[language] : element,
    value: words.keptUntil(plainDay(until, language), law),
  }));
  return (
    <Section id="garde" title={words.kept}>
      <SummaryList rows={rows} />
    </Section>
  );
}
