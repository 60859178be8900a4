import type { ServiceId } from "../../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../../kernel/module-jobs.ts";
import { type TestRuntime, testRuntime } from "../../../../testing/test-runtime.ts";
import { clientsJobs, type NewClient } from "../../clients/index.ts";
import { consentJobs } from "../../consent/index.ts";
import { openidJobs } from "../index.ts";
import { type Application, anApplication } from "./application.ts";
import { asks, type OpenIdWorld, openIdWorld } from "./open-id-world.ts";

export const ISSUER = "http://localhost:3000/caen/oidc";
export const everything = ["given_name", "family_name", "email", "age_under_25"];

export interface LibraryHouse {
  readonly house: TestRuntime;
  readonly world: OpenIdWorld;
  /** The library's application: names required, e-mail and "under 25" optional. */
  readonly library: Application;
  readonly serviceId: ServiceId;
  readonly clientId: string;
}

/** `more`: jobs of other modules. */
export async function libraryHouse(
  facts: Partial<NewClient> = {},
  more: readonly ModuleJobs[] = [],
): Promise<LibraryHouse> {
  const house = await testRuntime([openidJobs, consentJobs, clientsJobs, ...more]);
  const world = await openIdWorld(house);
  const requests = [asks("given_name", true), asks("family_name", true), asks("email"), asks("age_under_25")];
  const serviceId = await world.service(requests);
  const registered = await world.application(serviceId, facts);
  const library = await anApplication(world.server.app, ISSUER, registered);
  return { house, world, library, serviceId, clientId: registered.clientId };
}
