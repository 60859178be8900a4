import { documentKinds, elementDefinition, formatElement } from "@ardeco/contracts";
import { Button, Form, SummaryList, Tag, type Tone } from "@ardeco/ui";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import { type Element, formatDecider } from "../../../../../identity/identity/index.ts";
import type { DecisionMade, DecisionOutcome } from "../../../index.ts";
import { actWords } from "./act-words.ts";
import { findSoundDocument } from "./decision-fields.ts";
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
  const pending = isOver(state) ? [] : listPendingElements(state.view.elements);
  return (
    <>
      {pending.map((element) => (
        <ElementCard key={element.name} state={state} element={element} />
      ))}
      <Others state={state} />
      <AllAtOnce state={state} />
      <Decided state={state} />
    </>
  );
}

/** The usual file: every value reads on the document beside it. */
function AllAtOnce({ state }: { state: DeskFileState }) {
  const { view, visit } = state;
  const words = actWords(visit.language);
  const proven = listPendingElements(view.elements).filter(({ name }) => findSoundDocument(name, state));
  if (!mayDecideFile(state) || proven.length < 2) return null;
  const hidden = Object.fromEntries(
    proven.map(({ name, declared }) => [
      `element_${name}`,
      `${declared.id}:${findSoundDocument(name, state)?.id ?? ""}`,
    ]),
  );
  return (
    <Form
      action={buildDeskAddresses(visit.brand).fileAct(view.file.id, "tout-valider")}
      csrf={visit.csrf()}
      hidden={{ version: String(view.file.version), ...hidden }}
    >
      <p class="ar-hint">{words.validateAllHint}</p>
      <Button icon="list-checks">{words.validateAll(proven.length)}</Button>
    </Form>
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
