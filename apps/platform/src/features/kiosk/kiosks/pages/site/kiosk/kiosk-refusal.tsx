import { Alert } from "@ardeco/ui";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../../../../../../kernel/errors.ts";
import { findVisit, isJsonPreferred, sendAuthorityPage } from "../../../../../../web/index.ts";
import { BackToStart } from "./closes-itself.tsx";
import { buildKioskFrame, setNoStore } from "./kiosk-doors.tsx";
import { kioskWords } from "./kiosk-words.ts";

/**
 * What a machine answers to what it refuses: the reason, and the way back to its start, which it takes by
 * itself. The page that the house shows elsewhere leads to its search and to signing in. What is no refusal
 * is left to it.
 */
export function showRefusal(
  error: FastifyError | AppError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const isShown = error instanceof AppError && error.status < 500 && findVisit(request) !== undefined;
  // A program is answered as everywhere.
  if (!isShown || isJsonPreferred(request)) throw error;
  const { language } = request.ardeco;
  const { definition, status } = error;
  return sendAuthorityPage(
    setNoStore(reply),
    { title: definition[language].replace(/\.$/, ""), ...buildKioskFrame(request), status },
    <>
      <h1>{definition[language]}</h1>
      <Alert tone="info" title={definition.todo[language]} />
      <BackToStart request={request} />
      <p class="ar-hint">
        {kioskWords(language).reference} <code>{error.code}</code>
      </p>
    </>,
  );
}
