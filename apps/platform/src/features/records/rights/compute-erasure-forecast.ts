import type { Text } from "@ardeco/contracts";
import { addDays, addMonths, type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { getWithdrawalExplanation, isShownToDesk, listGrants } from "../../consent/consent/index.ts";
import { listRepresented } from "../../identity/households/index.ts";
import { formatNameInUse, listElements, nameElements } from "../../identity/identity/index.ts";
import { COOLING_DAYS } from "./rules.ts";

/** What a service is told, and keeps all the same. */
export interface ServiceTold {
  readonly title: Text;
  readonly providerName: string;
  /** Kept because a law says so, with the last day. */
  readonly kept: readonly { readonly label: Text; readonly law: string; readonly until: CivilDate }[];
  /** Last day by which the rest is erased there. */
  readonly erasedBy: CivilDate;
  /** What remains owed by either side, in the service's words. */
  readonly owed?: Text;
}

/** Somebody they act for, and the services that reach them by it. */
export interface LeftBehind {
  readonly name: string;
  readonly services: readonly Text[];
}

export interface ErasureForeseen {
  readonly actsOn: CivilDate;
  readonly services: readonly ServiceTold[];
  /** How many more are told, that an agent is not shown (ADR 0043). */
  readonly otherServices: number;
  /** Last day of what stays as proof, and names nobody any more. */
  readonly proofUntil: CivilDate;
  /** People for whom they act: the link ends. */
  readonly actsFor: readonly LeftBehind[];
}

/** Before the act, in facts: the pages say them in words. */
export function computeErasureForecast(context: Context, personId: PersonId): Promise<ErasureForeseen> {
  return context.read(async (tx) => {
    const actsOn = addDays(toCivilDate(context.now()), COOLING_DAYS);
    const services: ServiceTold[] = [];
    let otherServices = 0;
    for (const { grant, providerName, service } of await listGrants(tx, context, personId)) {
      if (grant.state !== "live") continue;
      if (context.actor.kind === "staff" && !isShownToDesk(service, context.authorityId)) {
        otherServices += 1;
        continue;
      }
      const told = await getWithdrawalExplanation(context, { personId, grantId: grant.id });
      services.push({
        title: told.serviceTitle,
        providerName,
        kept: told.kept.map(({ label, law, until }) => ({ label, law, until })),
        erasedBy:
          told.erased
            .map(({ by }) => by)
            .toSorted()
            .at(-1) ?? actsOn,
        ...(told.owed ? { owed: told.owed } : {}),
      });
    }
    const proofUntil = addMonths(actsOn, PROOF_MONTHS);
    const actsFor = await listLeftBehind(tx, context, personId);
    return { actsOn, services, otherServices, proofUntil, actsFor };
  });
}

/** Named, so that who asks knows whom to tell; an agent is shown the services that a desk is shown. */
async function listLeftBehind(tx: Tx, context: Context, personId: PersonId): Promise<readonly LeftBehind[]> {
  const left: LeftBehind[] = [];
  for (const { representedId } of await listRepresented(context, personId)) {
    const name = formatNameInUse(await listElements(tx, context, representedId, nameElements));
    const services = (await listGrants(tx, context, representedId))
      .filter(({ grant }) => grant.state === "live")
      .filter(({ service }) => context.actor.kind !== "staff" || isShownToDesk(service, context.authorityId))
      .map(({ service }) => service.definition.title);
    left.push({ name, services });
  }
  return left;
}

/** As long as an agreement can be disputed (Code civil art. 2224): the longest of what stays. */
const PROOF_MONTHS = 60;
