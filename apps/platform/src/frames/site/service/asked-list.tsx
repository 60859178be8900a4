import { type ElementRequest, isElementName, legalBases } from "@ardeco/contracts";
import { Definition, Section } from "@ardeco/ui";
import type { Language } from "../../../kernel/errors.ts";
import type { PlaceNames } from "../offer.ts";
import type { AlreadyKnown } from "./already-known.ts";
import { requestLabel } from "./request-label.ts";
import { formatRetention } from "./retention-text.ts";
import { serviceWords } from "./service-words.ts";

interface AskedListProps {
  readonly requests: readonly ElementRequest[];
  readonly places: PlaceNames;
  readonly known: AlreadyKnown | undefined;
  readonly language: Language;
}

/**
 * Each element with its reason, its legal basis and how long it stays (GDPR art. 13): what is required comes
 * first.
 */
export function AskedList({ requests, places, known, language }: AskedListProps) {
  const say = serviceWords(language);
  const required = requests.filter((request) => request.required);
  const optional = requests.filter((request) => !request.required);
  const groups = [
    { title: say.required, members: required },
    { title: say.optional, members: optional },
  ].filter(({ members }) => members.length > 0);
  const lead = requests.length === 0 ? say.asksNothing : say.asksLead(required.length);
  return (
    <Section id="asks" title={say.asks} lead={lead}>
      <div class="ar-stack">
        {groups.map(({ title, members }) => (
          <div key={title} class="ar-stack">
            <h3>{title}</h3>
            <Definition
              items={members.map((request) => ({
                term: formatAskedLabel(request, places, language),
                description: (
                  <Reason request={request} validated={isValidated(request, known)} language={language} />
                ),
              }))}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}

interface ReasonProps {
  readonly request: ElementRequest;
  readonly validated: boolean;
  readonly language: Language;
}

function Reason({ request, validated, language }: ReasonProps) {
  const { purpose, without, required, legalBasis, retentionDays } = request;
  return (
    <>
      {purpose[language]}
      {without && !required && ` ${without[language]}`}
      <br />
      <span class="ar-hint">
        {legalBases[legalBasis][language]} · {formatRetention(retentionDays, language)}
        {validated && ` · ${serviceWords(language).known}`}
      </span>
    </>
  );
}

const isValidated = ({ element }: ElementRequest, known: AlreadyKnown | undefined): boolean =>
  known !== undefined && isElementName(element) && known.elements.has(element);

function formatAskedLabel({ element, form }: ElementRequest, places: PlaceNames, language: Language): string {
  const label = requestLabel(element, places, language);
  return form === "bracket" ? serviceWords(language).bracket(label) : label;
}
