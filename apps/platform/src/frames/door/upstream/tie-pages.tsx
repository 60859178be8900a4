import { createHash } from "node:crypto";
import { elementDefinition, formatElement } from "@ardeco/contracts";
import { Button, ButtonGroup, Definition, Form, LinkButton } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import {
  confirmUpstreamLink,
  type Difference,
  openKeptIdentity,
  readDifferences,
  sealUpstreamIdentity,
  type UpstreamIdentity,
  upstreamErrors,
} from "../../../features/identity/upstream/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { getTypedText, readForm, sendAuthorityPage, sendSeeOther, type Visit } from "../../../web/index.ts";
import { formatDoorPath } from "../doors.ts";
import { listPivotItems } from "./pivot-items.ts";
import { endCarriedCookie, readCarriedCookie, setCarriedCookie } from "./read-carried-cookie.ts";
import { doorUpstreamWords } from "./words.ts";

const PATH = "/connexion/franceconnect/relier";
const SECURITY = "/espace/securite";

/**
 * Somebody signed in came back from FranceConnect, which another site may have sent them to, signed in there
 * as somebody else: whose identity it is is shown, and nothing is tied before their button. An identity that
 * contradicts what was checked here gets no button.
 */
export async function showTieQuestion(
  reply: FastifyReply,
  identity: UpstreamIdentity,
  personId: PersonId,
): Promise<FastifyReply> {
  const visit = reply.request.ardeco;
  const { language, context } = visit;
  const words = doorUpstreamWords(language);
  const differences = await readDifferences(context, { personId, identity });
  const isSomebodyElse = differences.some(({ isValidated }) => isValidated);
  const title = isSomebodyElse ? words.somebodyElse : words.tieTitle;
  const sealed = isSomebodyElse ? undefined : sealUpstreamIdentity(context, identity);
  if (sealed) setCarriedCookie(reply, "identity", sealed);
  return sendAuthorityPage(
    reply,
    { title, width: "task", ...(isSomebodyElse ? { status: 409 } : {}) },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{isSomebodyElse ? words.somebodyElseText : words.tieLead}</p>
      <h2>{words.told}</h2>
      <Definition items={listPivotItems(identity, language)} />
      <Differences differences={differences} language={language} />
      {sealed ? <TieForm sealed={sealed} visit={visit} /> : <GoToDesk visit={visit} />}
    </>,
  );
}

function Differences({ differences, language }: { differences: readonly Difference[]; language: Language }) {
  const words = doorUpstreamWords(language);
  if (differences.length === 0) return null;
  return (
    <>
      <h2>{words.differs}</h2>
      <Definition
        items={differences.map(({ name, told, here }) => ({
          term: elementDefinition(name).label[language],
          description: words.difference(
            formatElement(name, told, language),
            formatElement(name, here, language),
          ),
        }))}
      />
      {!differences.some(({ isValidated }) => isValidated) && <p>{words.notChecked}</p>}
    </>
  );
}

function TieForm({ sealed, visit: { brand, csrf, language } }: { sealed: string; visit: Visit }) {
  const words = doorUpstreamWords(language);
  return (
    <>
      <p>{words.tieOnlyYours}</p>
      <Form action={formatDoorPath(brand, PATH)} csrf={csrf()} hidden={{ identite: formatTieMark(sealed) }}>
        <ButtonGroup>
          <Button icon="shield-check">{words.tie}</Button>
          <LinkButton href={formatDoorPath(brand, SECURITY)} variant="secondary">
            {words.doNotTie}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>
  );
}

function GoToDesk({ visit: { brand, language } }: { visit: Visit }) {
  const words = doorUpstreamWords(language);
  return (
    <>
      <p>{words.goToDesk}</p>
      <LinkButton href={formatDoorPath(brand, SECURITY)} variant="secondary">
        {words.back}
      </LinkButton>
    </>
  );
}

export function mountTiePages(app: FastifyInstance): void {
  app.post(PATH, { config: { pace: "strict" } }, async (request, reply) => handleTie(request, reply));
}

async function handleTie(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, session } = request.ardeco;
  if (session?.actor.kind !== "person") throw kernelErrors.error("request.sign_in_required");
  const sealed = readCarriedCookie(request, "identity");
  // Another identity came back in this browser since the page was shown.
  if (formatTieMark(sealed ?? "") !== getTypedText(readForm(request).typed, "identite"))
    throw upstreamErrors.error("upstream.attempt_lost");
  const identity = openKeptIdentity(context, sealed);
  if (identity.kind !== "franceconnect") throw upstreamErrors.error("upstream.attempt_lost");
  endCarriedCookie(reply, "identity");
  const { method, signedInAt: createdAt } = session;
  await confirmUpstreamLink(context, {
    identity,
    personId: session.actor.personId,
    session: { method, createdAt },
  });
  return sendSeeOther(reply, formatDoorPath(brand, SECURITY));
}

const formatTieMark = (sealed: string): string => createHash("sha256").update(sealed).digest("base64url");
