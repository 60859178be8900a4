import { elementDefinition } from "@ardeco/contracts";
import { Definition, type DefinitionItem, LinkButton, SummaryList } from "@ardeco/ui";
import { formatLongDate } from "../../../../../../../kernel/civil-date.ts";
import { FormErrors, type Visit } from "../../../../../../../web/index.ts";
import { CheckedDocuments } from "../../../../../evidence/pages/common/evidence/check-note.tsx";
import type { DecisionMade } from "../../../../index.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { AnotherDocument, isNotEnough } from "./another-document.tsx";
import { AskedView } from "./asked-view.tsx";
import { Corrections, ReceivedDocuments } from "./request-notices.tsx";
import type { RequestViewProps } from "./request-view-props.ts";
import { requestWords } from "./request-words.ts";
import { StateTag } from "./state-tag.tsx";
import { StepsTaken } from "./steps-taken.tsx";

/**
 * Where a request stands: its state in words, what comes next, what is asked, what was decided, what
 * happened.
 */
export function RequestView(props: RequestViewProps) {
  const { visit, title, tracking, errors } = props;
  const { language, brand } = visit;
  const { file, next, requests, decisions, appeal, steps } = tracking;
  const at = buildEnrolmentPaths(brand);
  const words = requestWords(language);
  const isAnotherAsked = props.toProve.length > 0 && isNotEnough(props.checked);
  return (
    <>
      <FormErrors errors={errors} language={language} />
      {props.received && <ReceivedDocuments {...props} />}
      <h1>{title}</h1>
      <p>
        <StateTag {...tracking} language={language} />
      </p>
      <p class="ar-lead">{isAnotherAsked ? words.anotherNext : next[language]}</p>
      {requests.map((asked) => (
        <AskedView key={asked.id} {...props} asked={asked} action={at.request(file.id)} />
      ))}
      <CheckedDocuments documents={props.checked} language={language} here={at.request(file.id)} />
      <AnotherDocument {...props} action={at.request(file.id)} />
      {decisions.length > 0 && (
        <section class="ar-stack">
          <h2>{words.decisions}</h2>
          <SummaryList rows={decisions.map((made) => renderDecisionRow(made, visit))} />
          <Corrections {...props} />
          {appeal && <p>{appeal[language]}</p>}
        </section>
      )}
      <Definition items={renderRequestFacts(props)} />
      <StepsTaken {...{ visit, steps }} />
      <Ways {...props} />
    </>
  );
}

function renderDecisionRow({ element, outcome, reason }: DecisionMade, { language }: Visit) {
  const outcomes = requestWords(language);
  const value = [outcomes[outcome], reason].filter(Boolean).join(" : ");
  return { label: elementDefinition(element).label[language], value };
}

function renderRequestFacts({ visit: { language }, tracking }: RequestViewProps): DefinitionItem[] {
  const words = requestWords(language);
  const { file, office } = tracking;
  const waited = file.state === "submitted" || file.state === "in_review";
  return [
    ...(file.receiptNumber ? [{ term: words.number, description: file.receiptNumber }] : []),
    ...(waited && file.dueOn
      ? [{ term: words.delay, description: formatLongDate(file.dueOn, language) }]
      : []),
    ...(office
      ? [{ term: words.office, description: [office.name, office.contact.phone].filter(Boolean).join(", ") }]
      : []),
  ];
}

const withdrawable = new Set(["submitted", "in_review", "awaiting_person"]);

function Ways({ visit, tracking: { file } }: RequestViewProps) {
  const words = requestWords(visit.language);
  const at = buildEnrolmentPaths(visit.brand);
  return (
    <div class="ar-actions">
      {file.receiptNumber && (
        <LinkButton variant="secondary" href={at.receipt(file.id)} icon="receipt">
          {words.receipt}
        </LinkButton>
      )}
      {withdrawable.has(file.state) && <a href={at.withdrawal(file.id)}>{words.withdraw}</a>}
    </div>
  );
}
