import { exportJWK, generateKeyPair } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { issueApiToken } from "../../features/access/access/index.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let manager: string;
beforeAll(async () => {
  api = await aHouseWithApi();
  manager = (await api.tokenFor("service_manager")).token;
});
afterAll(() => api?.house.close());

const PATH = "/authorities/caen/applications";
const application = (more: object = {}) => ({
  service: api.library.id,
  client_name: "Logiciel de prêt",
  token_endpoint_auth_method: "client_secret_basic",
  redirect_uris: ["https://pret.example/retour"],
  initiate_login_uri: "https://pret.example/connexion",
  ...more,
});
const list = async () =>
  (await api.ask(`${PATH}?service=${api.library.id}`, { token: manager })).json().applications;

test("an application is registered, listed without its secret, and changed as it was last read", async () => {
  const answer = await api.ask(PATH, { token: manager, body: application() });
  expect(answer.headers["cache-control"]).toBe("no-store");
  const { client_id, client_secret } = answer.json();
  const [listed] = await list();
  expect(listed).toMatchObject({ ...application(), client_id, status: "active", revision: 1 });
  expect(JSON.stringify(listed)).not.toContain(client_secret);
  const { service: _, token_endpoint_auth_method: __, ...kept } = application({ client_name: "Prêt 2" });
  const change = { token: manager, body: { ...kept, revision: 1 } };
  expect((await api.ask(`${PATH}/${client_id}`, change)).status).toBe(200);
  expect((await list())[0]).toMatchObject({ client_name: "Prêt 2", revision: 2 });
  expect((await api.ask(`${PATH}/${client_id}`, change)).json().code).toBe("request.changed_meanwhile");
});

test("with public keys it has no secret; a private one, a wrong address or an unknown member is refused", async () => {
  const pair = await generateKeyPair("ES256", { extractable: true });
  const withKeys = async (key: CryptoKey) =>
    application({ token_endpoint_auth_method: "private_key_jwt", jwks: { keys: [await exportJWK(key)] } });
  const registered = await api.ask(PATH, { token: manager, body: await withKeys(pair.publicKey) });
  expect(Object.keys(registered.json())).toEqual(["client_id"]);
  const codes = async (body: object) => {
    const { errors = [], code } = (await api.ask(PATH, { token: manager, body })).json();
    return errors[0]?.code ?? code;
  };
  expect(await codes(await withKeys(pair.privateKey))).toBe("clients.key_is_private");
  expect(await codes(application({ initiate_login_uri: "https://pret.example/*" }))).toBe(
    "clients.uri_not_valid",
  );
  const unknown = await api.ask(PATH, { token: manager, body: application({ sector: "x" }) });
  expect(unknown.status).toBe(422);
});

test("the safeguards of an application are said when it is registered, and change with the rest", async () => {
  const safety = {
    pkce_required: false,
    require_pushed_authorization_requests: true,
    dpop_bound_access_tokens: true,
  };
  const body = application({ client_name: "Prudente", ...safety });
  const { client_id } = (await api.ask(PATH, { token: manager, body })).json();
  const read = async () => (await list()).find((one: { client_id: string }) => one.client_id === client_id);
  expect(await read()).toMatchObject(safety);
  const { service: _, token_endpoint_auth_method: __, ...kept } = application({ revision: 1 });
  await api.ask(`${PATH}/${client_id}`, { token: manager, body: kept });
  expect(await read()).toMatchObject({
    pkce_required: true,
    require_pushed_authorization_requests: false,
    dpop_bound_access_tokens: false,
  });
});

