import { Type } from "typebox";
import type { Context, Tx } from "../../../kernel/context.ts";
import { elevate, type SystemContext } from "../../../kernel/elevate.ts";
import { type PersonId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import { isOldEnough } from "../../identity/households/index.ts";
import { listFolded } from "../../identity/identity/index.ts";
import {
  buildIdShape,
  buildJsonReader,
  computeSectorSubject,
  type Opened,
  openForSector,
  type Sector,
  sealForSector,
} from "../../trust/keys/index.ts";
import type { Agreement, Coupling, CouplingId } from "./coupling.ts";
import { listAgreementRows } from "./store/agreements.ts";
import type { AgreementRow } from "./store/tables.ts";

export const toCouplingsSystem = (context: Context): SystemContext =>
  elevate(context, {
    name: "couplings",
    reason: "A coupled offer spans two services, and neither may read who holds the other.",
  });

/** Which services somebody holds is theirs to read: no agent does, by an offer. Throws request.forbidden. */
export function requirePerson({ actor }: Context): void {
  if (actor.kind !== "person") throw kernelErrors.error("request.forbidden");
}

/** An offer is a sealed world of its own: what it calls somebody is in no other table. */
export const computeCouplingSubject = (context: Context, id: CouplingId, personId: PersonId): Buffer =>
  computeSectorSubject(
    context,
    { providerId: context.authorityId, serviceId: parseId<"service">(id) },
    personId,
  );

export const buildServiceSector = ({ authorityId: providerId }: Context, serviceId: ServiceId): Sector => ({
  providerId,
  serviceId,
});

/**
 * All that the giving service may be told: who, by the name that it alone knows, under which grant of its
 * own.
 */
const ToldEntitlement = Type.Object({ pairwise: Type.String(), grantId: buildIdShape<"grant">() });
export type ToldEntitlement = Opened<typeof ToldEntitlement>;
const readTold = buildJsonReader("coupling-agreement", ToldEntitlement);
const formatAgreementField = (id: string) => `coupling:${id}`;

export const sealTold = (context: Context, giverId: ServiceId, id: string, told: ToldEntitlement): Buffer =>
  sealForSector(
    context,
    buildServiceSector(context, giverId),
    formatAgreementField(id),
    formatPaddedJson(JSON.stringify(told)),
  );

/** Throws keys.cannot_open when the row was moved to another offer. */
export const openTold = (context: Context, giverId: ServiceId, row: AgreementRow): ToldEntitlement =>
  readTold(
    openForSector(context, buildServiceSector(context, giverId), formatAgreementField(row.id), row.sealed),
  );

export interface OwnAgreement extends Agreement {
  readonly coupling: Coupling;
}

/** Under each number that is theirs, those merged into it too. */
export async function listPersonNumbers(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<readonly [PersonId, ...PersonId[]]> {
  return [personId, ...(await listFolded(tx, system, personId))];
}

/**
 * Anybody but a child below fifteen for themselves: in their own account too, their parents answer. By the
 * system.
 */
export async function mayAnswerCoupling(
  tx: Tx,
  {
    context: { actor },
    system,
    personId,
  }: { readonly context: Context; readonly system: Context; readonly personId: PersonId },
): Promise<boolean> {
  if (actor.kind !== "person" || actor.personId !== personId) return true;
  return isOldEnough(tx, system, personId);
}

/**
 * Every agreement of somebody to these offers, ended ones too, the oldest first: found from them, never the
 * other way. For the system.
 */
export async function listPersonAgreements(
  tx: Tx,
  system: Context,
  { numbers, couplings }: { readonly numbers: readonly PersonId[]; readonly couplings: readonly Coupling[] },
): Promise<readonly OwnAgreement[]> {
  const named = couplings.flatMap((coupling) =>
    numbers.map((number) => ({ coupling, subject: computeCouplingSubject(system, coupling.id, number) })),
  );
  const rows = await listAgreementRows(
    tx,
    system.authorityId,
    named.map(({ subject }) => subject),
  );
  return rows.flatMap((row) => {
    const found = named.find(({ subject }) => subject.equals(row.subject));
    return found ? [{ coupling: found.coupling, ...toAgreement(row) }] : [];
  });
}

export const toAgreement = (row: AgreementRow): Agreement => ({
  id: parseId<"couplingAgreement">(row.id),
  couplingId: parseId<"coupling">(row.coupling_id),
  from: row.from_day,
  endedOn: row.ended_on,
  endReason: row.end_reason,
});
