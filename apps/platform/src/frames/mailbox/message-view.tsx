import { Breadcrumb, Definition } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { getRequestLanguage, sendAuthorityPage } from "../../web/index.ts";
import { formatLongInstant } from "../common/dates/dates.ts";
import type { KeptMessage } from "./kept-message.ts";
import { splitLinks } from "./split-links.ts";
import { mailboxWords } from "./words.ts";

export function showMessage(reply: FastifyReply, path: string, message: KeptMessage): FastifyReply {
  const language = getRequestLanguage(reply.request);
  const say = mailboxWords(language);
  const { subject, to, from, sentAt, text } = message;
  return sendAuthorityPage(
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
          { term: say.sent, description: formatLongInstant(sentAt, language) },
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
          {splitLinks(line).map((piece) => (piece.href ? <a href={piece.href}>{piece.text}</a> : piece.text))}
        </>
      ))}
    </p>
  );
}
