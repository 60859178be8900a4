import type { Config } from "../config.ts";
import { inviteFirstOperator, inviteOnlyAdministrator } from "../features/access/access/index.ts";
import { findAuthorityBySlug } from "../features/authorities/authorities/index.ts";
import { findRunning, resolveClusterDirectory } from "../infra/cluster/cluster.ts";
import { createContext, type Runtime } from "../infra/context/create-context.ts";
import { openDatabase } from "../infra/database/database.ts";
import { openJobs } from "../infra/jobs/jobs.ts";
import { openLog } from "../infra/log/log.ts";
import { StartRefused } from "../infra/start-refused.ts";
import { noTracing } from "../infra/tracing/tracing.ts";
import { systemClock } from "../kernel/clock.ts";
import { formatPathAddress } from "../kernel/hosts.ts";
import { parseId } from "../kernel/ids.ts";
import { recoverRefusal } from "../kernel/recover-refusal.ts";
import { openConfiguredDatabase } from "./open-database.ts";
import { openPorts } from "./open-ports.ts";
import { openPersonTrees } from "./open-trees.ts";

const NOWHERE = parseId<"authority">("00000000-0000-4000-8000-000000000000");

export interface Invitation {
  readonly slug: string;
  readonly email: string;
  readonly displayName?: string;
  readonly role: "administrator" | "operator";
}

/**
 * The address to hand over to an authority's only administrator, or to its first operator, beside a platform
 * that runs or not.
 * @returns undefined for an operator who already has a passkey
 */
export async function inviteAdministrator(config: Config, asked: Invitation): Promise<string | undefined> {
  const running = config.database
    ? undefined
    : await findRunning(resolveClusterDirectory(config.dataDirectory));
  const opened = running
    ? { ...running, stop: async () => {} }
    : await openConfiguredDatabase(config, () => {});
  const database = openDatabase(opened.appUrl);
  const run = async () => {
    const jobs = openJobs(opened.appUrl, { now: () => systemClock.now(), log: openLog(config.log) });
    const { ports } = await openPorts(config, systemClock, { jobs, database, tracing: noTracing });
    const runtime: Runtime = { database, ports, clock: systemClock };
    await openPersonTrees(runtime);
    return await invite(runtime, asked);
  };
  try {
    return await recoverRefusal("any", run, ({ definition }) => {
      throw new StartRefused(`${definition.fr} ${definition.todo.fr}`);
    });
  } finally {
    await database.close();
    await opened.stop();
  }
}

async function invite(
  runtime: Runtime,
  { slug, email, displayName, role }: Invitation,
): Promise<string | undefined> {
  const system = createContext(runtime, {
    actor: { kind: "system", name: "operator" },
    authorityId: NOWHERE,
  });
  const authority = await system.transaction((tx) => findAuthorityBySlug(tx, slug));
  if (!authority) throw new StartRefused(`Aucune collectivité ne s’appelle « ${slug} ».`);
  const there = system.as(system.actor, authority.id);
  const invited = { email, ...(displayName === undefined ? {} : { displayName }) };
  const link = await (role === "operator"
    ? inviteFirstOperator(there, invited)
    : inviteOnlyAdministrator(there, invited));
  return link && formatPathAddress(runtime.ports.hosts, `/${slug}/agents/connexion/lien?jeton=${link.token}`);
}
