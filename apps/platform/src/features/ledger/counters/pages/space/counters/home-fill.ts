import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { findOtherName, type HomeThing, spaceHomeSlot } from "../../../../../../frames/space/slots.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { listAccountsOfEach, type OwnAccount } from "../../../index.ts";
import { formatCounterAmount } from "../../common/counters/amounts.ts";

/** In cents, a meal or so; of what is counted otherwise, a last one. */
const LOW = { euro_cent: 300, other: 1 } as const;

/**
 * What is left on each account that the reader may use. What is paid afterwards is owed, and told by its
 * invoice. An account of several people is told once, for the first of them.
 */
export const balancesFill = spaceHomeSlot.fill({
  name: "counters.balances",
  title: { fr: "Soldes", en: "Balances" },
  order: 50,
  permission: ({ kind }) => kind === "person",
  load: async (context, { subjects }) => {
    const accounts = await listAccountsOfEach(context, subjects);
    const told = new Set<string>();
    const once = ({ accountId }: OwnAccount) => !told.has(accountId) && told.add(accountId);
    return new Map(
      subjects.map((id) => [
        id,
        (accounts.get(id) ?? []).filter((one) => one.counter.paidAfter !== true && once(one)),
      ]),
    );
  },
  show: (accounts, { visit: { language, brand }, input, subject }) =>
    accounts.map(({ accountId, counter, takeable }): HomeThing => {
      const forPersonId = parseId<"person">(subject);
      const self = findOtherName(input, subject) === undefined;
      return {
        kind: "balance",
        accountId,
        forPersonId,
        title: counter.name[language],
        amount: formatCounterAmount(takeable, counter.unit, language),
        isLow: takeable <= (counter.unit === "euro_cent" ? LOW.euro_cent : LOW.other),
        href: formatPersonAddress(buildSpaceAddresses(brand).counters, { id: forPersonId, self }),
      };
    }),
});
