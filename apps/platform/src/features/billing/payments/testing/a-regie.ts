import { randomUUID } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import type { Contexts } from "../../../../testing/test-runtime.ts";
import type { Purse } from "../../../ledger/counters/testing/a-purse.ts";
import {
  assignRegieAgent,
  type MoneyTaken,
  type Payment,
  type RegieId,
  type RegiePart,
  receiveMoney,
  setRegie,
} from "../index.ts";

export const staffOf = ({ actor }: Context): StaffId => {
  if (actor.kind !== "staff") throw new TypeError("an agent is expected");
  return actor.staffId;
};

/** A régie that takes the money of a purse, with a régisseur and a mandataire, named for the year. */
export interface ARegie {
  readonly regieId: RegieId;
  readonly mayor: Context;
  readonly regisseur: Context;
  readonly mandataire: Context;
  /** Names one more agent. */
  name(agent: Context, part?: RegiePart): Promise<void>;
  /** Twenty euros in cash from the mandataire's till, unless the story says otherwise. */
  take(
    facts: Pick<MoneyTaken, "personId" | "accountId"> & Partial<MoneyTaken>,
    by?: Context,
  ): Promise<Payment>;
}

export async function aRegie(
  house: Contexts,
  town: AuthorityId,
  purse: Pick<Purse, "counterId">,
  {
    code = "CANTINE",
    priceCents = null,
  }: { readonly code?: string; readonly priceCents?: number | null } = {},
): Promise<ARegie> {
  const mayor = await anAgent(house, town, ["authority_administrator"], "Odile Baudroie");
  const regisseur = await anAgent(house, town, ["reception"], "Basile Rainette");
  const mandataire = await anAgent(house, town, ["reception"], "Nora Sittelle");
  const regieId = parseId<"regie">(randomUUID());
  await setRegie(mayor, {
    id: regieId,
    name: `Régie ${code}`,
    code,
    act: "2026-112",
    cashMax: 120_000,
    counters: [{ counterId: purse.counterId, priceCents }],
  });
  const name: ARegie["name"] = (agent, part = "mandataire") =>
    assignRegieAgent(mayor, {
      id: parseId<"regieAgent">(randomUUID()),
      regieId,
      staffId: staffOf(agent),
      part,
      act: "2026-113",
      startsOn: "2026-01-01",
      endsOn: "2026-12-31",
    });
  await name(regisseur, "regisseur");
  await name(mandataire);
  return {
    regieId,
    mayor,
    regisseur,
    mandataire,
    name,
    take: (facts, by = mandataire) =>
      receiveMoney(by, {
        id: parseId<"payment">(randomUUID()),
        regieId,
        amount: 2_000,
        payer: "Mme Perdrix",
        ...facts,
      }),
  };
}
