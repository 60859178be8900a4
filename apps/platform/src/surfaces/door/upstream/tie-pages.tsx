import { createHash } from "node:crypto";
import { Button, ButtonGroup, Definition, Form, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import {
  keepIdentity,
  openKeptIdentity,
  tieUpstream,
  type UpstreamIdentity,
  upstreamErrors,
} from "../../../modules/upstream/index.ts";
import { page, readForm, seeOther, textOf } from "../../../web/index.ts";
import { under } from "../doors.ts";
import { carried, carry, drop } from "./carried.ts";
import { pivotItems } from "./pivot-items.ts";
import { upstreamWords } from "./words.ts";

const PATH = "/connexion/franceconnect/relier";
const SECURITY = "/espace/securite";

/**
 * Somebody signed in came back from FranceConnect, which another site may have sent them to, signed in there as somebody else:
 * whose identity it is is shown, and nothing is tied before their button.
 */
export function askTie(reply: FastifyReply, identity: UpstreamIdentity): FastifyReply {
  const { brand, language, csrf, context } = reply.request.ardeco;
  const words = upstreamWords(language);
  const sealed = keepIdentity(context, identity);
  carry(reply, "identity", sealed);
  return page(
    reply,
    { title: words.tieTitle, width: "task" },
    <>
      <h1>{words.tieTitle}</h1>
      <p class="ar-lead">{words.tieLead}</p>
      <h2>{words.told}</h2>
      <Definition items={pivotItems(identity, language)} />
      <p>{words.tieOnlyYours}</p>
      <Form action={under(brand, PATH)} csrf={csrf()} hidden={{ identite: shownAs(sealed) }}>
        <ButtonGroup>
          <Button icon="shield-check">{words.tie}</Button>
          <LinkButton href={under(brand, SECURITY)} variant="secondary">
            {words.doNotTie}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

export function tiePages(app: FastifyInstance): void {
  app.post(PATH, { config: { pace: "strict" } }, async (request, reply) => tie(request, reply));
}

async function tie(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, session } = request.ardeco;
  if (session?.actor.kind !== "person") throw kernelErrors.error("request.sign_in_required");
  const sealed = carried(request, "identity");
  // Another identity came back in this browser since the page was shown.
  if (shownAs(sealed ?? "") !== textOf(readForm(request).typed, "identite"))
    throw upstreamErrors.error("upstream.attempt_lost");
  const identity = openKeptIdentity(context, sealed);
  if (identity.kind !== "franceconnect") throw upstreamErrors.error("upstream.attempt_lost");
  drop(reply, "identity");
  const { method, signedInAt: createdAt } = session;
  await tieUpstream(context, { identity, personId: session.actor.personId, session: { method, createdAt } });
  return seeOther(reply, under(brand, SECURITY));
}

const shownAs = (sealed: string): string => createHash("sha256").update(sealed).digest("base64url");
