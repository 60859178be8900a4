import { isDerivedElementName } from "@ardeco/contracts";
import { toTidyText } from "../../../../../../kernel/text.ts";
import { rowsOf } from "./draft-lists.ts";
import { presentationOf } from "./draft-presentation.ts";
import { reasonRow, reasonRowsOf } from "./draft-reasons.ts";
import { type DraftValues, textIn } from "./draft-values.ts";

type Definition = Readonly<Record<string, unknown>>;

/**
 * The definition that a form describes. Every part that must be there is there, empty if it was left so: each
 * problem then has its field. A number that is not one is kept as text, to be shown again and corrected.
 */
export function definitionOf(values: DraftValues): Definition {
  const text = (name: string) => toTidyText(textIn(values, name));
  const both = (name: string) => ({ fr: text(`${name}_fr`), en: text(`${name}_en`) });
  const optional = (name: string) => (text(`${name}_fr`) + text(`${name}_en`) ? { [name]: both(name) } : {});
  const eligibility = textIn(values, "eligibility").trim();
  return {
    type: text("type"),
    audience: text("audience"),
    channels: values.get("channels") ?? [],
    title: both("title"),
    summary: both("summary"),
    ...optional("conditions"),
    requests: rowsOf(values, "requests").map((row) => requestOf(values, `requests_${row}`)),
    ...(eligibility === "" ? {} : { eligibility }),
    ...reasonsIn(values),
    ...failureIn(values),
    stopsAtOnce: textIn(values, "stopsAtOnce") === "on",
    ...optional("owedText"),
    mustBeKept: rowsOf(values, "mustBeKept").map((row) => holdOf(values, `mustBeKept_${row}`)),
    ...presentationOf(values),
  };
}

/** Left out when nothing is chosen: what is usual then holds. */
function failureIn(values: DraftValues): Definition {
  const [outcome, noticeDays] = ["outcome", "noticeDays"].map((name) =>
    toTidyText(textIn(values, `whenRuleFails_${name}`)),
  );
  if (!outcome || outcome === "usual") return {};
  return { whenRuleFails: { outcome, noticeDays: numberOf(noticeDays ?? "") } };
}

/** Sentences written for the conditions of the rule; an empty one is left to us. */
function reasonsIn(values: DraftValues): Definition {
  const sentence = (row: number, language: string) =>
    toTidyText(textIn(values, `${reasonRow(row)}_sentence_${language}`));
  const eligibilityReasons = reasonRowsOf(values).flatMap((row) => {
    const [fr, en] = [sentence(row, "fr"), sentence(row, "en")];
    const condition = textIn(values, `${reasonRow(row)}_condition`);
    return fr + en === "" ? [] : [{ condition, sentence: { fr, en } }];
  });
  return eligibilityReasons.length > 0 ? { eligibilityReasons } : {};
}

function requestOf(values: DraftValues, row: string): Definition {
  const text = (name: string) => toTidyText(textIn(values, `${row}_${name}`));
  const element = text("element");
  const form = formOf(element);
  const without = { fr: text("without_fr"), en: text("without_en") };
  return {
    element,
    form,
    required: textIn(values, `${row}_required`) === "on",
    purpose: { fr: text("purpose_fr"), en: text("purpose_en") },
    ...(without.fr + without.en === "" ? {} : { without }),
    legalBasis: text("legalBasis"),
    retentionDays: numberOf(text("retentionDays")),
    ...(form === "bracket"
      ? {
          brackets: text("brackets")
            .split(/[\s,;]+/)
            .filter(Boolean)
            .map(numberOf),
        }
      : {}),
  };
}

function holdOf(values: DraftValues, row: string): Definition {
  const text = (name: string) => toTidyText(textIn(values, `${row}_${name}`));
  return { element: text("element"), law: text("law"), retentionDays: numberOf(text("retentionDays")) };
}

/** The element says it: nobody has to know the word. */
function formOf(element: string): "raw" | "derived" | "bracket" {
  if (element === "family_quotient_bracket") return "bracket";
  return isDerivedElementName(element) ? "derived" : "raw";
}

function numberOf(text: string): number | string {
  return /^\d{1,7}$/.test(text) ? Number(text) : text;
}
