import { spaceHomeSlot } from "../../../../frames/space/slots.ts";
import { loadLoans } from "../load-loans.ts";

export const toysHomeFill = spaceHomeSlot.fill({
  name: "toys.home",
  title: { fr: "Jouets à rendre", en: "Toys to bring back" },
  order: { before: "invoices.to_pay" },
  permission: ({ kind }) => kind === "person",
  load: (context, { subjects }) => loadLoans(context, subjects),
  show: (loans, { visit: { brand }, input, subject }) =>
    loans.map(({ toy }) => {
      const name = input.namesOfOthers.get(subject);
      return {
        kind: "to_do",
        title: name === undefined ? `À rendre : ${toy}` : `À rendre : ${toy}, pour ${name}`,
        href: `/${brand.slug}/espace/jouets`,
        icon: "sparkles",
        isDue: true,
      };
    }),
});
