import { ButtonGroup, Card, CardList, EmptyState, LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { getRequestLanguage, sendAuthorityPage } from "../../web/index.ts";
import { formatLongInstant } from "../common/dates/dates.ts";
import type { KeptMessage } from "./kept-message.ts";
import { mailboxWords } from "./words.ts";

const SHOWN = 50;

export function showMailbox(reply: FastifyReply, path: string, kept: readonly KeptMessage[]): FastifyReply {
  const language = getRequestLanguage(reply.request);
  const say = mailboxWords(language);
  const messages = kept.slice(0, SHOWN);
  return sendAuthorityPage(
    reply,
    { title: say.title, width: "wide" },
    <>
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <ButtonGroup>
        <LinkButton href={path} icon="refresh-cw" variant={kept.length > 0 ? "secondary" : "primary"}>
          {say.refresh}
        </LinkButton>
      </ButtonGroup>
      {kept.length === 0 ? (
        <EmptyState title={say.emptyTitle} icon="inbox">
          <p>{say.empty}</p>
        </EmptyState>
      ) : (
        <>
          <p>{kept.length > SHOWN ? say.earlier(SHOWN) : say.count(kept.length)}</p>
          <CardList>
            {messages.map((message) => (
              <Card
                key={message.id}
                title={message.subject}
                href={`${path}/${message.id}`}
                icon="mail"
                level={2}
              >
                <p class="ar-hint">
                  {say.to} {message.to}
                </p>
                <p class="ar-hint">{formatLongInstant(message.sentAt, language)}</p>
              </Card>
            ))}
          </CardList>
        </>
      )}
    </>,
  );
}
