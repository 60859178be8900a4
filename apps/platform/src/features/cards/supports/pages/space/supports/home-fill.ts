import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { findOtherName, type HomeThing, spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import { addDays, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { bothIn, defineMessages } from "../../../../../../web/index.ts";
import { formatSupportKind, listEndingSupports } from "../../../index.ts";

/** Time enough to have another one made. */
const SOON_DAYS = 30;

const endingWords = defineMessages({
  fr: {
    title: "Cartes et téléphones à renouveler",
    renew: (kind: string) => `À renouveler bientôt : ${kind}`,
    expires: (day: string) => `Valable jusqu’au ${day}`,
  },
  en: {
    title: "Cards and phones to renew",
    renew: (kind: string) => `To renew soon: ${kind}`,
    expires: (day: string) => `Valid until ${day}`,
  },
});

/** What is held that runs out soon, and that nothing replaces yet. */
export const endingSupportsFill = spaceHomeSlot.fill({
  name: "supports.ending",
  title: bothIn(endingWords)(({ title }) => title),
  order: 11,
  permission: ({ kind }) => kind === "person",
  load: (context, { subjects }) =>
    listEndingSupports(context, {
      personIds: subjects,
      until: addDays(toCivilDate(context.now()), SOON_DAYS),
    }),
  show: (supports, { visit: { language, brand }, input, subject }) => {
    const words = endingWords(language);
    const forPersonId = parseId<"person">(subject);
    const name = findOtherName(input, subject);
    const href = formatPersonAddress(buildSpaceAddresses(brand).supports, {
      id: forPersonId,
      self: name === undefined,
    });
    return supports.map(({ id, kind, expiresOn }): HomeThing => {
      const groupTitle = words.renew(formatSupportKind(kind)[language].toLocaleLowerCase(language));
      return {
        kind: "to_do",
        act: "renew",
        id,
        groupKey: `supports:${kind}`,
        title: name === undefined ? groupTitle : `${groupTitle} · ${name}`,
        groupTitle,
        text: words.expires(plainDay(expiresOn, language)),
        dueOn: expiresOn,
        forPersonId,
        href,
      };
    });
  },
});
