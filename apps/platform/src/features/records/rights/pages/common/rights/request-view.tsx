import { Alert, Definition, type DefinitionItem, Tag, Timeline, type Tone } from "@ardeco/ui";
import { formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { isLate, type RightsRequest, type RightsState } from "../../../index.ts";
import { pauseWords } from "./pause-words.ts";
import { rightsWords } from "./rights-words.ts";

const tones: Readonly<Record<RightsState, Tone>> = {
  waiting: "info",
  scheduled: "warning",
  answered: "success",
  refused: "danger",
  undone: "neutral",
};

interface RequestProps {
  readonly request: RightsRequest;
  readonly language: Language;
}

export function RequestState({ request: { state, colleague, right }, language }: RequestProps) {
  // Nobody waits for an answer about a pause that is lifted.
  if (state === "undone" && right === "restriction")
    return <Tag tone={tones.undone}>{pauseWords(language).lifted}</Tag>;
  if (state === "scheduled" && colleague === "needed")
    return <Tag tone="danger">{rightsWords(language).states.unconfirmed}</Tag>;
  return <Tag tone={tones[state]}>{rightsWords(language).states[state]}</Tag>;
}

/** "Réponse avant le…", "Effacement le…", "Répondu le…": the day that counts now. */
export function formatRelevantDay(
  { state, dueOn, actsOn, answeredOn, colleague, right }: RightsRequest,
  language: Language,
): string {
  const words = rightsWords(language);
  if (state === "scheduled" && actsOn)
    return (colleague === "needed" ? words.actsOnOnce : words.actsOn)(formatLongDate(actsOn, language));
  if (state === "waiting" || answeredOn === undefined) return words.before(formatLongDate(dueOn, language));
  if (state === "undone" && right === "restriction")
    return pauseWords(language).liftedOn(formatLongDate(answeredOn, language));
  return (state === "undone" ? words.undoneOn : words.answeredOn)(formatLongDate(answeredOn, language));
}

/** Number, days, what was said on both sides, and the way to the CNIL when it went wrong. */
export function RequestFacts({
  request,
  language,
  now,
  also = [],
}: RequestProps & { readonly now: Date; readonly also?: readonly DefinitionItem[] }) {
  const words = rightsWords(language);
  const { number, receivedOn, state, dueOn, service, steps } = request;
  return (
    <>
      <p class="ar-lead">{formatRelevantDay(request, language)}.</p>
      <Definition
        items={[
          ...also,
          { term: words.facts.state, description: <RequestState request={request} language={language} /> },
          { term: words.facts.received, description: formatLongDate(receivedOn, language) },
          ...(service ? [{ term: words.facts.service, description: service }] : []),
          { term: words.facts.number, description: number },
        ]}
      />
      {isLate({ state, dueOn }, toCivilDate(now)) && (
        <Alert tone="warning" title={words.late}>
          <p>
            <a href={words.cnilHref}>{words.cnilLink}</a>
          </p>
        </Alert>
      )}
      <h2>{words.story}</h2>
      <Timeline
        level={3}
        days={[...Map.groupBy(steps, ({ at }) => toCivilDate(new Date(at)))].map(([date, ofDay]) => ({
          date,
          label: formatLongDate(date, language),
          entries: ofDay.map((step, index) => ({
            key: `${step.at}-${index}`,
            time: formatTimeOfDay(new Date(step.at), language),
            icon: step.what === "asked" ? "message-square" : "circle-check",
            text: (
              <>
                <p>
                  <strong>{words.steps[step.what]}</strong>
                </p>
                {step.text !== "" && <p class="ar-lines">{step.text}</p>}
                {step.by && <p class="ar-hint">{words.by(step.by)}</p>}
              </>
            ),
          })),
        }))}
      />
    </>
  );
}

/** Where to go when an answer does not suit: said under every refusal. */
export function WayToCnil({ language }: { readonly language: Language }) {
  const words = rightsWords(language);
  return (
    <>
      <h2>{words.cnil}</h2>
      <p>{words.cnilText}</p>
      <p>
        <a href={words.cnilHref}>{words.cnilLink}</a>
      </p>
      <p class="ar-hint">{words.cnilPost}</p>
    </>
  );
}
