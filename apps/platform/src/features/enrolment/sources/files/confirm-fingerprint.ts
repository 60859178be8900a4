import { readCertificate } from "@ardeco/sealed-files";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import {
  accessErrors,
  findStaffActor,
  isAmongAgents,
  requireCapability,
} from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { sourcesErrors } from "../errors.ts";
import { scheduleRefresh } from "../refresh/apply-refresh-act.ts";
import { checkCorrespondent, findCorrespondentRow } from "../store/correspondents.ts";
import { findRefreshUnderWay } from "../store/refreshes.ts";
import { toSourcesSystem } from "../to-sources-system.ts";
import type { Correspondent } from "./update-correspondent.ts";

/** What a second person compares with what the correspondent reads to them. */
export interface FingerprintToRead
  extends Pick<Correspondent, "register" | "name" | "fingerprint" | "check" | "revision"> {
  /** Absent when they are no longer an agent here. */
  readonly givenBy?: string;
  readonly givenAt?: Date;
  /** Who confirmed or refused it; absent while it waits, and when they are no longer an agent here. */
  readonly checkedBy?: string;
  readonly checkedAt?: Date;
  /** Who reads the page counts for one with who gave it (access.countAsOne): another person confirms. */
  readonly isTheirs: boolean;
}

/** Throws access.capability_missing. */
export async function readFingerprint(context: Context): Promise<FingerprintToRead | undefined> {
  requireCapability(context, "source.confirm");
  return context.transaction(async (tx) => {
    const row = await findCorrespondentRow(tx, context.authorityId);
    if (!row) return undefined;
    const givenBy = await findLabel(tx, context, row.given_by);
    const checkedBy = await findLabel(tx, context, row.checked_by);
    const givers = row.given_by === null ? [] : [{ id: row.given_by, label: givenBy }];
    const isTheirs = await isAmongAgents(tx, context, givers);
    return {
      register: row.register,
      name: row.name,
      fingerprint: readCertificate(row.certificate).fingerprint,
      check: row.checked_as ?? "waiting",
      revision: row.revision,
      ...(givenBy === undefined ? {} : { givenBy }),
      ...(row.given_at ? { givenAt: row.given_at } : {}),
      ...(checkedBy === undefined ? {} : { checkedBy }),
      ...(row.checked_at ? { checkedAt: row.checked_at } : {}),
      isTheirs,
    };
  });
}

/** Of an agent who is still here. */
async function findLabel(tx: Tx, context: Context, id: string | null): Promise<string | undefined> {
  const agent = id === null ? undefined : await findStaffActor(tx, context, parseId<"staff">(id));
  return agent?.kind === "staff" ? agent.label : undefined;
}

/**
 * Use case: somebody else than who gave the certificate compared its fingerprint with the correspondent's, by
 * another way. Confirmed, a request that waited is written for it; refused, even after it was confirmed, it
 * does nothing until a certificate is given again. Said twice, it is said once. Throws
 * access.capability_missing, sources.nothing_to_confirm, sources.another_confirms.
 */
export async function checkFingerprint(
  context: Context,
  { fingerprint, as }: { readonly fingerprint: string; readonly as: "confirmed" | "refused" },
): Promise<void> {
  const read = await readFingerprint(context);
  const { actor, authorityId } = context;
  if (actor.kind !== "staff") throw accessErrors.error("access.capability_missing");
  if (!read || read.fingerprint !== fingerprint) throw sourcesErrors.error("sources.nothing_to_confirm");
  if (read.check === as) return;
  if (read.check === "refused") throw sourcesErrors.error("sources.nothing_to_confirm");
  // Two ids may be one person. One who left is not there to be told apart: the certificate is given again.
  const isAnother = !read.isTheirs && read.givenBy !== undefined;
  if (as === "confirmed" && !isAnother) throw sourcesErrors.error("sources.another_confirms");
  const system = toSourcesSystem(context);
  const waiting = await system.transaction((tx) => findRefreshUnderWay(tx, authorityId, "file"));
  await context.transaction(async (tx) => {
    const check = { checked_as: as, checked_by: actor.staffId, checked_at: context.now() };
    const of = { authority_id: authorityId, fingerprint, revision: read.revision };
    if (!(await checkCorrespondent(tx, of, check))) throw sourcesErrors.error("sources.nothing_to_confirm");
    const action = as === "confirmed" ? "sources.fingerprint_confirmed" : "sources.fingerprint_refused";
    await record(tx, context, { action, data: { register: read.register, fingerprint } });
    if (as === "confirmed" && waiting)
      await scheduleRefresh(tx, context, parseId<"sourceRefresh">(waiting.id));
  });
}
