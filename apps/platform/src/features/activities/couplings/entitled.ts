import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { FIRST_ID, type ServiceId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import { getTariff } from "../../catalogue/tariffs/index.ts";
import { getHolderIssuer } from "../../consent/clients/index.ts";
import { findSectorGrant } from "../../consent/consent/index.ts";
import { readSituation } from "../../consent/subscriptions/index.ts";
import { record } from "../../trust/audit/index.ts";
import { keysErrors } from "../../trust/keys/index.ts";
import type { Advantage } from "./coupling.ts";
import { buildServiceSector, openTold, toCouplingsSystem } from "./member.ts";
import { isCouplingCounted } from "./rules.ts";
import { listLivingRows } from "./store/agreements.ts";
import { listCouplingRows } from "./store/couplings.ts";
import type { AgreementRow } from "./store/tables.ts";

/**
 * Who is entitled to what today, as the giving service knows them: never why, nor which other service they
 * hold.
 */
export interface Entitled {
  readonly issuer: string;
  /** With `issuer`, who: the `iss` and `sub` of ID tokens. */
  readonly subject: string;
  /** The tariff that is reduced, by the address of its page. */
  readonly tariff: string;
  readonly off: Advantage;
  /** The last day that is announced. */
  readonly until: CivilDate | null;
}

export interface EntitledPage {
  readonly entitled: readonly Entitled[];
  /** Give it back as `after`; absent at the end. */
  readonly next?: string;
}

/**
 * Use case: the application of a service reads who is entitled to a reduction of its own. Each page read
 * leaves a line. Throws request.forbidden for anybody else than an application.
 */
export async function listEntitled(
  context: Context,
  { after = FIRST_ID, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<EntitledPage> {
  const { actor } = context;
  if (actor.kind !== "client") throw kernelErrors.error("request.forbidden");
  // The service is the one the application was registered for: nothing of the request chooses it.
  const { serviceId } = actor;
  const system = toCouplingsSystem(context);
  return system.transaction(async (tx) => {
    const today = toCivilDate(system.now());
    const living = (await listCouplingRows(tx, system.authorityId)).filter(
      (coupling) => coupling.giverId === serviceId && isCouplingCounted(coupling, today),
    );
    const couplingIds = living.map(({ id }) => id);
    const page = { couplingIds, after, limit: limit + 1 };
    const rows = await listLivingRows(tx, system.authorityId, page);
    const shown = rows.slice(0, limit);
    const issuer = await getHolderIssuer(tx, system);
    const entitled: Entitled[] = [];
    let unread = 0;
    for (const row of shown) {
      const coupling = living.find(({ id }) => id === row.coupling_id);
      const add = async () => {
        const subject = coupling && (await findEntitledSubject(tx, system, serviceId, row));
        if (!coupling || subject === undefined) return;
        const { slug: tariff } = await getTariff(tx, system, coupling.tariffId);
        entitled.push({ issuer, subject, tariff, off: coupling.off, until: coupling.endsOn });
      };
      // One row that does not open keeps back no other: the line says how many.
      await recoverRefusal(listCodes(keysErrors, "keys.cannot_open"), add, () => {
        unread += 1;
      });
    }
    const data = { serviceId, entitled: entitled.length, ...(unread > 0 ? { unread } : {}) };
    await record(tx, context, { action: "couplings.entitled_read", data });
    const last = shown.at(-1);
    return { entitled, ...(rows.length > limit && last ? { next: last.id } : {}) };
  });
}

/**
 * The name of who is entitled by this row; undefined: withdrawn or suspended, before its end is written, or
 * paused: nothing leaves under it.
 */
async function findEntitledSubject(
  tx: Tx,
  system: Context,
  serviceId: ServiceId,
  row: AgreementRow,
): Promise<string | undefined> {
  const { pairwise, grantId } = openTold(system, serviceId, row);
  const grant = await findSectorGrant(tx, system, { sector: buildServiceSector(system, serviceId), grantId });
  return grant && (await readSituation(tx, system, grant)).state === "open" ? pairwise : undefined;
}
