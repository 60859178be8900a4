import { Button, Details, Form, Section, Timeline } from "@ardeco/ui";
import { formatLongDay, formatTimeOfDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { HouseholdList } from "../../../../../../frames/desk/common/household-list.tsx";
import { type CivilDate, formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { type Field, FieldView, type Visit } from "../../../../../../web/index.ts";
import { formatStep, type Step } from "../../../index.ts";
import type { DeskFileState } from "./file-state.ts";
import { fileWords } from "./file-words.ts";

/** What helps to decide without being decided. */
export function FileAsides({ state }: { state: DeskFileState }) {
  const { visit, view } = state;
  const words = fileWords(visit.language);
  const at = buildDeskAddresses(visit.brand);
  return (
    <>
      <Section id="foyer" title={words.household}>
        <HouseholdList
          visit={visit}
          personId={view.file.personId}
          around={view}
          kept={view.documents.filter(({ state: kept }) => kept === "kept")}
          approveAt={(id) => at.fileAct(view.file.id, `liens/${id}`)}
        />
      </Section>
      <Notes state={state} />
      <Section id="histoire" title={words.history}>
        <Details summary={words.steps(view.steps.length)}>
          <Timeline days={groupStepDays(view.steps, visit)} />
        </Details>
      </Section>
    </>
  );
}

export const noteField: Field = {
  kind: "text",
  name: "note",
  multiline: true,
  maxLength: 2000,
  label: { fr: "Ajouter une note", en: "Add a note" },
};

function Notes({ state: { visit, view, typed, errors } }: { state: DeskFileState }) {
  const words = fileWords(visit.language);
  const notes = view.steps.filter(({ what }) => what === "note_added" || what === "another_person");
  return (
    <Section id="notes" title={words.notes} lead={words.notesLead}>
      <ul class="ar-desk-list">
        {notes.map((step) => (
          <li key={step.at}>
            {step.note}
            <span class="ar-desk-number">
              {step.by.label}, {formatLongDay(step.at, visit.language)}
            </span>
          </li>
        ))}
      </ul>
      <Form
        action={buildDeskAddresses(visit.brand).fileAct(view.file.id, "notes")}
        csrf={visit.csrf()}
        hidden={{ version: String(view.file.version) }}
      >
        <FieldView field={noteField} {...{ typed, errors }} language={visit.language} answers={{}} />
        <Button variant="secondary">{words.noteSubmit}</Button>
      </Form>
    </Section>
  );
}

function groupStepDays(steps: readonly Step[], { language }: Visit) {
  const words = fileWords(language);
  const days = new Map<CivilDate, Step[]>();
  for (const step of steps.toReversed()) {
    const day = toCivilDate(new Date(step.at));
    days.set(day, [...(days.get(day) ?? []), step]);
  }
  const by = ({ by: author }: Step) => author.label ?? (author.kind === "staff" ? "" : words.by[author.kind]);
  return [...days].map(([date, own]) => ({
    date,
    label: formatLongDate(date, language),
    entries: own.map((step, index) => ({
      key: `${step.at}-${index}`,
      time: [formatTimeOfDay(new Date(step.at), language), by(step)].filter(Boolean).join(", "),
      text: formatStep(step)[language],
    })),
  }));
}
