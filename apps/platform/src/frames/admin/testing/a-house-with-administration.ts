import { authoritiesJobs } from "../../../features/authorities/authorities/index.ts";
import { catalogueJobs } from "../../../features/catalogue/catalogue/index.ts";
import { clientsJobs } from "../../../features/consent/clients/index.ts";
import { transfersJobs } from "../../../features/consent/transfers/index.ts";
import { notificationsJobs } from "../../../features/messaging/notifications/index.ts";
import { recordsJobs } from "../../../features/records/records/index.ts";
import { auditJobs } from "../../../features/trust/audit/index.ts";
import { readStatus } from "../../../infra/operation/read-status.ts";
import type { RoleGrant } from "../../../kernel/context.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { strictFeatures } from "../../../testing/strict-features.ts";
import { testRuntime } from "../../../testing/test-runtime.ts";
import { testServer } from "../../../testing/test-server.ts";
import { sitePages } from "../../site/index.ts";
import { adminPages, type Operations } from "../index.ts";
import { failedJobsAmong } from "./failed-jobs.ts";

/**
 * Caen and its agglomération, with the site and the administration open; `stuck` are failed jobs, of any
 * authority.
 */
export async function aHouseWithAdministration(...more: readonly ModuleJobs[]) {
  const house = await testRuntime([
    auditJobs,
    authoritiesJobs,
    catalogueJobs,
    clientsJobs,
    transfersJobs,
    notificationsJobs,
    recordsJobs,
    ...more,
  ]);
  const group = await aTown(house, { slug: "caen-la-mer", name: "Caen la Mer", kind: "epci" });
  const town = await aTown(house, { slug: "caen", name: "Ville de Caen" }, [group.id]);
  const stuck: Awaited<ReturnType<Operations["failedJobs"]>>[number][] = [];
  const retried: string[] = [];
  const operations: Operations = {
    ...failedJobsAmong(stuck, retried),
    checkReady: async () => {},
    status: () => readStatus(house.runtime.database, house.directory),
  };
  const server = await testServer(house, {
    surfaces: [
      sitePages({ features: strictFeatures, hostingProvider: "Hébergeur, 1 rue de l’Exemple, Caen" }),
      adminPages({ features: strictFeatures, operations }),
    ],
  });
  return {
    house,
    server,
    town,
    group,
    stuck,
    retried,
    /** A browser in which an agent of Caen with these roles is signed in. */
    async agent(roles: readonly (RoleGrant["role"] | RoleGrant)[], name?: string) {
      const context = await anAgent(house, town.id, roles, name);
      return { context, browser: await server.signedIn(context) };
    },
  };
}
