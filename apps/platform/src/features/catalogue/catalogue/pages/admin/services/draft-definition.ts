import { isDerivedElementName } from "@ardeco/contracts";
import { toTidyText } from "../../../../../../kernel/text.ts";
import { listRowNumbers } from "./draft-lists.ts";
import { buildPresentation } from "./draft-presentation.ts";
import { formatReasonRowName, listReasonRows } from "./draft-reasons.ts";
import { type DraftValues, getDraftText } from "./draft-values.ts";

type Definition = Readonly<Record<string, unknown>>;

/**
 * The definition that a form describes. Every part that must be there is there, empty if it was left so: each
 * problem then has its field. A number that is not one is kept as text, to be shown again and corrected.
 */
export function toDraftDefinition(values: DraftValues): Definition {
  const text = (name: string) => toTidyText(getDraftText(values, name));
  const both = (name: string) => ({ fr: text(`${name}_fr`), en: text(`${name}_en`) });
  const optional = (name: string) => (text(`${name}_fr`) + text(`${name}_en`) ? { [name]: both(name) } : {});
  const eligibility = getDraftText(values, "eligibility").trim();
  return {
    type: text("type"),
    audience: text("audience"),
    channels: values.get("channels") ?? [],
    title: both("title"),
    summary: both("summary"),
    ...optional("conditions"),
    requests: listRowNumbers(values, "requests").map((row) =>
      buildRequestDefinition(values, `requests_${row}`),
    ),
    ...(eligibility === "" ? {} : { eligibility }),
    ...buildReasonsDefinition(values),
    ...buildFailureDefinition(values),
    stopsAtOnce: getDraftText(values, "stopsAtOnce") === "on",
    ...optional("owedText"),
    mustBeKept: listRowNumbers(values, "mustBeKept").map((row) =>
      buildHoldDefinition(values, `mustBeKept_${row}`),
    ),
    ...buildPresentation(values),
  };
}

/** Left out when nothing is chosen: what is usual then holds. */
function buildFailureDefinition(values: DraftValues): Definition {
  const [outcome, noticeDays] = ["outcome", "noticeDays"].map((name) =>
    toTidyText(getDraftText(values, `whenRuleFails_${name}`)),
  );
  if (!outcome || outcome === "usual") return {};
  return { whenRuleFails: { outcome, noticeDays: parseDraftNumber(noticeDays ?? "") } };
}

/** Sentences written for the conditions of the rule; an empty one is left to us. */
function buildReasonsDefinition(values: DraftValues): Definition {
  const sentence = (row: number, language: string) =>
    toTidyText(getDraftText(values, `${formatReasonRowName(row)}_sentence_${language}`));
  const eligibilityReasons = listReasonRows(values).flatMap((row) => {
    const [fr, en] = [sentence(row, "fr"), sentence(row, "en")];
    const condition = getDraftText(values, `${formatReasonRowName(row)}_condition`);
    return fr + en === "" ? [] : [{ condition, sentence: { fr, en } }];
  });
  return eligibilityReasons.length > 0 ? { eligibilityReasons } : {};
}

function buildRequestDefinition(values: DraftValues, row: string): Definition {
  const text = (name: string) => toTidyText(getDraftText(values, `${row}_${name}`));
  const element = text("element");
  const form = getElementForm(element);
  const without = { fr: text("without_fr"), en: text("without_en") };
  return {
    element,
    form,
    required: getDraftText(values, `${row}_required`) === "on",
    purpose: { fr: text("purpose_fr"), en: text("purpose_en") },
    ...(without.fr + without.en === "" ? {} : { without }),
    legalBasis: text("legalBasis"),
    retentionDays: parseDraftNumber(text("retentionDays")),
    ...(form === "bracket"
      ? {
          brackets: text("brackets")
            .split(/[\s,;]+/)
            .filter(Boolean)
            .map(parseDraftNumber),
        }
      : {}),
  };
}

function buildHoldDefinition(values: DraftValues, row: string): Definition {
  const text = (name: string) => toTidyText(getDraftText(values, `${row}_${name}`));
  return {
    element: text("element"),
    law: text("law"),
    retentionDays: parseDraftNumber(text("retentionDays")),
  };
}

/** The element says it: nobody has to know the word. */
function getElementForm(element: string): "raw" | "derived" | "bracket" {
  if (element === "family_quotient_bracket") return "bracket";
  return isDerivedElementName(element) ? "derived" : "raw";
}

function parseDraftNumber(text: string): number | string {
  return /^\d{1,7}$/.test(text) ? Number(text) : text;
}
