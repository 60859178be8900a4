import { type Static, Type } from "typebox";
import { readJsonFile } from "../infra/files/read-json-file.ts";
import type { Context } from "../kernel/context.ts";
import { listClients, registerClient, rotateSecret } from "../modules/clients/index.ts";
import { type ServiceSeed, seedId } from "./seed-files.ts";

/** What a vendor is given to connect: the same as a real one gets from the administration pages. */
const ClientFacts = Type.Object({
  service: Type.String(),
  clientId: Type.String(),
  clientSecret: Type.String(),
  /** Issuer of the people's home authority. */
  issuer: Type.String(),
  redirectUris: Type.Array(Type.String()),
});
export type ClientFacts = Readonly<Static<typeof ClientFacts>>;

const EarlierFacts = Type.Object({ clients: Type.Array(ClientFacts) });

/** Registers the service's application once. A secret lost with demo.json is drawn again, never read back. */
export async function loadClient(
  manager: Context,
  seed: ServiceSeed,
  known: readonly ClientFacts[],
): Promise<ClientFacts> {
  const serviceId = seedId("service", seed.key);
  const [existing] = await manager.transaction((tx) => listClients(tx, manager, serviceId));
  const facts = {
    service: seed.key,
    issuer: `${manager.ports.publicUrl}/caen/oidc`,
    redirectUris: seed.client.redirectUris,
  };
  if (!existing) {
    const { clientId, secret } = await registerClient(manager, {
      ...seed.client,
      serviceId,
      authMethod: "client_secret_basic",
    });
    return { ...facts, clientId, clientSecret: secret ?? "" };
  }
  const { id: clientId, revision } = existing;
  const remembered = known.find((one) => one.clientId === clientId)?.clientSecret;
  const clientSecret = remembered ?? (await rotateSecret(manager, { clientId, revision }));
  return { ...facts, clientId, clientSecret };
}

/** The clients of the demo.json of an earlier start; none when there is no such file, or another version's. */
export async function readKnownClients(path: string): Promise<readonly ClientFacts[]> {
  try {
    return (await readJsonFile(EarlierFacts, path)).clients;
  } catch {
    return [];
  }
}
