import { Breadcrumb, Definition } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { languageOf, page } from "../../web/index.ts";
import { longInstant } from "../common/dates/dates.ts";
import type { KeptMessage } from "./kept-message.ts";
import { linkify } from "./linkify.ts";
import { words } from "./words.ts";

export function showMessage(reply: FastifyReply, path: string, message: KeptMessage): FastifyReply {
  const language = languageOf(reply.request);
  const say = words(language);
  const { subject, to, from, sentAt, text } = message;
  return page(
    reply,
    {
      title: subject,
      breadcrumb: <Breadcrumb links={[{ href: path, label: say.title }]} current={subject} />,
    },
    <>
      <h1>{subject}</h1>
      <Definition
        items={[
          { term: say.to, description: to },
          { term: say.from, description: from },
          { term: say.sent, description: longInstant(sentAt, language) },
        ]}
      />
      <div class="ar-letter">
        {text.split(/\n{2,}/).map((paragraph, index) => (
          <Paragraph key={index} text={paragraph} />
        ))}
      </div>
      <p>
        <a href={path}>{say.back}</a>
      </p>
    </>,
  );
}

/** Lines stay lines; addresses become links. */
function Paragraph({ text }: { text: string }) {
  return (
    <p>
      {text.split("\n").map((line, index) => (
        <>
          {index > 0 && <br />}
          {linkify(line).map((piece) => (piece.href ? <a href={piece.href}>{piece.text}</a> : piece.text))}
        </>
      ))}
    </p>
  );
}
