import { Checkbox, Details, Select } from "@ardeco/ui";
import { listRowNumbers } from "./draft-lists.ts";
import { getDraftText } from "./draft-values.ts";
import { buildFieldProps, type Editing, Line } from "./editor-fields.tsx";
import { editorWords } from "./editor-words.ts";
import { formatElementLabel, listElementChoices } from "./element-choices.ts";
import { AddButton } from "./request-rows.tsx";

/** What outlives the subscription, and the law that says so (GDPR art. 17.3.b). */
export function KeptRows({ editing }: { readonly editing: Editing }) {
  const { values, errors, language, territory } = editing;
  const words = editorWords(language);
  return (
    <section class="ar-stack" aria-labelledby="kept">
      <h3 id="kept">{words.kept}</h3>
      <p>{words.keptLead}</p>
      {listRowNumbers(values, "mustBeKept").map((number, index) => {
        const row = `mustBeKept_${number}`;
        const element = getDraftText(values, `${row}_element`);
        const label = element === "" ? words.newRow : formatElementLabel(element, territory, language);
        const open = element === "" || errors.some(({ field }) => field.startsWith(`${row}_`));
        return (
          <Details key={row} summary={words.row(index + 1, label)} open={open}>
            <Select
              {...buildFieldProps(editing, `${row}_element`)}
              label={words.element}
              choices={listElementChoices(element, territory, language)}
            />
            <Line editing={editing} name={`${row}_law`} label={words.law} />
            <Line editing={editing} name={`${row}_retentionDays`} label={words.retentionDays} width="short" />
            <Checkbox name={`${row}_remove`} label={words.remove} />
          </Details>
        );
      })}
      <AddButton list="mustBeKept" label={words.addKept} values={values} />
    </section>
  );
}
