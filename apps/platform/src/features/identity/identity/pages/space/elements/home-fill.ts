import { elementDefinition } from "@ardeco/contracts";
import { plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { type HomeThing, spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import { addDays, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { defineMessages } from "../../../../../../web/index.ts";

/** Time enough to find a document. */
const SOON_DAYS = 60;

const homeWords = defineMessages({
  fr: {
    renew: (label: string) => `À renouveler bientôt : ${label}`,
    expires: (day: string) => `Valable jusqu’au ${day}`,
  },
  en: {
    renew: (label: string) => `To renew soon: ${label}`,
    expires: (day: string) => `Valid until ${day}`,
  },
});

/** Checked information that runs out soon: of what the page has read, nothing more is read. */
export const expiringFill = spaceHomeSlot.fill({
  name: "identity.expiring",
  title: { fr: "Informations à renouveler", en: "Information to renew" },
  order: 9,
  permission: ({ kind }) => kind === "person",
  load: async (_context, { people }) => new Map(people.map((one) => [one.id as string, one])),
  show: (somebody, { visit: { language, brand, context } }) => {
    const limit = addDays(toCivilDate(context.now()), SOON_DAYS);
    return somebody.elements.flatMap(({ validated, declared }): readonly HomeThing[] => {
      // A newer value waits already: there is nothing to renew.
      // Nor anything that only another representative may renew.
      if (!validated?.validUntil || validated.withheld || validated.validUntil > limit || declared) return [];
      const { name, validUntil } = validated;
      const groupTitle = homeWords(language).renew(elementDefinition(name).label[language]);
      return [
        {
          kind: "to_do",
          act: "renew",
          id: `${somebody.id}:${name}`,
          groupKey: `identity:${name}`,
          title: somebody.self ? groupTitle : `${groupTitle} · ${somebody.givenName}`,
          groupTitle,
          text: homeWords(language).expires(plainDay(validUntil, language)),
          dueOn: validUntil,
          forPersonId: somebody.id,
          href: formatPersonAddress(buildSpaceAddresses(brand).element(name), somebody),
        },
      ];
    });
  },
});
