import { conditionsOfRule, ownConditionText } from "../../../index.ts";
import { reasonRow, reasonRowsOf } from "./draft-reasons.ts";
import { textIn } from "./draft-values.ts";
import { type Editing, Line } from "./editor-fields.tsx";
import { editorWords } from "./editor-words.ts";

/** A place for the words of each condition of the saved rule that we cannot say ourselves. */
export function ReasonRows({ editing }: { readonly editing: Editing }) {
  const { values, language } = editing;
  const words = editorWords(language);
  const rows = rowsFor(editing);
  const shown = new Map([...values].filter(([name]) => !name.startsWith("eligibilityReasons_")));
  rows.forEach(({ from }, row) => {
    for (const part of ["sentence_fr", "sentence_en"])
      shown.set(`${reasonRow(row)}_${part}`, [
        from === undefined ? "" : textIn(values, `${reasonRow(from)}_${part}`),
      ]);
  });
  return rows.map(({ condition }, row) => (
    <div key={condition} class="ar-stack">
      <input type="hidden" name={`${reasonRow(row)}_condition`} value={condition} />
      <Line
        editing={{ ...editing, values: shown }}
        name={`${reasonRow(row)}_sentence_fr`}
        label={words.reasonFr(condition)}
        hint={words.reasonHint}
        optional
      />
      <Line
        editing={{ ...editing, values: shown }}
        name={`${reasonRow(row)}_sentence_en`}
        label={words.reasonEn(condition)}
        optional
      />
    </div>
  ));
}

interface ReasonRow {
  readonly condition: string;
  /** Where its words are in the values, if it has any. */
  readonly from?: number;
}

/** A rule that does not compile keeps the words it had: nothing typed is lost while it is mended. */
function rowsFor({ values }: Editing): readonly ReasonRow[] {
  const kept = reasonRowsOf(values).map((from) => ({
    condition: textIn(values, `${reasonRow(from)}_condition`),
    from,
  }));
  const source = textIn(values, "eligibility").trim();
  if (source === "") return [];
  const conditions = conditionsOfRule(source);
  if (!conditions) return kept;
  return conditions.flatMap((condition) => {
    const from = kept.find((one) => one.condition === condition)?.from;
    if (from === undefined && ownConditionText(condition)) return [];
    return [{ condition, ...(from === undefined ? {} : { from }) }];
  });
}
