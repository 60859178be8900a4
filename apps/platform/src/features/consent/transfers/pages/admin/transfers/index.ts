import type { FastifyInstance } from "fastify";
import { confirmPage, handleConnection, handleDisconnection, handleWholeList } from "./confirm-pages.tsx";
import { handleFileDownload, showFile } from "./file-page.tsx";
import { saveFormat, showFormat } from "./format-page.tsx";
import { handleFilePreparation, showFiles } from "./list-page.tsx";
import { FILES } from "./paths.ts";
import { close, handlePlaceTrust, handlePlaceVisit, savePlace, showPlace, verify } from "./place-page.tsx";
import { apply, handleReceiptUpload, showReceipt } from "./receipt-page.tsx";

/** A service whose vendor reads files: what leaves, what came back, and in which format. */
export function defineTransferPages(app: FastifyInstance): void {
  app.get(FILES, showFiles);
  app.get(`${FILES}/relier`, confirmPage("relier"));
  app.post(`${FILES}/relier`, handleConnection);
  app.get(`${FILES}/arreter`, confirmPage("arreter"));
  app.post(`${FILES}/arreter`, handleDisconnection);
  app.get(`${FILES}/liste-entiere`, confirmPage("liste-entiere"));
  app.post(`${FILES}/liste-entiere`, handleWholeList);
  app.post(`${FILES}/preparer`, handleFilePreparation);
  app.get(`${FILES}/format`, showFormat);
  app.post(`${FILES}/format`, saveFormat);
  app.get(`${FILES}/depot`, showPlace);
  app.post(`${FILES}/depot`, savePlace);
  app.post(`${FILES}/depot/verifier`, verify);
  app.post(`${FILES}/depot/confirmer`, handlePlaceTrust);
  app.post(`${FILES}/depot/relever`, handlePlaceVisit);
  app.post(`${FILES}/depot/fermer`, close);
  app.post(`${FILES}/accuses`, handleReceiptUpload);
  app.get(`${FILES}/accuses/:receipt`, showReceipt);
  app.post(`${FILES}/accuses/:receipt`, apply);
  app.get(`${FILES}/:file`, showFile);
  app.post(`${FILES}/:file/retirer`, handleFileDownload);
}
