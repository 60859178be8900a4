import { Section } from "@ardeco/ui";
import { formatLongDate } from "../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../kernel/errors.ts";
import { detailPage } from "../../../../../web/resource/index.ts";
import { hasCapability } from "../../../access/index.ts";
import { neverAloneKinds, readMode, type SmallStaffMode } from "../../index.ts";
import { DECLARE, END, MODE, smallStaffFrame } from "./addresses.ts";
import { smallStaffWords } from "./small-staff-words.ts";

/** Whether the mode is on, why, and what it never covers. */
export const modePage = detailPage({
  frame: smallStaffFrame,
  path: MODE,
  isPlace: true,
  read: ({ ardeco: { context } }) => readMode(context),
  texts: ({ language }, { mode, isInForce }) => {
    const words = smallStaffWords(language);
    const { title, lead, on: label } = words;
    if (!mode) return { title, lead, state: { label: words.off, tone: "neutral" } };
    if (!isInForce) return { title, lead: words.pausedWhy, state: { label: words.paused, tone: "warning" } };
    return { title, lead, state: { label, tone: "info" } };
  },
  facts: ({ language }, { mode }) => (mode ? listModeFacts(mode, language) : []),
  sections: ({ language }) => <NeverAlone language={language} />,
  acts: ({ context, language }, { mode }) => {
    if (!hasCapability(context.actor, "smallstaff.declare")) return [];
    const { declare, end } = smallStaffWords(language);
    return [
      mode
        ? { label: end, path: END, method: "get" as const }
        : { label: declare, path: DECLARE, method: "get" as const },
    ];
  },
});

function listModeFacts(mode: SmallStaffMode, language: Language) {
  const words = smallStaffWords(language);
  return [
    { term: words.form, description: mode.form === "delay" ? words.delay(mode.days) : words.paired },
    { term: words.reason, description: mode.reason },
    { term: words.since, description: formatLongDate(mode.declaredOn, language) },
  ];
}

function NeverAlone({ language }: { readonly language: Language }) {
  const words = smallStaffWords(language);
  const reasons = [...new Set(Object.values(neverAloneKinds).map((reason) => reason[language]))];
  return (
    <>
      <Section id="alone" title={words.aloneTitle}>
        <p>{words.aloneText}</p>
      </Section>
      <Section id="never" title={words.neverTitle}>
        <ul>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
        <p>{words.neverText}</p>
      </Section>
    </>
  );
}
