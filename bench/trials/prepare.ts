import { join } from "node:path";
import { createPlatform } from "@ardeco/platform/app";
import { readConfig } from "@ardeco/platform/config";
import { registerClient } from "@ardeco/platform/features/consent/clients/index";
import { verifyCounter } from "@ardeco/platform/features/ledger/counters/index";
import { aPurse } from "@ardeco/platform/features/ledger/counters/testing/a-purse";
import { createContext } from "@ardeco/platform/infra/context/create-context";
import { anAgent, aTown } from "@ardeco/platform/testing/builders";
import type { Contexts } from "@ardeco/platform/testing/test-runtime";

export type Settings = Readonly<Record<string, string>>;

/** What a till of the town asks: debits of one cent on one account. */
export interface Till {
  readonly address: string;
  readonly authorization: string;
  readonly body: string;
  readonly counterId: string;
  /** Faults of the sealed chain of the counter; none when each line follows from the one before. */
  verify(): Promise<readonly unknown[]>;
}

export interface Database {
  readonly appUrl: string;
  readonly ownerUrl: string;
}

/** The platform of a trial: what it keeps, and where it listens. Requests come from one address here. */
export const settingsOf = (directory: string, port: number, { appUrl, ownerUrl }: Database): Settings => ({
  ARDECO_MODE: "development",
  PORT: String(port),
  DATA_DIR: join(directory, "data"),
  DATABASE_URL: appUrl,
  DATABASE_OWNER_URL: ownerUrl,
  LOG_LEVEL: "warn",
  REQUESTS_PER_MINUTE: "1000000",
  SENSITIVE_REQUESTS_PER_MINUTE: "1000000",
  SANDBOX: "closed",
});

/** Fills a new database: a town, its canteen, a client, an account with plenty. Nothing is left running. */
export async function prepareTill(settings: Settings): Promise<Till> {
  const made = await within(settings, async (house) => {
    const { id: town } = await aTown(house, { slug: "saint-lo" });
    const purse = await aPurse(house, town);
    const holder = await purse.holder(1_000_000_000);
    const manager = await anAgent(house, town, ["service_manager"]);
    const client = await registerClient(manager, {
      serviceId: purse.canteen.service.serviceId,
      name: "Caisse",
      redirectUris: ["https://caisse.example/retour"],
      authMethod: "client_secret_basic",
    });
    return { town, purse, holder, client };
  });
  const { town, purse, holder, client } = made;
  const { counterId } = purse;
  return {
    address: `http://127.0.0.1:${settings.PORT}/api/v1/authorities/saint-lo/counters/${counterId}/debits`,
    authorization: `Basic ${Buffer.from(`${client.clientId}:${client.secret}`).toString("base64")}`,
    body: JSON.stringify({ sub: holder.subject, amount: 1, label: "Cantine, 12 mars" }),
    counterId,
    verify: () =>
      within(settings, async (house) => {
        const { faults } = await verifyCounter(await anAgent(house, town, ["auditor"]), counterId);
        return faults;
      }),
  };
}

/** The platform in this process, for the time of a work. */
async function within<T>(settings: Settings, work: (house: Contexts) => Promise<T>): Promise<T> {
  const { runtime, stop } = await createPlatform(readConfig(settings), () => {});
  const as: Contexts["as"] = (actor, authorityId) => createContext(runtime, { actor, authorityId });
  try {
    return await work({ as, system: (authorityId) => as({ kind: "system", name: "trial" }, authorityId) });
  } finally {
    await stop();
  }
}
