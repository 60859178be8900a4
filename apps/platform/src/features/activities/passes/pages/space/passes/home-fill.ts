import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { findOtherName, spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import { addDays, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { bothIn, defineMessages } from "../../../../../../web/index.ts";
import { listEndingPasses } from "../../../index.ts";

/** Time enough to use what is left of it. */
const SOON_DAYS = 30;

const endingWords = defineMessages({
  fr: {
    title: "Pass qui finissent bientôt",
    lastDay: (pass: string) => `« ${pass} » : dernier jour`,
  },
  en: {
    title: "Passes that end soon",
    lastDay: (pass: string) => `“${pass}”: last day`,
  },
});

/** Open passes that end soon: what is not used by then is lost. */
export const endingPassesFill = spaceHomeSlot.fill({
  name: "passes.ending",
  title: bothIn(endingWords)(({ title }) => title),
  order: 35,
  permission: ({ kind }) => kind === "person",
  load: (context, { subjects }) =>
    listEndingPasses(context, {
      personIds: subjects,
      until: addDays(toCivilDate(context.now()), SOON_DAYS),
    }),
  show: (passes, { visit: { language, brand }, input, subject }) => {
    const forPersonId = parseId<"person">(subject);
    const self = findOtherName(input, subject) === undefined;
    return passes.map(({ name, endsOn }) => ({
      kind: "end" as const,
      day: endsOn,
      title: endingWords(language).lastDay(name[language]),
      forPersonId,
      href: formatPersonAddress(buildSpaceAddresses(brand).passes, { id: forPersonId, self }),
    }));
  },
});
