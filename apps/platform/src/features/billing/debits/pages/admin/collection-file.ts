import { journalledRead, type Routes } from "../../../../../web/index.ts";
import { issueCollectionFile } from "../../index.ts";
import { COLLECTION, formatCollectionFilePath, parseCollectionId } from "./addresses.ts";

/** For the bank: one line in the journal each time. */
export const mountCollectionFile: Routes = (app) => {
  app.get(formatCollectionFilePath(COLLECTION), journalledRead, async (request, reply) => {
    const { name, xml } = await issueCollectionFile(request.ardeco.context, parseCollectionId(request));
    return reply
      .header("content-disposition", `attachment; filename="${name}"`)
      .type("application/xml; charset=utf-8")
      .send(xml);
  });
};
