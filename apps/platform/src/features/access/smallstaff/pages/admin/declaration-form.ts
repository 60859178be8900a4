import { formatLongDate } from "../../../../../kernel/civil-date.ts";
import { parseId } from "../../../../../kernel/ids.ts";
import { bothIn, type Field, findTextAnswer } from "../../../../../web/index.ts";
import { formPage } from "../../../../../web/resource/index.ts";
import type { Delegation } from "../../../access/index.ts";
import { LEAST_DAYS, readPairings, startMode } from "../../index.ts";
import { DECLARE, MODE, smallStaffFrame } from "./addresses.ts";
import { smallStaffWords } from "./small-staff-words.ts";

const both = bothIn(smallStaffWords);
const NO_DELEGATION = "00000000-0000-0000-0000-000000000000";

/** Which form stands in for a second agent, and why. */
export const declarationForm = formPage({
  frame: smallStaffFrame,
  path: DECLARE,
  cancel: MODE,
  read: ({ ardeco: { context } }) => readPairings(context),
  fields: listFields,
  answers: () => ({ form: "delay", days: String(LEAST_DAYS) }),
  texts: ({ language }) => {
    const { declareTitle: title, declareLead: lead, declare: submit } = smallStaffWords(language);
    return { title, lead, submit };
  },
  save: (context, { answers }) => {
    const given = (name: string) => findTextAnswer(answers, name) ?? "";
    const reason = given("reason");
    if (given("form") !== "paired")
      return startMode(context, { form: "delay", days: Number(given("days")), reason });
    const delegationId = parseId<"delegation">(given("delegation") || NO_DELEGATION);
    return startMode(context, { form: "paired", delegationId, reason });
  },
  after: (_done, { language }) => ({
    path: MODE,
    flash: { title: smallStaffWords(language).declared },
  }),
});

function listFields(pairings: readonly Delegation[]): readonly Field[] {
  const delegation: Field = {
    kind: "choice",
    name: "delegation",
    optional: true,
    label: both((words) => words.delegation),
    hint: both(({ delegationHint }) => delegationHint),
    options: pairings.map(({ id, reason, endsOn }) => ({
      value: id,
      label: {
        fr: `${reason}, ${smallStaffWords("fr").until(formatLongDate(endsOn, "fr"))}`,
        en: `${reason}, ${smallStaffWords("en").until(formatLongDate(endsOn, "en"))}`,
      },
    })),
  };
  return [
    {
      kind: "choice",
      name: "form",
      label: both(({ form }) => form),
      options: (["delay", ...(pairings.length > 0 ? (["paired"] as const) : [])] as const).map((value) => ({
        value,
        label: both(({ forms }) => forms[value]),
      })),
    },
    {
      kind: "text",
      name: "days",
      label: both(({ days }) => days),
      hint: both(({ daysHint }) => daysHint),
      maxLength: 2,
      inputMode: "numeric",
      width: "short",
      optional: true,
    },
    ...(pairings.length > 0 ? [delegation] : []),
    {
      kind: "text",
      name: "reason",
      label: both((words) => words.reason),
      hint: both(({ reasonHint }) => reasonHint),
      maxLength: 500,
    },
  ];
}
