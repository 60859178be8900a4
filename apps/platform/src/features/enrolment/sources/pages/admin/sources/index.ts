import type { FastifyInstance } from "fastify";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/signed-in.ts";
import {
  beginExchange,
  endExchange,
  giveAnswer,
  sendOwnCertificate,
  sendRequestFile,
} from "./exchange-acts.ts";
import { EXCHANGE_PATH, saveCorrespondent, showExchange } from "./exchange-page.tsx";
import { answerFingerprint, FINGERPRINT_PATH, showFingerprint } from "./fingerprint-page.tsx";
import { saveHabilitation, showHabilitation } from "./habilitation-page.tsx";
import { beginRefresh, conductRefresh, REFRESH_PATH, showRefresh } from "./refresh-page.tsx";

/** Whoever compares a fingerprint enters no other page of these. */
export function adminFingerprintPages(app: FastifyInstance): void {
  requireAnyCapability(app, ["source.confirm"]);
  app.get(FINGERPRINT_PATH, async (request, reply) => showFingerprint(request, reply));
  app.post(FINGERPRINT_PATH, answerFingerprint);
}

/** What the State lets the authority ask, and the quotients of a year. */
export function adminSourcePages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.sources.for);
  app.get(adminPlaces.sources.path, async (request, reply) => showHabilitation(request, reply));
  app.post(adminPlaces.sources.path, saveHabilitation);
  app.get(REFRESH_PATH, async (request, reply) => showRefresh(request, reply));
  app.post(REFRESH_PATH, beginRefresh);
  app.post(`${REFRESH_PATH}/conduire`, conductRefresh);
  app.get(EXCHANGE_PATH, async (request, reply) => showExchange(request, reply));
  app.post(EXCHANGE_PATH, beginExchange);
  app.post(`${EXCHANGE_PATH}/correspondant`, saveCorrespondent);
  app.post(`${EXCHANGE_PATH}/reponse`, giveAnswer);
  app.post(`${EXCHANGE_PATH}/terminer`, endExchange);
  app.get(`${EXCHANGE_PATH}/demande.p7m`, sendRequestFile);
  app.get(`${EXCHANGE_PATH}/certificat.pem`, sendOwnCertificate);
}
