import { ownConditionText, parseRuleConditions } from "../../../index.ts";
import { formatReasonRowName, listReasonRows } from "./draft-reasons.ts";
import { getDraftText } from "./draft-values.ts";
import { type Editing, Line } from "./editor-fields.tsx";
import { editorWords } from "./editor-words.ts";

/** A place for the words of each condition of the saved rule that we cannot say ourselves. */
export function ReasonRows({ editing }: { readonly editing: Editing }) {
  const { values, language } = editing;
  const words = editorWords(language);
  const rows = buildReasonRows(editing);
  const shown = new Map([...values].filter(([name]) => !name.startsWith("eligibilityReasons_")));
  rows.forEach(({ from }, row) => {
    for (const part of ["sentence_fr", "sentence_en"])
      shown.set(`${formatReasonRowName(row)}_${part}`, [
        from === undefined ? "" : getDraftText(values, `${formatReasonRowName(from)}_${part}`),
      ]);
  });
  return rows.map(({ condition }, row) => (
    <div key={condition} class="ar-stack">
      <input type="hidden" name={`${formatReasonRowName(row)}_condition`} value={condition} />
      <Line
        editing={{ ...editing, values: shown }}
        name={`${formatReasonRowName(row)}_sentence_fr`}
        label={words.reasonFr(condition)}
        hint={words.reasonHint}
        optional
      />
      <Line
        editing={{ ...editing, values: shown }}
        name={`${formatReasonRowName(row)}_sentence_en`}
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
function buildReasonRows({ values }: Editing): readonly ReasonRow[] {
  const kept = listReasonRows(values).map((from) => ({
    condition: getDraftText(values, `${formatReasonRowName(from)}_condition`),
    from,
  }));
  const source = getDraftText(values, "eligibility").trim();
  if (source === "") return [];
  const conditions = parseRuleConditions(source);
  if (!conditions) return kept;
  return conditions.flatMap((condition) => {
    const from = kept.find((one) => one.condition === condition)?.from;
    if (from === undefined && ownConditionText(condition)) return [];
    return [{ condition, ...(from === undefined ? {} : { from }) }];
  });
}
