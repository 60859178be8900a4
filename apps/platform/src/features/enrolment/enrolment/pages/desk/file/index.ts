import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import {
  addScans,
  approveLink,
  assignToColleague,
  giveFileBack,
  goOn,
  passToDesk,
  sendFile,
  takeFile,
  writeNote,
} from "./file-acts.ts";
import { showFile } from "./file-page.tsx";
import { handleDecisions } from "./handle-decisions.ts";
import { handleElementAct } from "./handle-element-act.ts";
import { showResumeCode } from "./resume-code.tsx";
import { saveBeforeLook, sendDocument } from "./show-document.ts";

export function defineFilePages(app: FastifyInstance): void {
  const file = "/agents/dossiers/:id";
  app.get(file, journalledRead, (request, reply) => showFile(request, reply));
  app.post(`${file}/prendre`, takeFile);
  app.post(`${file}/rendre`, giveFileBack);
  app.post(`${file}/confier`, assignToColleague);
  app.post(`${file}/transmettre`, passToDesk);
  app.post(`${file}/notes`, writeNote);
  app.post(`${file}/reprendre`, goOn);
  app.post(`${file}/envoyer`, sendFile);
  app.post(`${file}/code`, showResumeCode);
  app.post(`${file}/pieces`, addScans);
  app.post(`${file}/pieces/:piece/telecharger`, saveBeforeLook);
  app.post(`${file}/liens/:link`, approveLink);
  app.post(`${file}/decisions`, handleDecisions);
  app.post(`${file}/elements/:element/:act`, handleElementAct);
  app.get(
    "/agents/documents/:id",
    { config: { writesOnRead: "a line of the journal, and the look that a document waits for" } },
    sendDocument,
  );
}
