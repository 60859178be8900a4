import type { Contribution } from "../../kernel/contributions.ts";
import { deletePersonLoans, listLoans } from "./store.ts";
import { toyTable } from "./table.ts";

const { toy: toyLabel, lent_on: dayLabel } = toyTable.personalColumns;

export const toysContribution: Contribution = {
  module: "toys",
  exportPerson: async (tx, context, personId) => ({
    jouets: (await listLoans(tx, context.authorityId, [personId])).map(({ toy, lent_on: day }) => ({
      [toyLabel.fr]: toy,
      [dayLabel.fr]: day,
    })),
  }),
  erasePerson: (tx, context, personId) => deletePersonLoans(tx, context.authorityId, personId),
  purge: async () => 0,
  journal: {
    "toys.lent": ({ toy }) => ({
      fr: `Un jouet vous a été prêté : ${String(toy)}.`,
      en: `A toy was lent to you: ${String(toy)}.`,
    }),
  },
};
