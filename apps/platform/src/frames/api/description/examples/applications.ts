import { APPLICATION, AT, type Examples, GRANT, JTI, SERVICE, SUB } from "./values.ts";

const issuer = "https://id.example/caen/oidc";
const delivery = {
  jti: JTI,
  event: "https://ardeco.eu/events/grant-withdrawn",
  state: "delivered",
  queued_at: AT,
  delivered_at: AT,
  attempts: [{ at: AT, duration_ms: 42, answer: "202" }],
};
const addresses = { redirect_uris: ["https://mediatheque.example/retour"] };
const application = {
  client_name: "Médiathèque en ligne",
  ...addresses,
  events_uri: "https://mediatheque.example/evenements",
};
const registered = { client_id: APPLICATION, client_secret: "told-this-once" };

export const applicationExamples: Examples = {
  listApplications: {
    answer: {
      applications: [
        {
          client_id: APPLICATION,
          service: SERVICE,
          status: "active",
          token_endpoint_auth_method: "client_secret_basic",
          revision: 1,
          ...application,
        },
      ],
    },
  },
  registerApplication: {
    request: { service: SERVICE, token_endpoint_auth_method: "client_secret_basic", ...application },
    answer: registered,
  },
  changeApplication: { request: { revision: 1, ...application }, answer: { client_id: APPLICATION } },
  rotateSecret: { request: { revision: 1 }, answer: registered },
  setApplicationStatus: {
    request: { revision: 1, status: "disabled" },
    answer: { client_id: APPLICATION, status: "disabled" },
  },
  acknowledge: {
    request: { jti: JTI, detail: "Compte fermé, données effacées." },
    answer: { jti: JTI, state: "acknowledged" },
  },
  listDeliveries: { answer: { deliveries: [delivery] } },
  retryDelivery: { answer: delivery },
  ping: { answer: { jti: JTI, state: GRANT, taken: true, answer: "202", duration_ms: 42 } },
  askAccountLink: {
    request: {
      reference: "lecteur-4521",
      label: "Carte de lecteur 4521",
      redirect_uri: "https://mediatheque.example/relier",
      state: "Zt3vJ8kQ1mXo2VtYk8uF",
    },
    answer: { link_uri: "https://id.example/caen/espace/relier?ticket=…", expires_in: 600 },
  },
  confirmAccountLink: { request: { code: SUB, reference: "lecteur-4521" }, answer: { sub: SUB } },
  readAccountLink: { request: { sub: SUB }, answer: { reference: "lecteur-4521" } },
  listSubscriptions: {
    answer: {
      subscriptions: [
        {
          iss: issuer,
          sub: SUB,
          grant_id: GRANT,
          state: "suspended",
          reason: "not_renewed",
          period: { from: "2026-09-01", until: "2027-08-31" },
          state_on: "2026-10-01",
          opened_on: "2025-09-01",
        },
      ],
    },
  },
  listEntitlements: {
    answer: { entitlements: [{ iss: issuer, sub: SUB, tariff: "entree-piscine", percent: 50 }] },
  },
};
