import { Type } from "typebox";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { isUuid, type PersonId, parseId } from "../../../kernel/ids.ts";
import { listPeopleWithGrants } from "../../consent/consent/index.ts";
import { findKept } from "../../identity/identity/index.ts";
import { record } from "../../trust/audit/index.ts";
import { buildIdShape, buildJsonReader, openFromJob, sealForJob } from "../../trust/keys/index.ts";
import type { Coupling, CouplingId } from "./coupling.ts";
import { computeCouplingSubject } from "./member.ts";
import { notifyCouplingHolder } from "./notify-coupling-holder.ts";
import { listAgreementRows, setEndTold } from "./store/agreements.ts";
import { listCouplingRows } from "./store/couplings.ts";

/** Some seconds of work: far from the two minutes after which a job is taken for dead. */
const PAGE = 500;
const JOB = "couplings.tell_end";
const JOB_OF_ONE = "couplings.tell_end_to_one";

type Data = Readonly<Record<string, unknown>>;

/** In the transaction that announces it. */
export const scheduleEndNotices = (tx: Tx, context: Context, couplingId: CouplingId, after?: PersonId) =>
  context.ports.jobs.send(tx, JOB, {
    authorityId: context.authorityId,
    requestId: context.newId<string>(),
    couplingId,
    ...(after === undefined ? {} : { after }),
  });

/**
 * One holder, when the page that they are in fails. Sealed: whoever reads the queue would learn who holds
 * what.
 */
const ToTell = Type.Object({ couplingId: buildIdShape<"coupling">(), personId: buildIdShape<"person">() });
const readToTell = buildJsonReader("coupling-end-told", ToTell);
const FIELD = "coupling-end-told";

/**
 * Job: whoever holds the offer is told its last day. They are found from themselves, a page of those who
 * agreed to anything at a time: no row of the offer says who they are. One page, one transaction, that sends
 * the next. Where one of them cannot be told, each has a job of their own: nobody waits for them.
 */
export async function notifyCouplingEnd(context: Context, { couplingId, after: from }: Data): Promise<void> {
  const page = { id: parseId<"coupling">(String(couplingId)), after: isUuid(from) ? from : undefined };
  try {
    await runHolderPage(context, page, (tx, coupling, personId) =>
      notifyHolderEnd(tx, context, coupling, personId),
    );
  } catch {
    await runHolderPage(context, page, (tx, { id }, personId) =>
      context.ports.jobs.send(tx, JOB_OF_ONE, {
        authorityId: context.authorityId,
        requestId: context.newId<string>(),
        sealed: sealForJob(context, FIELD, { couplingId: id, personId }),
      }),
    );
  }
}

/** Job: the same for one person. Idempotent, as the page is: a last day is told once. */
export async function notifySingleHolder(context: Context, data: Data): Promise<void> {
  const { couplingId: id, personId } = readToTell(openFromJob(context, FIELD, data));
  await context.transaction(async (tx) => {
    const [coupling] = await listCouplingRows(tx, context.authorityId, { id });
    if (coupling?.endsOn)
      await notifyHolderEnd(tx, context, { ...coupling, endsOn: coupling.endsOn }, personId);
  });
}

type Ending = Coupling & { readonly endsOn: CivilDate };

async function runHolderPage(
  context: Context,
  { id, after }: { readonly id: CouplingId; readonly after: string | undefined },
  tell: (tx: Tx, coupling: Ending, personId: PersonId) => Promise<void>,
): Promise<void> {
  await context.transaction(async (tx) => {
    const [coupling] = await listCouplingRows(tx, context.authorityId, { id });
    if (!coupling?.endsOn) return;
    const people = await listPeopleWithGrants(tx, context, { after, limit: PAGE });
    for (const personId of await filterCouplingHolders(tx, context, coupling, people))
      await tell(tx, { ...coupling, endsOn: coupling.endsOn }, personId);
    const last = people.at(-1);
    if (last !== undefined && people.length === PAGE) await scheduleEndNotices(tx, context, id, last);
  });
}

async function notifyHolderEnd(
  tx: Tx,
  context: Context,
  { id, name, endsOn: day }: Ending,
  holder: PersonId,
): Promise<void> {
  const subject = computeCouplingSubject(context, id, holder);
  if (!(await setEndTold(tx, context.authorityId, { subject, day }))) return;
  const personId = (await findKept(tx, context, holder)) ?? holder;
  const data = { coupling: id, name, lastDay: day };
  await record(tx, context, { action: "couplings.end_told", personId, data });
  await notifyCouplingHolder(tx, context, { personId, news: "announced", name, day });
}

async function filterCouplingHolders(
  tx: Tx,
  context: Context,
  { id }: Coupling,
  people: readonly PersonId[],
): Promise<readonly PersonId[]> {
  const named = people.map((personId) => ({
    personId,
    subject: computeCouplingSubject(context, id, personId),
  }));
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
