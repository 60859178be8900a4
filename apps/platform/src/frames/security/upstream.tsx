import { Button, Form, LinkButton, Section } from "@ardeco/ui";
import type { FastifyInstance } from "fastify";
import { isAccountOwnerPresent } from "../../features/access/access/index.ts";
import {
  isOffered,
  listUpstreamLinks,
  removeUpstreamLink,
  type UpstreamLink,
} from "../../features/identity/upstream/index.ts";
import { formatLongDate } from "../../kernel/civil-date.ts";
import { sendSeeOther, type Visit } from "../../web/index.ts";
import { formatReauthenticationPath, formatSecurityPath, requireSideSession, type Side } from "./side.ts";
import { securityUpstreamWords } from "./upstream-words.ts";

export interface UpstreamView {
  readonly link: UpstreamLink | undefined;
  readonly isOffered: boolean;
}

/** Of the person who reads; how agents come by ProConnect is their administrator's business. */
export async function readUpstream({ context }: Visit): Promise<UpstreamView | undefined> {
  const { actor } = context;
  if (actor.kind !== "person") return undefined;
  const links = await listUpstreamLinks(context, actor.personId);
  const view = {
    link: links.find(({ kind }) => kind === "franceconnect"),
    isOffered: await isOffered(context, "franceconnect"),
  };
  return view.link || view.isOffered ? view : undefined;
}

interface UpstreamProps {
  readonly visit: Visit;
  readonly side: Side;
  readonly upstream: UpstreamView;
}

const isOwnerPresent = ({ context, session }: Visit): boolean =>
  session !== undefined &&
  isAccountOwnerPresent({ method: session.method, createdAt: session.signedInAt, now: context.now() });

/** FranceConnect opens this account, or may: nothing is tied by looking alike. */
export function UpstreamSection({ visit, side, upstream: { link } }: UpstreamProps) {
  const { language, csrf } = visit;
  const words = securityUpstreamWords(language);
  const back = new URLSearchParams({ retour: formatSecurityPath(visit, side.path) });
  return (
    <Section id="franceconnect" title="FranceConnect">
      {link ? (
        <>
          <p>{words.linked(formatLongDate(link.linkedOn, language))}</p>
          {isOwnerPresent(visit) ? (
            <Form action={formatSecurityPath(visit, `${side.path}/franceconnect`)} csrf={csrf()}>
              <Button variant="secondary">{words.unlink}</Button>
            </Form>
          ) : (
            <LinkButton href={formatReauthenticationPath(visit, side)} variant="secondary" icon="key-round">
              {words.unlinkAgain}
            </LinkButton>
          )}
        </>
      ) : (
        <>
          <p>{words.notLinked}</p>
          <LinkButton
            href={`${formatSecurityPath(visit, "/connexion/franceconnect")}?${back}`}
            variant="secondary"
            icon="shield-check"
          >
            {words.link}
          </LinkButton>
        </>
      )}
    </Section>
  );
}

/** It opens this account no more. Twice is once. */
export function mountUpstreamForm(app: FastifyInstance, side: Side): void {
  app.post(`${side.path}/franceconnect`, async (request, reply) => {
    const { method, signedInAt: createdAt } = requireSideSession(request);
    const session = { method, createdAt };
    await removeUpstreamLink(request.ardeco.context, { kind: "franceconnect", session });
    return sendSeeOther(reply, formatSecurityPath(request.ardeco, side.path));
  });
}
