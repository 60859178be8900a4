import { lifeEvents, situations, studiedServices, type Text, themes } from "@ardeco/contracts";
import { Checkbox, CheckboxGroup, Details, Select } from "@ardeco/ui";
import { DocumentRows } from "./document-rows.tsx";
import { buildChoices, buildFieldProps, type Editing, Line } from "./editor-fields.tsx";
import { PlaceRows } from "./place-rows.tsx";
import { presentationWords } from "./presentation-words.ts";
import { isBoxTicked } from "./request-rows.tsx";

/** What the public page tells, in folded sections; one that has an error is open. */
export function PresentationFields({ editing }: { readonly editing: Editing }) {
  const words = presentationWords(editing.language);
  return (
    <section class="ar-stack" aria-labelledby="public-page">
      <h2 id="public-page">{words.title}</h2>
      <p>{words.lead}</p>
      <Details
        summary={words.find}
        open={hasErrors(editing, /_(themes|lifeEvents|situations|keywords|studied)$/)}
      >
        <Codes editing={editing} name="themes" list={themes} />
        <Codes editing={editing} name="lifeEvents" list={lifeEvents} />
        <Codes editing={editing} name="situations" list={situations} />
        <Field editing={editing} name="keywords" hint={words.keywordsHint} rows={4} />
        <Select
          {...buildFieldProps(editing, "presentation_studied")}
          label={words.fields.studied}
          choices={Object.entries(studiedServices).map(([value, text]) => ({
            value,
            label: text[editing.language],
          }))}
          optional
        />
      </Details>
      <Details summary={words.easy} open={hasErrors(editing, /_easyToRead$/)}>
        <Field editing={editing} name="easyToRead" hint={words.linesHint} rows={8} />
      </Details>
      <Details summary={words.practical} open={hasErrors(editing, /_(cost|answerDays|nextSteps|documents)/)}>
        <Practical editing={editing} />
      </Details>
      <Details summary={words.where} open={hasErrors(editing, /_places_/)}>
        <PlaceRows editing={editing} />
      </Details>
      <Details summary={words.elsewhere} open={hasErrors(editing, /_(sheet|address|form|partner_\w+)$/)}>
        <Elsewhere editing={editing} />
      </Details>
    </section>
  );
}

function Practical({ editing }: { readonly editing: Editing }) {
  const words = presentationWords(editing.language);
  return (
    <>
      <Field editing={editing} name="cost_from" hint={words.priceHint} />
      <Field editing={editing} name="cost_to" />
      <Field editing={editing} name="cost_explanation_fr" />
      <Field editing={editing} name="cost_explanation_en" />
      <Field editing={editing} name="answerDays" hint={words.daysHint} />
      <Checkbox
        name="presentation_paidOnline"
        label={words.fields.paidOnline}
        checked={isBoxTicked(editing.values, "presentation_paidOnline")}
      />
      <Field editing={editing} name="nextSteps_fr" hint={words.stepsHint} rows={4} />
      <Field editing={editing} name="nextSteps_en" rows={4} />
      <DocumentRows editing={editing} />
    </>
  );
}

function Elsewhere({ editing }: { readonly editing: Editing }) {
  const words = presentationWords(editing.language);
  return (
    <>
      <Field editing={editing} name="address" hint={words.addressHint} />
      <Field editing={editing} name="sheet" hint={words.sheetHint} />
      <Field editing={editing} name="form" />
      <Field editing={editing} name="partner_name" hint={words.partnerHint} />
      <Select
        {...buildFieldProps(editing, "presentation_partner_kind")}
        label={words.fields.partner_kind}
        choices={buildChoices(words.partnerKinds)}
        optional
      />
      <Field editing={editing} name="partner_site" />
    </>
  );
}

interface FieldProps {
  readonly editing: Editing;
  readonly name: keyof ReturnType<typeof presentationWords>["fields"];
  readonly hint?: string;
  readonly rows?: number;
}

function Field({ editing, name, hint, rows }: FieldProps) {
  return (
    <Line
      editing={editing}
      name={`presentation_${name}`}
      label={presentationWords(editing.language).fields[name]}
      optional
      {...(hint === undefined ? {} : { hint })}
      {...(rows === undefined ? {} : { rows })}
    />
  );
}

interface CodesProps {
  readonly editing: Editing;
  readonly name: "themes" | "lifeEvents" | "situations";
  readonly list: Readonly<Record<string, Text>>;
}

function Codes({ editing, name, list }: CodesProps) {
  const field = `presentation_${name}`;
  return (
    <CheckboxGroup
      {...buildFieldProps(editing, field)}
      values={editing.values.get(field)}
      label={presentationWords(editing.language).fields[name]}
      choices={Object.entries(list).map(([value, text]) => ({ value, label: text[editing.language] }))}
      optional
    />
  );
}

const hasErrors = ({ errors }: Editing, shape: RegExp): boolean =>
  errors.some(({ field }) => field.startsWith("presentation_") && shape.test(field));
