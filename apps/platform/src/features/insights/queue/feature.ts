import { defineFeature } from "../../../frames/feature/define-feature.ts";
import { eventStream, journalledRead } from "../../../web/index.ts";
import { queueContribution } from "./index.ts";
import { handleAssignChosen } from "./pages/desk/assign-page.tsx";
import { handleLetters, showLetters } from "./pages/desk/letters-page.tsx";
import { handleQueueKeys } from "./pages/desk/queue-keys.tsx";
import { sendQueueNews } from "./pages/desk/queue-live.tsx";
import { showQueue } from "./pages/desk/queue-page.tsx";

export const queueFeature = defineFeature({
  name: "queue",
  context: "insights",
  contribution: queueContribution,
  pages: {
    desk: [
      (app, parts) => {
        app.get("/agents", journalledRead, (request, reply) => showQueue(request, reply, parts));
        app.get("/agents/direct", eventStream, (request, reply) => sendQueueNews(request, reply, parts));
        app.post("/agents/attribuer", handleAssignChosen);
        app.post("/agents/touches", handleQueueKeys);
        app.get("/agents/touches/lettres", showLetters);
        app.post("/agents/touches/lettres", handleLetters);
      },
    ],
  },
});
