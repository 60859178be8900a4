import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { journalledRead } from "../../../../../../web/index.ts";
import {
  endExchange,
  sendOwnCertificate,
  sendRequestFile,
  startFileExchange,
  submitAnswerFile,
} from "./exchange-acts.ts";
import { EXCHANGE_PATH, saveCorrespondent, showExchange } from "./exchange-page.tsx";
import { FINGERPRINT_PATH, showFingerprint, submitFingerprint } from "./fingerprint-page.tsx";
import { saveHabilitation, showHabilitation } from "./habilitation-page.tsx";
import { REFRESH_PATH, showRefresh, submitRefreshAct, submitRefreshStart } from "./refresh-page.tsx";

/** Whoever compares a fingerprint enters no other page of these. */
export function defineFingerprintPages(app: FastifyInstance): void {
  requireAnyCapability(app, ["source.confirm"]);
  app.get(FINGERPRINT_PATH, async (request, reply) => showFingerprint(request, reply));
  app.post(FINGERPRINT_PATH, submitFingerprint);
}

/** What the State lets the authority ask, and the quotients of a year. */
export function defineAdminSourcePages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.sources.for);
  app.get(adminPlaces.sources.path, async (request, reply) => showHabilitation(request, reply));
  app.post(adminPlaces.sources.path, saveHabilitation);
  app.get(REFRESH_PATH, async (request, reply) => showRefresh(request, reply));
  app.post(REFRESH_PATH, submitRefreshStart);
  app.post(`${REFRESH_PATH}/conduire`, submitRefreshAct);
  app.get(EXCHANGE_PATH, async (request, reply) => showExchange(request, reply));
  app.post(EXCHANGE_PATH, startFileExchange);
  app.post(`${EXCHANGE_PATH}/correspondant`, saveCorrespondent);
  app.post(`${EXCHANGE_PATH}/reponse`, submitAnswerFile);
  app.post(`${EXCHANGE_PATH}/terminer`, endExchange);
  app.get(`${EXCHANGE_PATH}/demande.p7m`, journalledRead, sendRequestFile);
  app.get(`${EXCHANGE_PATH}/certificat.pem`, sendOwnCertificate);
}
