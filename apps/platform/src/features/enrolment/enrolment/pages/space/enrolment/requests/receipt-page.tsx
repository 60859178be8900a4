import type { FastifyInstance } from "fastify";
import { listPeople } from "../../../../../../../frames/space/common/list-people.ts";
import { getSignedInPerson } from "../../../../../../../frames/space/common/require-person.ts";
import { sendAuthorityPage } from "../../../../../../../web/index.ts";
import { readReceipt } from "../../../../index.ts";
import { parseRequestFileId } from "../draft/only-drafts.ts";
import { listPeopleRequests } from "./list-people-requests.ts";
import { ReceiptView, receiptWords } from "./receipt-view.tsx";

export function defineReceiptPage(app: FastifyInstance): void {
  app.get("/espace/demandes/:file/recepisse", async (request, reply) => {
    const visit = request.ardeco;
    const { context, language } = visit;
    const receipt = await readReceipt(context, parseRequestFileId(request));
    const requests = await listPeopleRequests(context, await listPeople(context, getSignedInPerson(visit)));
    const isOwn = requests.some(({ file, self }) => self && file.id === receipt.fileId);
    const others = requests.flatMap(({ file, self, name }) =>
      isOwn && !self && file.state === "submitted" && file.receiptNumber
        ? [{ name, number: file.receiptNumber }]
        : [],
    );
    return sendAuthorityPage(
      reply,
      { title: receiptWords(language).title },
      <ReceiptView {...{ visit, receipt, others }} />,
    );
  });
}
