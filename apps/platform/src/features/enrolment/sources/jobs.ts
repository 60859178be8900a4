import type { Context } from "../../../kernel/context.ts";
import { isUuid, parseId } from "../../../kernel/ids.ts";
import type { ModuleJobs } from "../../../kernel/module-jobs.ts";
import { readAnswerFile } from "./files/read-answer.ts";
import { runRefresh } from "./refresh/run-refresh.ts";
import { runQuestion } from "./run-question.ts";

export const sourcesJobs: ModuleJobs = {
  handlers: {
    "sources.ask": {
      concurrency: 4,
      run: async (context, { questionId }) => {
        if (!isUuid(questionId)) return;
        const ran = await runQuestion(context, parseId<"sourceQuestion">(questionId));
        if (ran.state === "wait") await scheduleQuestion(context, questionId, ran.waitMs);
      },
    },
    "sources.read_answer": {
      run: async (context, { fileId }) => {
        if (isUuid(fileId)) await readAnswerFile(context, parseId<"sourceFile">(fileId));
      },
    },
    "sources.refresh": {
      run: async (context, { refreshId }) => {
        if (isUuid(refreshId)) await runRefresh(context, parseId<"sourceRefresh">(refreshId));
      },
    },
  },
};

/** Not a failure: its turn has not come. One waiting job a question, however often it is said. */
async function scheduleQuestion(context: Context, questionId: string, waitMs: number): Promise<void> {
  const startAfter = new Date(context.now().getTime() + waitMs);
  const data = { authorityId: context.authorityId, requestId: context.requestId, questionId };
  await context.transaction((tx) =>
    context.ports.jobs.send(tx, "sources.ask", data, { startAfter, singletonKey: questionId }),
  );
}
