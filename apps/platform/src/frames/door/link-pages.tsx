import { Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { redeemSignInLink } from "../../features/access/access/index.ts";
import { AppError } from "../../kernel/errors.ts";
import { page, queryText, readForm, say as sayIn, textOf } from "../../web/index.ts";
import { type Door, under } from "./doors.ts";
import { enterAs } from "./enter-as.ts";
import { askedReturn, hiddenReturn, postedReturn } from "./return-path.ts";
import { showSignIn } from "./sign-in-view.tsx";
import { words } from "./words.ts";

/**
 * Following the link. Opening the page spends nothing: mail scanners open every link; the button spends it.
 */
export function linkPages(app: FastifyInstance, door: Door): void {
  const path = `${door.path}/lien`;
  app.get(path, async (request, reply) => {
    const token = queryText(request, "jeton");
    reply.header("cache-control", "no-store");
    if (token === "")
      return showSignIn(reply, door, { back: askedReturn(request), oldLink: true, status: 410 });
    return showConfirm(reply, door, { token, back: askedReturn(request) });
  });
  app.post(path, { config: { pace: "strict" } }, async (request, reply) => spendLink(request, reply, door));
}

function showConfirm(
  reply: FastifyReply,
  door: Door,
  { token, back }: { token: string; back: string | undefined },
): FastifyReply {
  const { brand, language, csrf } = reply.request.ardeco;
  const say = words(language);
  const title = door.kind === "staff" ? say.confirmTitleStaff : say.confirmTitle;
  return page(
    reply,
    { title, area: door.area && sayIn(door.area, language) },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{say.confirmLead}</p>
      <Form
        action={under(brand, `${door.path}/lien`)}
        csrf={csrf()}
        hidden={{ jeton: token, ...hiddenReturn(back) }}
      >
        <Button icon="arrow-right">{say.continueButton}</Button>
      </Form>
      <p class="ar-hint">
        {say.confirmWhy} {say.notMe}
      </p>
    </>,
  );
}

async function spendLink(request: FastifyRequest, reply: FastifyReply, door: Door): Promise<FastifyReply> {
  const back = postedReturn(request);
  const token = textOf(readForm(request).typed, "jeton");
  const redeemed = await redeem(request, token);
  // The other door's link opens nothing here, and stays spent: it was in the wrong hands or in the wrong
  // place.
  if (redeemed?.kind !== door.kind) {
    return showSignIn(reply, door, { back, oldLink: true, status: 410 });
  }
  return enterAs(reply, door, { session: redeemed.session, back });
}

async function redeem({ ardeco }: FastifyRequest, token: string) {
  try {
    return await redeemSignInLink(ardeco.context, token);
  } catch (error) {
    if (error instanceof AppError && error.code === "access.link_not_valid") return undefined;
    throw error;
  }
}
