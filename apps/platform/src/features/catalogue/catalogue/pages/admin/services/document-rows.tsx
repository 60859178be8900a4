import { documentKinds } from "@ardeco/contracts";
import { Checkbox, Details, Select } from "@ardeco/ui";
import { formatKeyName, formatRowName, listRowNumbers } from "./draft-lists.ts";
import { getDraftText } from "./draft-values.ts";
import { buildFieldProps, type Editing, Line } from "./editor-fields.tsx";
import { editorWords } from "./editor-words.ts";
import { presentationWords } from "./presentation-words.ts";
import { AddButton } from "./request-rows.tsx";

/** Papers to have at hand; one that proves an element is not asked again of who had it validated. */
export function DocumentRows({ editing }: { readonly editing: Editing }) {
  const { values, errors, language } = editing;
  const words = presentationWords(language);
  return (
    <>
      {listRowNumbers(values, "documents").map((number, index) => {
        const row = formatRowName("documents", number);
        const label = getDraftText(values, formatKeyName("documents", number)) || words.newRow;
        const open = label === words.newRow || errors.some(({ field }) => field.startsWith(`${row}_`));
        const field = (name: string) => ({ editing, name: `${row}_${name}` });
        return (
          <Details key={row} summary={editorWords(language).row(index + 1, label)} open={open}>
            <Line {...field("label_fr")} label={words.rows.documents_label_fr} />
            <Line {...field("label_en")} label={words.rows.documents_label_en} />
            <Select
              {...buildFieldProps(editing, `${row}_kind`)}
              label={words.rows.documents_kind}
              choices={Object.entries(documentKinds).map(([value, text]) => ({
                value,
                label: text[language],
              }))}
              optional
            />
            <Line {...field("when_fr")} label={words.rows.documents_when_fr} optional />
            <Line {...field("when_en")} label={words.rows.documents_when_en} optional />
            <Checkbox name={`${row}_remove`} label={editorWords(language).remove} />
          </Details>
        );
      })}
      <AddButton list="documents" label={words.addDocument} values={values} />
    </>
  );
}
