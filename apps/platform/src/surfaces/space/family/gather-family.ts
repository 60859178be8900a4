import type { FastifyRequest } from "fastify";
import { addMonths, type CivilDate, civilDate } from "../../../kernel/civil-date.ts";
import type { CounterAccountId } from "../../../modules/counters/index.ts";
import { type AccountMonths, listMonths } from "../../../modules/counters/index.ts";
import { listActingFor } from "../../../modules/households/index.ts";
import { listPayments, type Receipt } from "../../../modules/payments/index.ts";
import { listPeople } from "../common/list-people.ts";
import { personOf } from "../common/signed-in.ts";
import type { Somebody } from "../common/somebody.ts";

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
  /** YYYY-MM, the oldest first, this one last. */
  readonly months: readonly string[];
}

/** What the reader may see of their family: their own accounts, and those of whom they act for today. */
export async function gatherFamily(request: FastifyRequest): Promise<Family> {
  const { context } = request.ardeco;
  const people = await context.transaction((tx) => listPeople(tx, context, personOf(request.ardeco)));
  const months = lastMonths(civilDate(context.now()));
  const since = `${months[0] ?? ""}-01`;
  const accounts = new Map<CounterAccountId, FamilyAccount>();
  const receipts = new Map<string, Family["receipts"][number]>();
  for (const whose of people) {
    const personId = whose.id;
    const acting = await context.transaction((tx) =>
      listActingFor(tx, context, { forPersonId: personId, act: "prepare" }),
    );
    const seenBy = new Set([
      personOf(request.ardeco),
      ...acting.map(({ representativeId }) => representativeId),
    ]).size;
    for (const found of await listMonths(context, { personId, since }))
      if (!accounts.has(found.account.accountId))
        accounts.set(found.account.accountId, { ...found, whose, seenBy });
    for (const receipt of await listPayments(context, personId))
      if (!receipts.has(receipt.payment.id)) receipts.set(receipt.payment.id, { ...receipt, whose });
  }
  return { people, accounts: [...accounts.values()], receipts: [...receipts.values()], months };
}

function lastMonths(today: CivilDate): readonly string[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: SHOWN_MONTHS }, (_, index) =>
    addMonths(first, index - SHOWN_MONTHS + 1).slice(0, 7),
  );
}
