import { Button, Card, Definition, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { DoorState } from "../../../features/enrolment/enrolment/index.ts";
import {
  isWholeIdentity,
  toVouchedElements,
  type UpstreamIdentity,
} from "../../../features/identity/upstream/index.ts";
import { sendAuthorityPage, type Visit } from "../../../web/index.ts";
import { formatDoorPath, personDoor } from "../doors.ts";
import { addReturnPath } from "../return-path.ts";
import { listPivotItems } from "./pivot-items.ts";
import { doorUpstreamWords } from "./words.ts";

/** Known to the State, not to this authority: nothing is kept until they choose. */
export function showKnown(reply: FastifyReply, identity: UpstreamIdentity, door: DoorState): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const words = doorUpstreamWords(language);
  const elements = toVouchedElements(identity.claims);
  const items = listPivotItems(identity, language);
  const name = String(elements.given_name ?? "");
  const whole = isWholeIdentity(elements);
  return sendAuthorityPage(
    reply,
    { title: words.known(name) },
    <>
      <h1>{words.known(name)}</h1>
      <p class="ar-lead">{words.knownLead}</p>
      <h2>{words.told}</h2>
      <Definition items={items} />
      <p class="ar-hint">{words.keepNothing}</p>
      <div class="ar-stack">
        {door === "open" ? <NewcomerChoice whole={whole} visit={visit} /> : <AtDesk visit={visit} />}
        <Card title={words.mineTitle} icon="user" level={2}>
          <p>{words.mineText}</p>
          <LinkButton
            variant="secondary"
            href={addReturnPath(
              formatDoorPath(brand, personDoor.path),
              formatDoorPath(brand, "/espace/securite"),
            )}
          >
            {words.signIn}
          </LinkButton>
        </Card>
      </div>
    </>,
  );
}

/** Their file begins with what was just told, or by the questions. */
function NewcomerChoice({ whole, visit: { brand, language, csrf } }: { whole: boolean; visit: Visit }) {
  const words = doorUpstreamWords(language);
  return (
    <Card title={words.newTitle} icon="user-plus" level={2}>
      <p>{whole ? words.newText : words.incomplete}</p>
      {whole ? (
        <Form action={formatDoorPath(brand, "/connexion/franceconnect/compte")} csrf={csrf()}>
          <Button icon="arrow-right">{words.create}</Button>
        </Form>
      ) : (
        <LinkButton href={formatDoorPath(brand, "/inscription")} icon="arrow-right">
          {words.start}
        </LinkButton>
      )}
    </Card>
  );
}

/** No account is created on the web here. */
function AtDesk({ visit: { brand, language } }: { visit: Visit }) {
  const words = doorUpstreamWords(language);
  return (
    <Card title={words.atDeskTitle} icon="map-pin" level={2}>
      <p>{words.atDeskText}</p>
      <LinkButton href={formatDoorPath(brand, "/inscription")}>{words.atDesk}</LinkButton>
    </Card>
  );
}
