import { buildParagraph, type Part } from "../../../../../frames/site/legal/article.tsx";
import { siteLegalSlot } from "../../../../../frames/site/slots.ts";
import { formatLongDate } from "../../../../../kernel/civil-date.ts";
import { findMode, type SmallStaffMode } from "../../index.ts";
import { legalWords } from "./legal-words.ts";

/**
 * Whoever is administered knows that one agent may decide alone, since when and why (Declaration of 1789,
 * art. 15). As it was declared, even while a third agent suspends it.
 */
export const legalFill = siteLegalSlot.fill({
  name: "smallstaff.legal",
  title: { fr: legalWords("fr").title, en: legalWords("en").title },
  order: 10,
  permission: () => true,
  load: async (context, { subjects: [authorityId] }) => {
    const mode = await findMode(context);
    return new Map(mode ? [[authorityId, mode]] : []);
  },
  show: (mode, { visit: { language } }): Part => buildModePart(mode, legalWords(language), language),
});

function buildModePart(
  mode: SmallStaffMode,
  { title, declared, delay, paired }: ReturnType<typeof legalWords>,
  language: "fr" | "en",
): Part {
  return {
    title,
    blocks: [
      buildParagraph(declared(formatLongDate(mode.declaredOn, language), mode.reason)),
      buildParagraph(mode.form === "delay" ? delay(mode.days) : paired),
    ],
  };
}
