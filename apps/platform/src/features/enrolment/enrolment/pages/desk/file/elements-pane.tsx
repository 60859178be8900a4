import { documentKinds, elementDefinition, formatElement } from "@ardeco/contracts";
import { Details, SummaryList, Tag, type Tone } from "@ardeco/ui";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import { type Element, formatDecider } from "../../../../../identity/identity/index.ts";
import type { DecisionMade, DecisionOutcome } from "../../../index.ts";
import { DecideForm } from "./decide-form.tsx";
import { decideWords } from "./decide-words.ts";
import { ElementCard } from "./element-card.tsx";
import { elementWords } from "./element-words.ts";
import { isOver } from "./file-notices.tsx";
import {
  type DeskFileState,
  listPendingElements,
  listUnprovenElements,
  mayDecideFile,
} from "./file-state.ts";

/**
 * Declared values: those to decide, those that no document proves, those decided. The last decision closes
 * the file: it comes after. Once over, what is said since waits in another file.
 */
export function ElementsPane({ state }: { state: DeskFileState }) {
  return (
    <>
      <DecideForm state={state} />
      <OneByOne state={state} />
      <Others state={state} />
      <Decided state={state} />
    </>
  );
}

/** The rarer acts, folded under the form; a colleague who may not decide reads the values here. */
function OneByOne({ state }: { state: DeskFileState }) {
  const pending = isOver(state) ? [] : listPendingElements(state.view.elements);
  const cards = pending.map((element) => <ElementCard key={element.name} state={state} element={element} />);
  if (!mayDecideFile(state) || pending.length === 0) return <>{cards}</>;
  const came = [...state.typed.keys()].some((name) => name === "elementId");
  return (
    <Details summary={decideWords(state.visit.language).one} open={came}>
      {cards}
    </Details>
  );
}

const tones: Readonly<Record<DecisionOutcome, Tone>> = {
  validated: "success",
  corrected: "success",
  refused: "danger",
  exception: "warning",
};

function Decided({ state: { view, visit } }: { state: DeskFileState }) {
  const { language } = visit;
  const words = elementWords(language);
  const known = view.elements.filter(({ validated, declared }) => validated && !declared);
  const made = new Map(view.decisions.map((decision) => [decision.element, decision]));
  const refused = view.decisions.filter(
    ({ element, outcome }) => outcome === "refused" && !view.elements.some(({ name }) => name === element),
  );
  if (known.length + refused.length === 0) return null;
  const label = (name: DecisionMade["element"]) => elementDefinition(name).label[language];
  return (
    <>
      <h3>{words.decided}</h3>
      <SummaryList
        rows={[
          ...known.map(({ name, validated }) => ({
            label: label(name),
            value: <Outcomes {...{ visit }} made={made.get(name)} element={validated} />,
          })),
          ...refused.map((decision) => ({
            label: label(decision.element),
            value: <Outcomes {...{ visit }} made={decision} element={undefined} />,
          })),
        ]}
      />
    </>
  );
}

interface OutcomeProps {
  readonly visit: DeskFileState["visit"];
  readonly made: DecisionMade | undefined;
  readonly element: Element | undefined;
}

function Outcomes({ visit: { language }, made, element }: OutcomeProps) {
  const words = elementWords(language);
  const by = made?.by ?? (element ? formatDecider(element.provenance) : "");
  const at = made?.at ?? element?.provenance.at ?? "";
  const evidence = made?.evidence ?? element?.provenance.evidence?.kind;
  const reason = made?.reason ?? element?.provenance.reason;
  const value = element && formatElement(element.name, element.value, language);
  const details = [
    at === "" ? "" : words.decidedBy(by, formatLongDay(at, language)),
    evidence ? words.onEvidence(formatInnerLabel(documentKinds[evidence][language])) : "",
  ].filter(Boolean);
  return (
    <>
      {value}{" "}
      <Tag tone={made ? tones[made.outcome] : "neutral"}>{words.outcomes[made?.outcome ?? "before"]}</Tag>
      <span class="ar-desk-number">{details.join(", ")}</span>
      {reason && <span class="ar-desk-number">{words.becauseOf(reason)}</span>}
    </>
  );
}

function Others({ state }: { state: DeskFileState }) {
  const { language } = state.visit;
  const words = elementWords(language);
  const others = isOver(state) ? [] : listUnprovenElements(state.view.elements);
  if (others.length === 0) return null;
  return (
    <>
      <h3>{words.others}</h3>
      {mayDecideFile(state) && <p class="ar-hint">{words.othersLead}</p>}
      {others.map((element) => (
        <ElementCard key={element.name} state={state} element={element} />
      ))}
    </>
  );
}