test("its secret is replaced and it is disabled, as last read, by its manager's program alone", async () => {
  const registered = await api.ask(PATH, { token: manager, body: application({ client_name: "À relayer" }) });
  const { client_id, client_secret: former } = registered.json();
  const one = `${PATH}/${client_id}`;
  const acknowledges = async (secret: string) => {
    const body = { jti: crypto.randomUUID() };
    const asked = { basic: [client_id, secret] as const, body };
    return (await api.ask("/authorities/caen/acknowledgements", asked)).json().code;
  };
  expect(await acknowledges(former)).toBe("clients.unknown_delivery");
  for (const gesture of ["secret", "status"]) {
    const body = { revision: 1, ...(gesture === "status" ? { status: "disabled" } : {}) };
    const { token } = await api.tokenFor("reception");
    expect((await api.ask(`${one}/${gesture}`, { token, body })).status).toBe(404);
    expect((await api.ask(`${one}/${gesture}`, { body })).status).toBe(401);
    const stranger = (await api.tokenFor("service_manager", api.group.id)).token;
    const elsewhere = `/authorities/caen-la-mer/applications/${client_id}/${gesture}`;
    expect((await api.ask(elsewhere, { token: stranger, body })).json().code).toBe("clients.unknown_client");
  }
  const rotated = await api.ask(`${one}/secret`, { token: manager, body: { revision: 1 } });
  expect(rotated.headers["cache-control"]).toBe("no-store");
  const { client_secret: next } = rotated.json();
  expect(await acknowledges(next)).toBe("api.client_not_known");
  api.house.clock.advance(24 * 3_600_000);
  expect(await acknowledges(former)).toBe("api.client_not_known");
  expect(await acknowledges(next)).toBe("clients.unknown_delivery");
  // The manager's own token lasts less.
  api.house.clock.advance(-24 * 3_600_000);
  const again = await api.ask(`${one}/secret`, { token: manager, body: { revision: 1 } });
  expect(again.json().code).toBe("request.changed_meanwhile");
  const disabled = { token: manager, body: { revision: 2, status: "disabled" } };
  expect((await api.ask(`${one}/status`, disabled)).json()).toEqual({ client_id, status: "disabled" });
  expect(await acknowledges(next)).toBe("api.client_not_known");
});

describe("sent twice", () => {
  const send = (key: string, body: object, token = manager) =>
    api.ask(PATH, { token, body, headers: { "idempotency-key": key } });

  test("under one key, also at the same instant, it registers one application and answers alike", async () => {
    const before = (await list()).length;
    const body = application({ client_name: "Deux fois" });
    const [first, second] = await Promise.all([send("une", body), send("une", body)]);
    const { client_name, ...rest } = body;
    const third = await send('"une"', { ...rest, client_name });
    expect([first.status, second.json(), third.json()]).toEqual([200, first.json(), first.json()]);
    expect((await list()).length).toBe(before + 1);
    expect((await send("deux", body)).json().client_id).not.toBe(first.json().client_id);
  });

  test("another request under the key is refused; another manager's key is another", async () => {
    const body = application({ client_name: "Sous clé" });
    const { client_id } = (await send("trois", body)).json();
    const other = await send("trois", application({ client_name: "Autre" }));
    expect([other.status, other.json().code]).toEqual([422, "clients.key_reused"]);
    const colleague = (await api.tokenFor("service_manager")).token;
    expect((await send("trois", body, colleague)).json().client_id).not.toBe(client_id);
  });

  test("once the application has changed, or two days later, the first answer is not given again", async () => {
    const body = application({ client_name: "Changée" });
    const { token, agent } = await api.tokenFor("service_manager");
    const { client_id } = (await send("quatre", body, token)).json();
    await api.ask(`${PATH}/${client_id}/secret`, { token, body: { revision: 1 } });
    expect((await send("quatre", body, token)).json().code).toBe("request.changed_meanwhile");
    api.house.clock.advance(2 * 86_400_000);
    const { actor } = agent;
    if (actor.kind !== "staff") throw new TypeError("not an agent");
    const { token: later } = await issueApiToken(api.house.system(api.town.id), {
      staffId: actor.staffId,
      label: "le surlendemain",
      scope: ["service_manager"],
      expiresAt: new Date(api.house.clock.now().getTime() + 3_600_000),
    });
    manager = later;
    const again = await send("quatre", body, later);
    expect([again.status, again.json().client_id === client_id]).toEqual([200, false]);
  });
});

test("not by another role, nor for the service of another authority", async () => {
  const reception = (await api.tokenFor("reception")).token;
  expect((await api.ask(PATH, { token: reception, body: application() })).status).toBe(403);
  expect((await api.ask(`${PATH}?service=${api.library.id}`, { token: reception })).status).toBe(403);
  const body = application({ service: api.pool.id });
  expect((await api.ask(PATH, { token: manager, body })).json().code).toBe("catalogue.unknown_service");
  expect((await api.ask(`${PATH}?service=${api.pool.id}`, { token: manager })).status).toBe(404);
  const [{ client_id }] = await list();
  const stranger = (await api.tokenFor("service_manager", api.group.id)).token;
  const { service: _, token_endpoint_auth_method: __, ...kept } = application({ revision: 2 });
  const elsewhere = await api.ask(`/authorities/caen-la-mer/applications/${client_id}`, {
    token: stranger,
    body: kept,
  });
  expect(elsewhere.json().code).toBe("clients.unknown_client");
});
