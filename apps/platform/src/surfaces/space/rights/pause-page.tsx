import { Alert, Button, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { longDate } from "../../../kernel/civil-date.ts";
import { asId, isUuid } from "../../../kernel/ids.ts";
import { findRestriction, isOngoing } from "../../../modules/restrictions/index.ts";
import { liftPause, mayDecideOnPause, rightsErrors } from "../../../modules/rights/index.ts";
import { pathText, queryText, seeOther } from "../../../web/index.ts";
import { PauseFacts } from "../../common/rights/pause-facts.tsx";
import { pauseWords } from "../../common/rights/pause-words.ts";
import { WayToCnil } from "../../common/rights/request-view.tsx";
import { about, addresses } from "../common/addresses.ts";
import { choosePerson } from "../common/choose-person.ts";
import { personOf } from "../common/signed-in.ts";
import { spacePage } from "../common/space-page.tsx";
import { isOwnerHere, sessionOf } from "./owner-here.ts";
import { titleOf } from "./rights-page.tsx";
import { SignInAgain } from "./sign-in-again.tsx";

/** A restriction: what it covers, since when, how it ends, and the button that ends it. */
export async function showPause(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { language, brand, csrf } = visit;
  const { somebody, pause, mayLift } = await read(request);
  const words = pauseWords(language);
  const done = { levee: words.done, prise: words.began }[queryText(request, "fait")];
  const at = addresses(brand);
  return spacePage(
    reply,
    {
      title: words.title,
      place: "home",
      width: "task",
      above: [{ href: about(at.rights, somebody), label: titleOf(visit, somebody) }],
    },
    <>
      <h1>{words.title}</h1>
      {done && <Alert tone="success" title={done} />}
      {pause.state === "lifting" && pause.liftsOn && (
        <Alert tone="warning" title={words.announced(longDate(pause.liftsOn, language))}>
          <p>{words.announcedText}</p>
        </Alert>
      )}
      <PauseFacts pause={pause} language={language} />
      {isOngoing(pause) && (
        <Section id="effets" title={words.what}>
          <ul>
            {Object.values(words.effects).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Section>
      )}
      {isOngoing(pause) && mayLift && (
        <Section id="lever" title={words.lift} lead={words.liftLead}>
          {isOwnerHere(request) ? (
            <Form action={about(at.liftPause(pause.id), somebody)} csrf={csrf()}>
              <Button icon="undo-2">{words.lift}</Button>
            </Form>
          ) : (
            <SignInAgain visit={visit} to={about(at.pause(pause.id), somebody)} />
          )}
        </Section>
      )}
      {pause.announced && <WayToCnil language={language} />}
    </>,
  );
}

/** At once, without a reason. Twice says the same. */
export async function lift(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { somebody, pause } = await read(request);
  await liftPause(context, { id: pause.id, session: sessionOf(request) });
  return seeOther(reply, about(addresses(brand).pause(pause.id), somebody, { fait: "levee" }));
}

async function read(request: FastifyRequest) {
  const { context } = request.ardeco;
  const text = pathText(request, "pause");
  if (!isUuid(text)) throw rightsErrors.error("rights.unknown");
  return context.transaction(async (tx) => {
    const { somebody } = await choosePerson(tx, request);
    const pause = await findRestriction(tx, context, asId<"rights_request">(text));
    if (pause?.personId !== somebody.id) throw rightsErrors.error("rights.unknown");
    const by = personOf(request.ardeco);
    return { somebody, pause, mayLift: await mayDecideOnPause(tx, context, { by, personId: somebody.id }) };
  });
}
