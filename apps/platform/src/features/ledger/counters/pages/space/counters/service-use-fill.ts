import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { spaceServiceUsesSlot } from "../../../../../../frames/space/slots.ts";
import type { ServiceId } from "../../../../../../kernel/ids.ts";
import { defineMessages } from "../../../../../../web/index.ts";
import { listAccountsOfEach, listCounterServiceIds, type OwnAccount } from "../../../index.ts";
import { formatCounterAmount } from "../../common/counters/amounts.ts";

const useWords = defineMessages({
  fr: { left: (counter: string, amount: string) => `${counter}\u00a0: ${amount}` },
  en: { left: (counter: string, amount: string) => `${counter}: ${amount}` },
});

interface HeldAccount {
  readonly account: OwnAccount;
  /** The first holder of the service who may use the account. */
  readonly holder: Somebody;
  /** Whether other holders have an account of their own: the account is then called by its holder's name. */
  readonly isOneOfSeveral: boolean;
}

/** What is left on the accounts that a service takes, each with the way to top it up. */
export const serviceAccountsFill = spaceServiceUsesSlot.fill({
  name: "counters.uses",
  title: { fr: "Soldes", en: "Balances" },
  order: 20,
  permission: ({ kind }) => kind === "person",
  load: async (context, { holders }) => {
    const people = new Set([...holders.values()].flatMap((list) => list.map(({ id }) => id)));
    const accounts = await listAccountsOfEach(context, [...people]);
    return new Map(
      [...holders].flatMap(([serviceId, list]) => {
        const held = list.flatMap((holder) =>
          (accounts.get(holder.id) ?? [])
            .filter((account) => isPaidBefore(account, serviceId))
            .map((account) => ({ account, holder })),
        );
        const once = held.filter(
          ({ account }, at) => held.findIndex((one) => one.account.accountId === account.accountId) === at,
        );
        return once.length === 0
          ? []
          : [[serviceId, once.map((one) => ({ ...one, isOneOfSeveral: once.length > 1 }))]];
      }),
    );
  },
  show: (accounts: readonly HeldAccount[], { visit: { language, brand } }) =>
    accounts.map(({ account: { counter, takeable }, holder, isOneOfSeveral }) => {
      const amount = formatCounterAmount(takeable, counter.unit, language);
      const whose = isOneOfSeveral && !holder.self ? ` (${holder.givenName})` : "";
      return {
        label: useWords(language).left(`${counter.name[language]}${whose}`, amount),
        href: formatPersonAddress(buildSpaceAddresses(brand).counters, holder),
        icon: "wallet",
      };
    }),
});

/** What is paid afterwards is owed, and told by its invoice. */
const isPaidBefore = ({ counter }: OwnAccount, serviceId: ServiceId): boolean =>
  counter.paidAfter !== true && listCounterServiceIds(counter).includes(serviceId);
