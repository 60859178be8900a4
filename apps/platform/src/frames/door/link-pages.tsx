import { Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { accessErrors, openSignInLink } from "../../features/access/access/index.ts";
import { listCodes, recoverRefusal } from "../../kernel/recover-refusal.ts";
import {
  getQueryText,
  getTypedText,
  readForm,
  formatSentence as sayIn,
  sendAuthorityPage,
} from "../../web/index.ts";
import { type Door, formatDoorPath } from "./doors.ts";
import { openDoorSession } from "./open-door-session.ts";
import { buildReturnInput, findAskedReturn, findPostedReturn } from "./return-path.ts";
import { showSignInForm } from "./sign-in-view.tsx";
import { doorWords } from "./words.ts";

/**
 * Following the link. Opening the page spends nothing: mail scanners open every link; the button spends it.
 */
export function mountSignInLinkPages(app: FastifyInstance, door: Door): void {
  const path = `${door.path}/lien`;
  app.get(path, async (request, reply) => {
    const token = getQueryText(request, "jeton");
    reply.header("cache-control", "no-store");
    if (token === "")
      return showSignInForm(reply, door, { back: findAskedReturn(request), oldLink: true, status: 410 });
    return showLinkConfirmation(reply, door, { token, back: findAskedReturn(request) });
  });
  app.post(path, { config: { pace: "strict" } }, async (request, reply) =>
    handleSignInLink(request, reply, door),
  );
}

function showLinkConfirmation(
  reply: FastifyReply,
  door: Door,
  { token, back }: { token: string; back: string | undefined },
): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const say = doorWords(language);
  const title = door.kind === "staff" ? say.confirmTitleStaff : say.confirmTitle;
  return sendAuthorityPage(
    reply,
    { title, area: door.area && sayIn(door.area, language) },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{say.confirmLead}</p>
      <Form
        action={formatDoorPath(brand, `${door.path}/lien`)}
        csrf={csrf()}
        hidden={{ jeton: token, ...buildReturnInput(back) }}
      >
        <Button icon="arrow-right">{say.continueButton}</Button>
      </Form>
      <p class="ar-hint">
        {say.confirmWhy} {say.notMe}
      </p>
    </>,
  );
}

async function handleSignInLink(
  request: FastifyRequest,
  reply: FastifyReply,
  door: Door,
): Promise<FastifyReply> {
  const back = findPostedReturn(request);
  const token = getTypedText(readForm(request).typed, "jeton");
  const redeemed = await applySignInLink(request, token);
  // The other door's link opens nothing here, and stays spent: it was in the wrong hands or in the wrong
  // place.
  if (redeemed?.kind !== door.kind) {
    return showSignInForm(reply, door, { back, oldLink: true, status: 410 });
  }
  return openDoorSession(reply, door, { session: redeemed.session, back });
}

const applySignInLink = ({ ardeco }: FastifyRequest, token: string) =>
  recoverRefusal(
    listCodes(accessErrors, "access.link_not_valid"),
    () => openSignInLink(ardeco.context, token),
    () => undefined,
  );
