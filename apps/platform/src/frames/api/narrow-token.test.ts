import { afterAll, beforeAll, expect, test } from "vitest";
import { issueApiToken } from "../../features/access/access/index.ts";
import { anAgent } from "../../testing/builders.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;

beforeAll(async () => {
  api = await aHouseWithApi();
});
afterAll(() => api?.house.close());

const key = { headers: { "idempotency-key": "une" } };

/** An agent who manages services and receives people, with a token for each, and an application of theirs. */
async function aManager() {
  const agent = await anAgent(api.house, api.town.id, ["service_manager", "reception"]);
  if (agent.actor.kind !== "staff") throw new Error("no agent");
  const { staffId } = agent.actor;
  const system = api.house.system(api.town.id);
  const expiresAt = new Date(api.house.clock.now().getTime() + 3_600_000);
  const token = async (role: "service_manager" | "reception") =>
    (await issueApiToken(system, { staffId, label: role, expiresAt, scope: [role] })).token;
  const [broad, narrow] = [await token("service_manager"), await token("reception")];
  const body = {
    service: api.library.id,
    client_name: "Prêt",
    redirect_uris: ["https://pret.example/retour"],
    initiate_login_uri: "https://pret.example/connexion",
    token_endpoint_auth_method: "client_secret_basic",
  };
  const made = await api.ask(`/authorities/caen/applications`, { token: broad, body });
  const path = `/authorities/caen/applications/${String(made.json().client_id)}/secret`;
  const first = await api.ask(path, { token: broad, body: { revision: 1 }, ...key });
  expect(first.json()).toHaveProperty("client_secret");
  return { staffId, broad, narrow, path, first };
}

test("an answer is given again to the token that asked, not to a narrower one of the same agent", async () => {
  const { broad, narrow, path, first } = await aManager();
  const again = await api.ask(path, { token: broad, body: { revision: 1 }, ...key });
  expect(again.json()).toEqual(first.json());
  const without = await api.ask(path, { token: narrow, body: { revision: 1 } });
  const replayed = await api.ask(path, { token: narrow, body: { revision: 1 }, ...key });
  expect(replayed.status).toBe(without.status);
  expect(replayed.body).not.toContain("client_secret");
});

test("nor once the role behind it was taken back", async () => {
  const { staffId, broad, path } = await aManager();
  await api.house.sqlAs("owner", "delete from staff_role where staff_id = $1", [staffId]);
  const again = await api.ask(path, { token: broad, body: { revision: 1 }, ...key });
  expect(again.status).toBeGreaterThanOrEqual(400);
  expect(again.body).not.toContain("client_secret");
});
