import { documentKinds, type ElementName, elementDefinition, formatElement } from "@ardeco/contracts";
import { Alert, Button, Details, Form, Select } from "@ardeco/ui";
import { formatLongDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import { type Field, FieldView, type TypedValues, toTypedValues } from "../../../../../../web/index.ts";
import type { Element } from "../../../../../identity/identity/index.ts";
import { toElementAnswer } from "../../../../../identity/identity/pages/common/elements/element-answer.ts";
import { doubtWords } from "../../../../checks/index.ts";
import { checkWords } from "../../../../evidence/pages/common/evidence/check-words.ts";
import { isDecidedOnEvidence } from "../../../index.ts";
import { actWords } from "./act-words.ts";
import {
  buildDecisionFields,
  type ElementAct,
  findSoundDocument,
  formatInputName,
  listEvidenceDoubts,
} from "./decision-fields.ts";
import { elementWords } from "./element-words.ts";
import { type DeskFileState, mayDecideFile, type PendingElement } from "./file-state.ts";

interface ElementProps {
  readonly state: DeskFileState;
  readonly element: PendingElement;
}

export const formatElementAnchor = (name: string): string => `element-${name}`;

/** One declared value and what may be done of it: the usual act in two keys, the others folded below. */
export function ElementCard({ state, element }: ElementProps) {
  const { language } = state.visit;
  const words = elementWords(language);
  const { declared, validated, name } = element;
  const { label, sensitive } = elementDefinition(name);
  const value = formatElement(name, declared.value, language);
  return (
    <article
      class="ar-desk-element"
      id={formatElementAnchor(name)}
      aria-labelledby={`${formatElementAnchor(name)}-title`}
    >
      <h3 id={`${formatElementAnchor(name)}-title`}>{label[language]}</h3>
      {sensitive ? (
        <Details summary={words.showValue}>
          <p class="ar-desk-value">{value}</p>
        </Details>
      ) : (
        <p class="ar-desk-value">{value}</p>
      )}
      <p class="ar-hint">{formatSayer(declared, language)}</p>
      <SealedProofNote {...{ state, element }} />
      <Doubts {...{ state, element }} />
      {validated && <p class="ar-hint">{words.replaces(formatElement(name, validated.value, language))}</p>}
      {mayDecideFile(state) && <Decisions state={state} element={element} />}
    </article>
  );
}

const partOf: Readonly<Partial<Record<ElementName, "names" | "birthdate" | "address">>> = {
  given_name: "names",
  family_name: "names",
  birthdate: "birthdate",
  address: "address",
};

/** A document that the file holds for it bears a seal which says the same, and is the person's, whole. */
export function SealedProofNote({ state, element: { name } }: ElementProps) {
  const { checks, visit } = state;
  const document = findSoundDocument(name, state);
  const check = document && checks.get(document.id);
  if (!document || check?.outcome !== "verified") return null;
  const same = new Set(check.compared.flatMap(({ part, outcome }) => (outcome === "same" ? [part] : [])));
  if (!same.has("names") || !hasSamePart(same, partOf[name])) return null;
  const kind = formatInnerLabel(documentKinds[document.kind][visit.language]);
  return <p class="ar-hint">{checkWords(visit.language).confirmed(kind)}</p>;
}

const hasSamePart = <Part,>(same: ReadonlySet<Part>, part: Part | undefined): boolean =>
  part !== undefined && same.has(part);

/** What checks say against documents that the file holds for it: read before the decision, not after. */
export function Doubts({ state, element: { name } }: ElementProps) {
  const { language } = state.visit;
  const words = elementWords(language);
  const doubted = state.view.documents.flatMap((document, index) => {
    const doubts = document.elements.includes(name) ? listEvidenceDoubts(name, document.id, state) : [];
    return doubts.length === 0 ? [] : [{ id: document.id, number: index + 1, doubts }];
  });
  if (doubted.length === 0) return null;
  return (
    <Alert tone="warning" title={words.doubted}>
      <ul>
        {doubted.map(({ id, number, doubts }) => (
          <li key={id}>
            {words.piece(number)} {doubts.map((doubt) => doubtWords[doubt][language]).join(", ")}.
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function formatSayer({ provenance: { by, at } }: Element, language: Language): string {
  const { declaredBy } = elementWords(language);
  const who = by?.kind === "staff" ? declaredBy.staff(by.label ?? "") : declaredBy[by?.kind ?? "system"];
  return `${formatLongDay(at, language)}, ${who}`;
}

function Decisions({ state, element }: ElementProps) {
  const words = actWords(state.visit.language);
  const form = { state, element } as const;
  if (!isDecidedOnEvidence(element.name)) return <Confirmation {...form} />;
  return (
    <>
      <ActForm {...form} act="valider" submit={words.validate} />
      <div class="ar-desk-others">
        <Folded {...form} act="corriger" summary={words.correct} submit={words.correctSubmit} />
        <Folded
          {...form}
          act="refuser"
          summary={words.refuse}
          submit={words.refuse}
          hint={words.appeal}
          danger
        />
        <Folded {...form} act="demander" summary={words.ask} submit={words.askSubmit} />
        <Folded
          {...form}
          act="exception"
          summary={words.exception}
          submit={words.exceptionSubmit}
          hint={words.exceptionHint}
        />
      </div>
    </>
  );
}

/** No document proves an address or a number: an agent takes it from the person, and says how. */
function Confirmation(form: ElementProps) {
  const words = actWords(form.state.visit.language);
  return (
    <div class="ar-desk-others">
      <Folded
        {...form}
        act="exception"
        summary={words.confirm}
        submit={words.confirmSubmit}
        hint={words.confirmHint}
      />
      <Folded {...form} act="refuser" summary={words.refuse} submit={words.refuse} danger />
    </div>
  );
}

interface ActProps extends ElementProps {
  readonly act: ElementAct;
  readonly submit: string;
  readonly hint?: string;
  readonly danger?: boolean;
}

/** Open again when it comes back refused: what was typed shows without a search. */
function Folded({ summary, ...props }: ActProps & { readonly summary: string }) {
  const prefix = `${props.act}_${props.element.name}_`;
  const came = [...props.state.typed.keys()].some((name) => name.startsWith(prefix));
  return (
    <Details summary={summary} open={came}>
      {props.hint && <p class="ar-hint">{props.hint}</p>}
      <ActForm {...props} />
    </Details>
  );
}

function ActForm({ state, element, act, submit, danger }: ActProps) {
  const { visit, view } = state;
  const { name, declared } = element;
  const label = elementDefinition(name).label[visit.language];
  const of = actWords(visit.language).of(formatInnerLabel(label));
  return (
    <Form
      action={buildDeskAddresses(visit.brand).elementAct(view.file.id, name, act)}
      csrf={visit.csrf()}
      hidden={{ version: String(view.file.version), elementId: declared.id }}
    >
      {buildDecisionFields(name, act, state).map((field) => (
        <Question key={field.name} {...{ state, element, act, field }} />
      ))}
      <Button variant={danger ? "danger" : "secondary"} icon={act === "valider" ? "check" : undefined}>
        {submit}
        <span class="ds-sr-only">{of}</span>
      </Button>
    </Form>
  );
}

function Question({ state, element, act, field }: Omit<ActProps, "submit"> & { readonly field: Field }) {
  const { language } = state.visit;
  const typed = formatTypedInputs(state, element, act, field);
  const isEvidence = field.name === formatInputName(element.name, act, "evidence");
  if (field.kind !== "choice" || !isEvidence || typeof field.options === "function")
    return <FieldView field={field} typed={typed} errors={state.errors} language={language} answers={{}} />;
  return (
    <Select
      name={field.name}
      label={field.label[language]}
      error={state.errors.find((error) => error.field === field.name)?.[language]}
      choices={field.options.map(({ value, label }) => ({ value, label: label[language] }))}
      value={typed.get(field.name)?.[0]}
    />
  );
}

/** What was typed before; else the document of the file, or the declared value to correct. */
function formatTypedInputs(
  state: DeskFileState,
  element: PendingElement,
  act: ElementAct,
  field: Field,
): TypedValues {
  const sent = [...state.typed.keys()].some(
    (name) => name === field.name || name.startsWith(`${field.name}_`),
  );
  if (sent) return state.typed;
  if (field.name === formatInputName(element.name, act, "evidence")) {
    const document = findSoundDocument(element.name, state);
    return document ? new Map([[field.name, [`document:${document.id}`]]]) : new Map();
  }
  if (field.name === formatInputName(element.name, act, "value"))
    return toTypedValues([field], { [field.name]: toElementAnswer(element.declared.value) });
  return new Map();
}
