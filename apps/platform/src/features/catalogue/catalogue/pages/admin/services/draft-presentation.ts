import { toTidyText } from "../../../../../../kernel/text.ts";
import { formatRowName, listRowNumbers } from "./draft-lists.ts";
import { type DraftValues, getDraftText } from "./draft-values.ts";

type Definition = Readonly<Record<string, unknown>>;

/**
 * What the public page tells, from the form; a member left empty is absent, and so is the whole when nothing
 * is told.
 */
export function buildPresentation(values: DraftValues): { readonly presentation?: Definition } {
  const text = (name: string) => findDraftText(values, `presentation_${name}`);
  const chosen = (name: string) => findNonEmptyList(values.get(`presentation_${name}`) ?? []);
  const lines = (name: string) =>
    findNonEmptyList(splitTextLines(getDraftText(values, `presentation_${name}`)));
  const presentation = selectToldMembers({
    themes: chosen("themes"),
    lifeEvents: chosen("lifeEvents"),
    situations: chosen("situations"),
    keywords: lines("keywords"),
    easyToRead: lines("easyToRead"),
    cost: buildCostDefinition(values),
    answerDays: parseOptionalNumber(text("answerDays")),
    nextSteps: findNonEmptyList(buildBilingualLines(values, "presentation_nextSteps")),
    documents: findNonEmptyList(
      listRowNumbers(values, "documents").map((row) =>
        buildDocumentDefinition(values, formatRowName("documents", row)),
      ),
    ),
    places: findNonEmptyList(
      listRowNumbers(values, "places").map((row) =>
        buildPlaceDefinition(values, formatRowName("places", row)),
      ),
    ),
    partner: buildPartnerDefinition(values),
    sheet: text("sheet"),
    address: text("address"),
    form: text("form"),
    studied: text("studied"),
    paidOnline: getDraftText(values, "presentation_paidOnline") === "on" ? true : undefined,
  });
  return Object.keys(presentation).length > 0 ? { presentation } : {};
}

function buildCostDefinition(values: DraftValues): Definition | undefined {
  const at = "presentation_cost";
  const cost = selectToldMembers({
    from: parseDraftCents(findDraftText(values, `${at}_from`)),
    to: parseDraftCents(findDraftText(values, `${at}_to`)),
    explanation: findBilingualText(values, `${at}_explanation`),
  });
  return Object.keys(cost).length > 0 ? cost : undefined;
}

function buildDocumentDefinition(values: DraftValues, row: string): Definition {
  const label = {
    fr: toTidyText(getDraftText(values, `${row}_label_fr`)),
    en: toTidyText(getDraftText(values, `${row}_label_en`)),
  };
  return selectToldMembers({
    kind: findDraftText(values, `${row}_kind`),
    label,
    when: findBilingualText(values, `${row}_when`),
  });
}

function buildPlaceDefinition(values: DraftValues, row: string): Definition {
  const text = (name: string) => findDraftText(values, `${row}_${name}`);
  return selectToldMembers({
    name: toTidyText(getDraftText(values, `${row}_name`)),
    street: text("street"),
    postalCode: text("postalCode"),
    locality: text("locality"),
    phone: text("phone"),
    email: text("email"),
    hours: findNonEmptyList(buildBilingualLines(values, `${row}_hours`)),
  });
}

/** One line in each language, in the same order. */
function buildBilingualLines(values: DraftValues, name: string): readonly Definition[] {
  const [fr, en] = (["fr", "en"] as const).map((one) =>
    splitTextLines(getDraftText(values, `${name}_${one}`)),
  );
  const count = Math.max(fr?.length ?? 0, en?.length ?? 0);
  return Array.from({ length: count }, (_, line) => ({ fr: fr?.[line] ?? "", en: en?.[line] ?? "" }));
}

function buildPartnerDefinition(values: DraftValues): Definition | undefined {
  const text = (name: string) => findDraftText(values, `presentation_partner_${name}`);
  const partner = selectToldMembers({ name: text("name"), kind: text("kind"), site: text("site") });
  return Object.keys(partner).length > 0 ? partner : undefined;
}

const selectToldMembers = (members: Definition): Definition =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

const findNonEmptyList = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined;

const splitTextLines = (text: string): readonly string[] =>
  text.split(/\r?\n/).map(toTidyText).filter(Boolean);

function findDraftText(values: DraftValues, name: string): string | undefined {
  return toTidyText(getDraftText(values, name)) || undefined;
}

function findBilingualText(values: DraftValues, name: string): Definition | undefined {
  const [fr, en] = [
    toTidyText(getDraftText(values, `${name}_fr`)),
    toTidyText(getDraftText(values, `${name}_en`)),
  ];
  return fr + en === "" ? undefined : { fr, en };
}

/** What is not a number is kept as typed, to be shown again and corrected. */
function parseOptionalNumber(text: string | undefined): number | string | undefined {
  return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : text;
}

/** « 3,99 » is 399 cents. */
function parseDraftCents(text: string | undefined): number | string | undefined {
  const [whole, euros = "", cents = ""] = /^(\d{1,5})(?:[.,](\d{1,2}))?(?: ?€)?$/.exec(text ?? "") ?? [];
  return whole === undefined ? text : Number(euros) * 100 + Number(cents.padEnd(2, "0"));
}
