import { isUuid, parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { checkDocument } from "./check-document.ts";
import { deleteCheck } from "./store.ts";

export const checksJobs: ModuleJobs = {
  handlers: {
    "checks.document": {
      run: async (context, { documentId }) => {
        if (isUuid(documentId)) await checkDocument(context, parseId<"document">(documentId));
      },
    },
    "checks.forget": {
      run: async (context, { documentId }) => {
        if (!isUuid(documentId)) return;
        await context.transaction((tx) =>
          deleteCheck(tx, context.authorityId, parseId<"document">(documentId)),
        );
      },
    },
  },
  listens: {
    "evidence.document_deposited": "checks.document",
    "checks.check_asked": "checks.document",
    "evidence.document_removed": "checks.forget",
  },
};
