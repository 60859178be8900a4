import { findOtherName, spaceHomeSlot } from "../../../../frames/space/slots.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { loadLoans } from "../load-loans.ts";

export const toysHomeFill = spaceHomeSlot.fill({
  name: "toys.home",
  title: { fr: "Jouets à rendre", en: "Toys to bring back" },
  order: { before: "invoices.to_pay" },
  permission: ({ kind }) => kind === "person",
  load: (context, { subjects }) => loadLoans(context, subjects),
  show: (loans, { visit: { brand }, input, subject }) =>
    loans.map(({ toy }) => {
      const name = findOtherName(input, subject);
      const groupTitle = `À rendre : ${toy}`;
      return {
        kind: "to_do",
        act: "bring",
        id: toy,
        groupKey: `toys:${toy}`,
        title: name === undefined ? groupTitle : `${groupTitle}, pour ${name}`,
        groupTitle,
        forPersonId: parseId<"person">(subject),
        href: `/${brand.slug}/espace/jouets`,
      };
    }),
});
