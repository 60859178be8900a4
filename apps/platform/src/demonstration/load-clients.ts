import { issueNewSecret, listClients, registerClient } from "../features/consent/clients/index.ts";
import type { Context } from "../kernel/context.ts";
import type { ClientFacts } from "./known-facts.ts";
import { type ClientSeed, toSeedId } from "./seed-files.ts";

/** Registers the service's application once. A secret lost with demo.json is drawn again, never read back. */
export async function loadClient(
  manager: Context,
  seed: { readonly key: string; readonly client: ClientSeed },
  known: readonly ClientFacts[],
): Promise<ClientFacts> {
  const serviceId = toSeedId("service", seed.key);
  const [existing] = await listClients(manager, serviceId);
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
  // By the platform: an agent’s new secret waits for a day.
  const system = manager.as({ kind: "system", name: "demonstration" });
  const clientSecret = remembered ?? (await issueNewSecret(system, { clientId, revision }));
  return { ...facts, clientId, clientSecret };
}
