import { randomUUID } from "node:crypto";
import type { ElementName } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../testing/builders.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import {
  addRepresentation,
  createHousehold,
  validateRepresentation,
} from "../../../identity/households/index.ts";
import { createDeclaration, createPerson, validateElement } from "../../../identity/identity/index.ts";
import {
  type CounterAccountId,
  debit,
  endAccountSharing,
  type LeavingPorts,
  openAccount,
  type ServiceCaller,
  type TransferResult,
} from "../../../ledger/counters/index.ts";
import { aPurse, type Purse } from "../../../ledger/counters/testing/a-purse.ts";
import { computePairwiseSubject } from "../../../trust/keys/index.ts";
import { assignPayer, type InvoiceSeriesId, setSeries, whoOwes } from "../index.ts";
import { type Issued, issueMonth } from "./issue-month.ts";

export type Someone = Context & { readonly personId: PersonId };

interface ChildFacts {
  readonly name?: string;
  readonly together?: boolean;
  readonly birthdate?: string;
  /** One account for all who live with the first parent. */
  readonly shared?: boolean;
}

export interface Member {
  readonly personId: PersonId;
  readonly accountId: CounterAccountId;
}

/** A town whose canteen is paid afterwards, by invoice. */
export interface Canteen {
  readonly house: TestRuntime;
  readonly town: AuthorityId;
  readonly purse: Purse;
  readonly seriesId: InvoiceSeriesId;
  readonly mayor: Context;
  parent(known?: Partial<Record<ElementName, unknown>>): Promise<Someone>;
  /** With an account at the canteen, opened by the first of the parents; `together`: all of one household. */
  child(parents: readonly Someone[], facts?: ChildFacts): Promise<Member>;
  /** A meal at this hour, whatever the day is for the others: the clock is set. */
  meal(
    who: Member,
    day: string,
    facts?: { readonly amount?: number; readonly label?: string },
  ): Promise<TransferResult>;
  issue(month?: string, on?: string): Promise<Issued>;
  /** An agent says who pays from that day on, today. */
  namePayer(of: Member, payer: Someone, from: string): Promise<void>;
  /**
   * The other lives elsewhere. The parent left the account that they shared with the child, owing nothing,
   * since an agent had named the other; then an agent said that what was consumed before was theirs.
   */
  leftAndInvoiced(parent: Someone, other: Someone, child: Member): Promise<Issued>;
}

export async function aCanteen(
  house: TestRuntime,
  town: AuthorityId,
  {
    code = "CANTINE",
    known,
    dueDays = 30,
  }: { readonly code?: string; readonly known?: ServiceCaller; readonly dueDays?: number } = {},
): Promise<Canteen> {
  const purse = await aPurse(
    house,
    town,
    { name: { fr: "Cantine, payée après", en: "Canteen, paid afterwards" }, paidAfter: true },
    known,
  );
  const mayor = await anAgent(house, town, ["authority_administrator"], "Odile Baudroie");
  const agent = await anAgent(house, town, ["reception", "validator"], "Basile Rainette");
  const seriesId = parseId<"invoiceSeries">(randomUUID());
  await setSeries(mayor, {
    id: seriesId,
    code,
    name: "Régie périscolaire",
    address: "1 place de la République, 14000 Caen",
    siret: null,
    dueDays,
    help: "Le CCAS vous reçoit sans rendez-vous : 02 31 00 00 00.",
    counterIds: [purse.counterId],
  });
  const canteen: Canteen = {
    house,
    town,
    purse,
    seriesId,
    mayor,
    parent: (facts = {}) =>
      aPerson(house, town, {
        validated: { given_name: "Jeanne", family_name: "Lemoine", birthdate: "1990-05-06", ...facts },
      }),
    child: (parents, facts) => aChild({ purse, agent }, parents, facts),
    meal: async ({ personId }, day, { amount = 350, label = `Repas du ${day}` } = {}) => {
      house.clock.set(`${day}T11:00:00Z`);
      const { counterId, canteen, system } = purse;
      const subject = computePairwiseSubject(system, canteen.service, personId);
      return debit(system, canteen, { counterId, subject, amount, label, key: randomUUID() });
    },
    issue: (month = "2026-10", on = "2026-11-02") => {
      house.clock.set(`${on}T08:00:00Z`);
      return issueMonth(mayor, { seriesId, month });
    },
    namePayer: ({ accountId }, { personId: payerId }, from) =>
      assignPayer(mayor, { id: randomUUID(), seriesId, accountId, payerId, from }),
    leftAndInvoiced: async (parent, other, child) => {
      await agent.transaction(async (tx) => {
        const link = { representativeId: other.personId, representedId: child.personId };
        const id = await addRepresentation(tx, agent, { ...link, kind: "parental_authority" });
        await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
      });
      await canteen.meal(child, "2026-11-02");
      house.clock.set("2026-11-03T09:00:00Z");
      await canteen.namePayer(child, other, "2026-11-01");
      const { personId } = parent;
      const ports: LeavingPorts = { carriedOf: async () => 0, whoOwes };
      await endAccountSharing(parent, { personId, accountId: child.accountId }, ports);
      await canteen.namePayer(child, parent, "2026-11-01");
      return canteen.issue("2026-11", "2026-12-01");
    },
  };
  return canteen;
}

async function aChild(
  { purse: { counterId }, agent }: { readonly purse: Purse; readonly agent: Context },
  parents: readonly Someone[],
  { name = "Léo", together = false, birthdate = "2018-09-02", shared = false }: ChildFacts = {},
): Promise<Member> {
  const [parent] = parents;
  if (!parent) throw new TypeError("a parent is expected");
  const personId = parseId<"person">(randomUUID());
  await agent.transaction(async (tx) => {
    await createPerson(tx, agent, { id: personId, createdBy: parent.personId });
    for (const [element, value] of [
      ["given_name", name],
      ["family_name", "Lemoine"],
      ["birthdate", birthdate],
    ] as const) {
      await createDeclaration(tx, agent, { personId, name: element, value, saidBy: parent.personId });
      const evidence = { kind: "family_record_book" } as const;
      await validateElement(tx, agent, { personId, name: element, method: "original_seen", evidence });
    }
    for (const { personId: representativeId } of parents) {
      const kind = "parental_authority" as const;
      const id = await addRepresentation(tx, agent, { representativeId, representedId: personId, kind });
      await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
    }
    if (together)
      await createHousehold(tx, agent, {
        members: [
          ...parents.map((one) => ({ personId: one.personId, role: "adult" as const, sharePercent: 100 })),
          { personId, role: "child", sharePercent: 100 },
        ],
      });
  });
  return { personId, accountId: await openAccount(parent, { personId, counterId, household: shared }) };
}
