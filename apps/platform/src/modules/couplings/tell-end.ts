import type { Context, Tx } from "../../kernel/context.ts";
import { asId, isUuid, type PersonId } from "../../kernel/ids.ts";
import { record } from "../audit/index.ts";
import { listPeopleWithGrants } from "../consent/index.ts";
import { findKept } from "../identity/index.ts";
import type { Coupling, CouplingId } from "./coupling.ts";
import { couplingSubject } from "./member.ts";
import { listAgreementRows } from "./store/agreements.ts";
import { listCouplingRows } from "./store/couplings.ts";
import { tellHolder } from "./tell.ts";

/** Some seconds of work: far from the two minutes after which a job is taken for dead. */
const PAGE = 500;
const JOB = "couplings.tell_end";

type Data = Readonly<Record<string, unknown>>;

/** In the transaction that announces it. */
export const queueEndTold = (tx: Tx, context: Context, couplingId: CouplingId, after?: PersonId) =>
  context.ports.jobs.send(tx, JOB, {
    authorityId: context.authorityId,
    requestId: context.newId<string>(),
    couplingId,
    ...(after === undefined ? {} : { after }),
  });

/**
 * Job: whoever holds the offer is told its last day. They are found from themselves, a page of those who agreed to anything at a time: no row of the offer
 * says who they are. One page, one transaction, that sends the next.
 */
export async function tellEnd(context: Context, { couplingId, after: from }: Data): Promise<void> {
  await context.transaction(async (tx) => {
    const id = asId<"coupling">(String(couplingId));
    const [coupling] = await listCouplingRows(tx, context.authorityId, { id });
    if (!coupling?.endsOn) return;
    const after = isUuid(from) ? from : undefined;
    const people = await listPeopleWithGrants(tx, context, { after, limit: PAGE });
    for (const personId of await holdersAmong(tx, context, coupling, people)) {
      const reader = (await findKept(tx, context, personId)) ?? personId;
      const { name, endsOn: day } = coupling;
      const data = { coupling: id, name, lastDay: day };
      await record(tx, context, { action: "couplings.end_told", personId: reader, data });
      await tellHolder(tx, context, { personId: reader, news: "announced", name, day });
    }
    const last = people.at(-1);
    if (last !== undefined && people.length === PAGE) await queueEndTold(tx, context, id, last);
  });
}

async function holdersAmong(
  tx: Tx,
  context: Context,
  { id }: Coupling,
  people: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const named = people.map((personId) => ({ personId, subject: couplingSubject(context, id, personId) }));
  const rows = await listAgreementRows(
    tx,
    context.authorityId,
    named.map(({ subject }) => subject),
  );
  const living = rows.filter(({ ended_on }) => ended_on === null);
  return named.flatMap(({ personId, subject }) =>
    living.some((row) => row.subject.equals(subject)) ? [personId] : [],
  );
}
