import type { FastifyRequest } from "fastify";
import { listPeople } from "../../../../../../frames/space/common/list-people.ts";
import { getSignedInPerson } from "../../../../../../frames/space/common/require-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { addMonths, type CivilDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { readActingForEach } from "../../../../../identity/households/index.ts";
import type { CounterAccountId } from "../../../../../ledger/counters/index.ts";
import {
  type AccountMonths,
  type Counter,
  listMonths,
  readCounters,
} from "../../../../../ledger/counters/index.ts";
import { listPaymentsOfEach, type Receipt } from "../../../../payments/index.ts";

const SHOWN_MONTHS = 12;

/** An account, with whose it is: one of the household stands once, whoever it was found by. */
export interface FamilyAccount extends AccountMonths {
  readonly whose: Somebody;
  /** How many people may see it and top it up; the reader is one. */
  readonly seenBy: number;
}

export interface Family {
  readonly people: readonly Somebody[];
  readonly accounts: readonly FamilyAccount[];
  readonly receipts: readonly (Receipt & { readonly whose: Somebody })[];
  /** Those of accounts that somebody left too: their receipts are still here. */
  readonly counters: readonly Counter[];
  /** YYYY-MM, the oldest first, this one last. */
  readonly months: readonly string[];
}

/** What the reader may see of their family: their own accounts, and those of whom they act for today. */
export async function loadFamily(request: FastifyRequest): Promise<Family> {
  const { context } = request.ardeco;
  const people = await listPeople(context, getSignedInPerson(request.ardeco));
  const months = listLastMonths(toCivilDate(context.now()));
  const since = `${months[0] ?? ""}-01`;
  const personIds = people.map(({ id }) => id);
  const acting = await readActingForEach(context, { forPersonIds: personIds, act: "prepare" });
  const found = await listMonths(context, { personIds, since });
  const paid = await listPaymentsOfEach(context, personIds);
  const accounts = new Map<CounterAccountId, FamilyAccount>();
  const receipts = new Map<string, Family["receipts"][number]>();
  for (const whose of people) {
    const others = (acting.get(whose.id) ?? []).map(({ representativeId }) => representativeId);
    const seenBy = new Set([getSignedInPerson(request.ardeco), ...others]).size;
    for (const one of found.get(whose.id) ?? [])
      if (!accounts.has(one.account.accountId))
        accounts.set(one.account.accountId, { ...one, whose, seenBy });
    for (const receipt of paid.get(whose.id) ?? [])
      if (!receipts.has(receipt.payment.id)) receipts.set(receipt.payment.id, { ...receipt, whose });
  }
  const counters = await readCounters(context);
  return { people, accounts: [...accounts.values()], receipts: [...receipts.values()], counters, months };
}

function listLastMonths(today: CivilDate): readonly string[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: SHOWN_MONTHS }, (_, index) =>
    addMonths(first, index - SHOWN_MONTHS + 1).slice(0, 7),
  );
}
