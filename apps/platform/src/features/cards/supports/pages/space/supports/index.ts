import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { formatNameInUse, nameElements, readElements } from "../../../../../identity/identity/index.ts";
import { printCode } from "../../../index.ts";
import { printCardPdf } from "../../common/supports/print-card-pdf.ts";
import { showSupports } from "./list-page.tsx";
import { handleLossForm, showLoss } from "./loss-page.tsx";
import { handleSupportOrder, showOrder } from "./order-page.tsx";
import { parseSupportParam } from "./parse-support-param.ts";
import { showSupport } from "./support-page.tsx";

/** Cards, printed cards and phones: seen, asked for, printed, declared lost. */
export function defineSpaceSupportPages(app: FastifyInstance): void {
  app.get("/espace/supports", showSupports);
  app.get("/espace/supports/demander", async (request, reply) => showOrder(request, reply));
  app.post("/espace/supports/demander", handleSupportOrder);
  app.get("/espace/supports/:support", journalledRead, showSupport);
  app.get("/espace/supports/:support/carte.pdf", journalledRead, printCard);
  app.get("/espace/supports/:support/perdu", showLoss);
  app.post("/espace/supports/:support/perdu", handleLossForm);
}

async function printCard(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context } = visit;
  const shown = await printCode(context, parseSupportParam(request));
  const { personId, number } = shown.support;
  const name = await formatNameInUse(await readElements(context, personId, nameElements));
  return reply
    .header("content-disposition", `attachment; filename="${number}.pdf"`)
    .type("application/pdf")
    .send(await printCardPdf(shown, name, visit));
}
