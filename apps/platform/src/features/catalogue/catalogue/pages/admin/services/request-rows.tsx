import { legalBases } from "@ardeco/contracts";
import { Button, Checkbox, Details, Select } from "@ardeco/ui";
import { formatKeyName, getNextRow, type ListName, listRowNumbers } from "./draft-lists.ts";
import { type DraftValues, getDraftText } from "./draft-values.ts";
import { buildFieldProps, type Editing, Line } from "./editor-fields.tsx";
import { editorWords } from "./editor-words.ts";
import { formatElementLabel, listElementChoices } from "./element-choices.ts";

/** What the service asks, one folded line each; those to be corrected, and a new one, are open. */
export function RequestRows({ editing }: { readonly editing: Editing }) {
  const words = editorWords(editing.language);
  const rows = listRowNumbers(editing.values, "requests");
  return (
    <section class="ar-stack" aria-labelledby="asks">
      <h2 id="asks">{words.asks}</h2>
      <p>{words.asksLead}</p>
      {rows.length === 0 && <p>{words.none}</p>}
      {rows.map((row, index) => (
        <RequestRow key={row} {...{ editing, index, row: `requests_${row}` }} />
      ))}
      <AddButton list="requests" label={words.add} values={editing.values} />
    </section>
  );
}

interface RowProps {
  readonly editing: Editing;
  readonly row: string;
  readonly index: number;
}

function RequestRow({ editing, row, index }: RowProps) {
  const { values, errors, language, territory } = editing;
  const words = editorWords(language);
  const element = getDraftText(values, `${row}_element`);
  const label = element === "" ? words.newRow : formatElementLabel(element, territory, language);
  const open = element === "" || errors.some(({ field }) => field.startsWith(`${row}_`));
  return (
    <Details summary={words.row(index + 1, label)} open={open}>
      <Select
        {...buildFieldProps(editing, `${row}_element`)}
        label={words.element}
        choices={listElementChoices(element, territory, language)}
      />
      <Checkbox
        name={`${row}_required`}
        label={words.required}
        checked={isBoxTicked(values, `${row}_required`)}
      />
      <Line editing={editing} name={`${row}_purpose_fr`} label={words.purposeFr} hint={words.purposeHint} />
      <Line editing={editing} name={`${row}_purpose_en`} label={words.purposeEn} />
      <Line
        editing={editing}
        name={`${row}_without_fr`}
        label={words.withoutFr}
        hint={words.withoutHint}
        optional
      />
      <Line editing={editing} name={`${row}_without_en`} label={words.withoutEn} optional />
      <Select
        {...buildFieldProps(editing, `${row}_legalBasis`)}
        label={words.legalBasis}
        choices={listBasisChoices(language)}
      />
      <Line
        editing={editing}
        name={`${row}_retentionDays`}
        label={words.retentionDays}
        hint={words.retentionHint}
        width="short"
      />
      {element === "family_quotient_bracket" && (
        <Line editing={editing} name={`${row}_brackets`} label={words.brackets} hint={words.bracketsHint} />
      )}
      <Checkbox name={`${row}_remove`} label={words.remove} />
    </Details>
  );
}

/** An authority cannot rely on legitimate interests (GDPR art. 6.1): not offered. */
const listBasisChoices = (language: Editing["language"]) =>
  Object.entries(legalBases)
    .filter(([basis]) => basis !== "legitimate_interests")
    .map(([value, basis]) => ({ value, label: basis[language] }));

export const isBoxTicked = (values: DraftValues, name: string): boolean =>
  getDraftText(values, name) === "on";

interface AddButtonProps {
  readonly list: ListName;
  readonly label: string;
  readonly values: DraftValues;
}

/** Shows the page again with one more row, and comes back to it. */
export function AddButton({ list, label, values }: AddButtonProps) {
  return (
    <Button
      variant="secondary"
      icon="plus"
      name="gesture"
      value={`add_${list}`}
      formAction={`#${formatKeyName(list, getNextRow(values, list))}`}
    >
      {label}
    </Button>
  );
}
