import { Checkbox, Details, Select } from "@ardeco/ui";
import { rowsOf } from "./draft-lists.ts";
import { textIn } from "./draft-values.ts";
import { type Editing, fieldProps, Line } from "./editor-fields.tsx";
import { editorWords } from "./editor-words.ts";
import { elementChoices, labelOf } from "./element-choices.ts";
import { AddButton } from "./request-rows.tsx";

/** What outlives the subscription, and the law that says so (GDPR art. 17.3.b). */
export function KeptRows({ editing }: { readonly editing: Editing }) {
  const { values, errors, language, territory } = editing;
  const words = editorWords(language);
  return (
    <section class="ar-stack" aria-labelledby="kept">
      <h3 id="kept">{words.kept}</h3>
      <p>{words.keptLead}</p>
      {rowsOf(values, "mustBeKept").map((number, index) => {
        const row = `mustBeKept_${number}`;
        const element = textIn(values, `${row}_element`);
        const label = element === "" ? words.newRow : labelOf(element, territory, language);
        const open = element === "" || errors.some(({ field }) => field.startsWith(`${row}_`));
        return (
          <Details key={row} summary={words.row(index + 1, label)} open={open}>
            <Select
              {...fieldProps(editing, `${row}_element`)}
              label={words.element}
              choices={elementChoices(element, territory, language)}
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
