import { doorPages } from "../../../../../../../frames/door/index.ts";
import type { AuthorityId } from "../../../../../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../../../../../kernel/module-jobs.ts";
import { aTown } from "../../../../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../../../../../testing/test-server.ts";
import { notificationsJobs } from "../../../../../../messaging/notifications/index.ts";
import { enrolmentJobs } from "../../../../index.ts";
import { enrolmentRoutes } from "../index.ts";

export interface EnrolmentHouse {
  readonly house: TestRuntime;
  readonly server: TestServer;
  readonly caen: AuthorityId;
}

/** Caen and Bayeux, with the doors and the pages of enrolment. */
export async function anEnrolmentHouse(more: readonly ModuleJobs[] = []): Promise<EnrolmentHouse> {
  const house = await testRuntime([...more, enrolmentJobs, notificationsJobs]);
  const server = await testServer(house, { surfaces: [doorPages(), ...enrolmentRoutes] });
  const caen = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  await aTown(house, { slug: "bayeux", name: "Ville de Bayeux", officialCode: "14047" });
  return { house, server, caen: caen.id };
}
