import type { FastifyInstance } from "fastify";
import { confirmPage, connect, disconnect, wholeList } from "./confirm-pages.tsx";
import { showFile, takeAway } from "./file-page.tsx";
import { saveFormat, showFormat } from "./format-page.tsx";
import { prepare, showFiles } from "./list-page.tsx";
import { FILES } from "./paths.ts";
import { close, savePlace, showPlace, trust, verify, visit } from "./place-page.tsx";
import { apply, handIn, showReceipt } from "./receipt-page.tsx";

/** A service whose vendor reads files: what leaves, what came back, and in which format. */
export function transferPages(app: FastifyInstance): void {
  app.get(FILES, showFiles);
  app.get(`${FILES}/relier`, confirmPage("relier"));
  app.post(`${FILES}/relier`, connect);
  app.get(`${FILES}/arreter`, confirmPage("arreter"));
  app.post(`${FILES}/arreter`, disconnect);
  app.get(`${FILES}/liste-entiere`, confirmPage("liste-entiere"));
  app.post(`${FILES}/liste-entiere`, wholeList);
  app.post(`${FILES}/preparer`, prepare);
  app.get(`${FILES}/format`, showFormat);
  app.post(`${FILES}/format`, saveFormat);
  app.get(`${FILES}/depot`, showPlace);
  app.post(`${FILES}/depot`, savePlace);
  app.post(`${FILES}/depot/verifier`, verify);
  app.post(`${FILES}/depot/confirmer`, trust);
  app.post(`${FILES}/depot/relever`, visit);
  app.post(`${FILES}/depot/fermer`, close);
  app.post(`${FILES}/accuses`, handIn);
  app.get(`${FILES}/accuses/:receipt`, showReceipt);
  app.post(`${FILES}/accuses/:receipt`, apply);
  app.get(`${FILES}/:file`, showFile);
  app.post(`${FILES}/:file/retirer`, takeAway);
}
