import { toTidyText } from "../../../../../../kernel/text.ts";
import { rowName, rowsOf } from "./draft-lists.ts";
import { type DraftValues, textIn } from "./draft-values.ts";

type Definition = Readonly<Record<string, unknown>>;

/**
 * What the public page tells, from the form; a member left empty is absent, and so is the whole when nothing
 * is told.
 */
export function presentationOf(values: DraftValues): { readonly presentation?: Definition } {
  const text = (name: string) => textOrNothing(values, `presentation_${name}`);
  const chosen = (name: string) => someOf(values.get(`presentation_${name}`) ?? []);
  const lines = (name: string) => someOf(linesOf(textIn(values, `presentation_${name}`)));
  const presentation = told({
    themes: chosen("themes"),
    lifeEvents: chosen("lifeEvents"),
    situations: chosen("situations"),
    keywords: lines("keywords"),
    easyToRead: lines("easyToRead"),
    cost: costOf(values),
    answerDays: numberOf(text("answerDays")),
    nextSteps: someOf(bothLines(values, "presentation_nextSteps")),
    documents: someOf(
      rowsOf(values, "documents").map((row) => documentOf(values, rowName("documents", row))),
    ),
    places: someOf(rowsOf(values, "places").map((row) => placeOf(values, rowName("places", row)))),
    partner: partnerOf(values),
    sheet: text("sheet"),
    address: text("address"),
    form: text("form"),
    studied: text("studied"),
    paidOnline: textIn(values, "presentation_paidOnline") === "on" ? true : undefined,
  });
  return Object.keys(presentation).length > 0 ? { presentation } : {};
}

function costOf(values: DraftValues): Definition | undefined {
  const at = "presentation_cost";
  const cost = told({
    from: centsOf(textOrNothing(values, `${at}_from`)),
    to: centsOf(textOrNothing(values, `${at}_to`)),
    explanation: bothOrNothing(values, `${at}_explanation`),
  });
  return Object.keys(cost).length > 0 ? cost : undefined;
}

function documentOf(values: DraftValues, row: string): Definition {
  const label = { fr: toTidyText(textIn(values, `${row}_label_fr`)), en: toTidyText(textIn(values, `${row}_label_en`)) };
  return told({
    kind: textOrNothing(values, `${row}_kind`),
    label,
    when: bothOrNothing(values, `${row}_when`),
  });
}

function placeOf(values: DraftValues, row: string): Definition {
  const text = (name: string) => textOrNothing(values, `${row}_${name}`);
  return told({
    name: toTidyText(textIn(values, `${row}_name`)),
    street: text("street"),
    postalCode: text("postalCode"),
    locality: text("locality"),
    phone: text("phone"),
    email: text("email"),
    hours: someOf(bothLines(values, `${row}_hours`)),
  });
}

/** One line in each language, in the same order. */
function bothLines(values: DraftValues, name: string): readonly Definition[] {
  const [fr, en] = (["fr", "en"] as const).map((one) => linesOf(textIn(values, `${name}_${one}`)));
  const count = Math.max(fr?.length ?? 0, en?.length ?? 0);
  return Array.from({ length: count }, (_, line) => ({ fr: fr?.[line] ?? "", en: en?.[line] ?? "" }));
}

function partnerOf(values: DraftValues): Definition | undefined {
  const text = (name: string) => textOrNothing(values, `presentation_partner_${name}`);
  const partner = told({ name: text("name"), kind: text("kind"), site: text("site") });
  return Object.keys(partner).length > 0 ? partner : undefined;
}

const told = (members: Definition): Definition =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

const someOf = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

const linesOf = (text: string): readonly string[] => text.split(/\r?\n/).map(toTidyText).filter(Boolean);

function textOrNothing(values: DraftValues, name: string): string | undefined {
  return toTidyText(textIn(values, name)) || undefined;
}

function bothOrNothing(values: DraftValues, name: string): Definition | undefined {
  const [fr, en] = [toTidyText(textIn(values, `${name}_fr`)), toTidyText(textIn(values, `${name}_en`))];
  return fr + en === "" ? undefined : { fr, en };
}

/** What is not a number is kept as typed, to be shown again and corrected. */
function numberOf(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : text;
}

/** « 3,99 » is 399 cents. */
function centsOf(text: string | undefined): number | string | undefined {
  const [whole, euros = "", cents = ""] = /^(\d{1,5})(?:[.,](\d{1,2}))?(?: ?€)?$/.exec(text ?? "") ?? [];
  return whole === undefined ? text : Number(euros) * 100 + Number(cents.padEnd(2, "0"));
}
