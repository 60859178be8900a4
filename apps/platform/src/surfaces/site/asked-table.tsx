import { type ElementRequest, legalBases } from "@ardeco/contracts";
import { Section, Table, Tag } from "@ardeco/ui";
import type { Language } from "../../kernel/errors.ts";
import { requestLabel } from "./request-label.ts";
import { retentionText } from "./retention-text.ts";
import type { Places } from "./service-page.tsx";
import { serviceWords } from "./service-words.ts";

interface AskedTableProps {
  readonly requests: readonly ElementRequest[];
  readonly places: Places;
  readonly language: Language;
}

/** Each element with its reason, its legal basis and how long it stays (GDPR art. 13): what is required comes first. */
export function AskedTable({ requests, places, language }: AskedTableProps) {
  const say = serviceWords(language);
  const required = requests.filter((request) => request.required);
  const ordered = [...required, ...requests.filter((request) => !request.required)];
  if (requests.length === 0) {
    return (
      <Section id="asks" title={say.asks}>
        <p>{say.asksNothing}</p>
      </Section>
    );
  }
  return (
    <Section id="asks" title={say.asks} lead={say.asksLead(required.length)}>
      <Table
        id="asked"
        caption={say.asks}
        columns={[say.information, say.why, say.basis, say.kept, say.need].map((label) => ({ label }))}
        rows={ordered.map((request) => ({
          key: request.element,
          cells: [
            labelOf(request, places, language),
            request.purpose[language],
            legalBases[request.legalBasis][language],
            retentionText(request.retentionDays, language),
            <Tag key="need" tone={request.required ? "info" : "neutral"}>
              {request.required ? say.required : say.optional}
            </Tag>,
          ],
        }))}
      />
    </Section>
  );
}

function labelOf({ element, form }: ElementRequest, places: Places, language: Language): string {
  const label = requestLabel(element, places, language);
  return form === "bracket" ? serviceWords(language).bracket(label) : label;
}
