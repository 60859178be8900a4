import { documentKinds, type ElementName, elementDefinition, formatElement } from "@ardeco/contracts";
import { Button, Details, Form, RadioGroup, Select, TextArea } from "@ardeco/ui";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { formatInnerLabel } from "../../../../../../kernel/text.ts";
import { getTypedText } from "../../../../../../web/index.ts";
import { type DecideGroup, formatRowName, listDecideGroups, rowActs } from "./decide-groups.ts";
import { decideWords, standardReasons } from "./decide-words.ts";
import { findSoundDocument, isDoubted } from "./decision-fields.ts";
import { Doubts, SealedProofNote } from "./element-card.tsx";
import { elementWords } from "./element-words.ts";
import { type DeskFileState, listPendingElements, mayDecideFile, type PendingElement } from "./file-state.ts";

/** Where the keyboard goes to, and goes on from while something is left. */
export const DECISIONS = "decisions";

/**
 * One form for the whole file: what was seen is chosen once for all that it proves, and one button sends all.
 */
export function DecideForm({ state }: { state: DeskFileState }) {
  const { view, visit } = state;
  const pending = listPendingElements(view.elements);
  if (!mayDecideFile(state) || pending.length === 0) return null;
  const words = decideWords(visit.language);
  return (
    <div class="ar-decide" id={DECISIONS}>
      <Form
        action={buildDeskAddresses(visit.brand).fileAct(view.file.id, "decisions")}
        csrf={visit.csrf()}
        hidden={{ version: String(view.file.version), cle: visit.context.newId() }}
      >
        {listDecideGroups(pending, state).map((group) => (
          <Group key={group.seenName} {...{ state, group }} />
        ))}
        <div class="ar-decide__bar">
          <Button icon="list-checks">
            <span class="ar-decide__validate">{words.validate}</span>
            <span class="ar-decide__save">{words.save}</span>
          </Button>
          <p class="ar-hint">{words.left}</p>
        </div>
      </Form>
    </div>
  );
}

function Group({ state, group }: { state: DeskFileState; group: DecideGroup }) {
  const { language } = state.visit;
  const { seenName, elements, options, seen } = group;
  const words = decideWords(language);
  const labels = elements.map(({ name }) => formatInnerLabel(elementDefinition(name).label[language]));
  return (
    <div class="ar-decide__group">
      <Select
        name={seenName}
        label={words.seenOn}
        hint={words.seenOnFor(labels.join(", "))}
        error={findError(state, seenName)}
        choices={options.map(({ value, label }) => ({ value, label: label[language] }))}
        value={state.typed.has(seenName) ? getTypedText(state.typed, seenName) : seen}
      />
      {elements.map((element) => (
        <Row key={element.name} {...{ state, element, seenName }} />
      ))}
    </div>
  );
}

interface RowProps {
  readonly state: DeskFileState;
  readonly element: PendingElement;
}

function Row({ state, element, seenName }: RowProps & { readonly seenName: string }) {
  const { language } = state.visit;
  const { name, declared, validated } = element;
  const { label, sensitive } = elementDefinition(name);
  const acts = formatRowName("acte", name);
  const value = formatElement(name, declared.value, language);
  const words = elementWords(language);
  const usual = findSoundDocument(name, state) ? "valider" : "laisser";
  return (
    <div class="ar-decide__row">
      <input type="hidden" name={formatRowName("element", name)} value={`${declared.id}:${seenName}`} />
      <RadioGroup
        name={acts}
        label={label[language]}
        hint={sensitive ? undefined : value}
        error={findError(state, acts)}
        inline
        choices={rowActs.map((act) => ({ value: act, label: decideWords(language).acts[act] }))}
        value={getTypedText(state.typed, acts) || usual}
      />
      {sensitive && (
        <Details summary={words.showValue}>
          <p class="ar-desk-value">{value}</p>
        </Details>
      )}
      <SealedProofNote {...{ state, element }} />
      <Doubts {...{ state, element }} />
      {validated && <p class="ar-hint">{words.replaces(formatElement(name, validated.value, language))}</p>}
      <Why {...{ state, element }} />
    </div>
  );
}

/** Shown by the style once refused or asked; always where the choice that shows it is not understood. */
function Why({ state, element: { name } }: RowProps) {
  const { language } = state.visit;
  const words = decideWords(language);
  const label = formatInnerLabel(elementDefinition(name).label[language]);
  const [kind, reason, more] = [
    formatRowName("kind", name),
    formatRowName("motif", name),
    formatRowName("precision", name),
  ];
  const kinds = listKinds(name);
  const typed = (field: string) => getTypedText(state.typed, field);
  return (
    <div class="ar-decide__why" data-always={isDoubted(name, state) ? "" : undefined}>
      <div class="ar-decide__kind">
        <Select
          name={kind}
          label={words.kind(label)}
          error={findError(state, kind)}
          choices={kinds.map((one) => ({ value: one, label: documentKinds[one][language] }))}
          value={typed(kind) || (kinds.length === 1 ? kinds[0] : undefined)}
          optional
        />
      </div>
      <Select
        name={reason}
        label={words.reason(label)}
        error={findError(state, reason)}
        choices={standardReasons.map((one) => ({ value: one, label: words.reasons[one] }))}
        value={typed(reason)}
        optional
      />
      <TextArea
        name={more}
        label={words.more(label)}
        hint={words.moreWhy}
        error={findError(state, more)}
        rows={2}
        limit={MOST_TYPED}
        value={typed(more)}
        optional
      />
    </div>
  );
}

export const MOST_TYPED = 800;

export const listKinds = (name: ElementName) => elementDefinition(name).provenBy;

const findError = ({ errors, visit }: DeskFileState, name: string): string | undefined =>
  errors.find(({ field }) => field === name)?.[visit.language];
