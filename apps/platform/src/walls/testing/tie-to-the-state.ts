import type { Newcomer } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { createUpstreamLink, updateUpstreamProvider } from "../../features/identity/upstream/index.ts";
import type { Context } from "../../kernel/context.ts";

/** FranceConnect opens her account. */
export async function tieToTheState(mayor: Context, zelie: Newcomer): Promise<void> {
  const [kind, issuer] = ["franceconnect", "https://etat.example/api/v2"] as const;
  await updateUpstreamProvider(mayor, {
    kind,
    issuer,
    clientId: "ville-de-caen",
    secret: "received-from-the-state",
    enabled: true,
    revision: 0,
  });
  const identity = { kind, issuer, subject: "pairwise-of-zelie", amr: [], claims: {} };
  const subject = { kind: "person", id: zelie.personId } as const;
  await zelie.transaction((tx) => createUpstreamLink(tx, zelie, { identity, subject }));
}
