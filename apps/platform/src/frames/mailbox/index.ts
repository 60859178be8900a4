import { kernelErrors } from "../../kernel/kernel-errors.ts";
import type { Routes } from "../../web/index.ts";
import type { MessageBox } from "./kept-message.ts";
import { showMailbox } from "./mailbox-view.tsx";
import { showMessage } from "./message-view.tsx";

export const MAILBOX_PATH = "/boite-aux-lettres";

/**
 * What the platform would have sent, on a platform that sends nothing. Mounted by app.ts outside production
 * only.
 */
export const mailboxPages =
  (mailbox: MessageBox): Routes =>
  (app) => {
    app.get(MAILBOX_PATH, async (_request, reply) => showMailbox(reply, MAILBOX_PATH, mailbox.list()));
    app.get<{ Params: { id: string } }>(`${MAILBOX_PATH}/:id`, async (request, reply) => {
      const message = mailbox.get(request.params.id);
      if (!message) throw kernelErrors.error("request.not_found");
      return showMessage(reply, MAILBOX_PATH, message);
    });
  };
