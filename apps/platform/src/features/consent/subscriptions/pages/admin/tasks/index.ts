import type { FastifyInstance } from "fastify";
import { journalledRead } from "../../../../../../web/index.ts";
import { openList, showTasks } from "./list-page.tsx";
import { TASKS } from "./paths.ts";
import { handleTaskOutcome, showTask } from "./task-page.tsx";

/** What the agents of a service do by hand, when its vendor does not connect. */
export function defineTaskPages(app: FastifyInstance): void {
  app.get(TASKS, showTasks);
  app.post(`${TASKS}/ouvrir`, openList);
  app.get(`${TASKS}/:task`, journalledRead, showTask);
  app.post(`${TASKS}/:task/:outcome`, handleTaskOutcome);
}
