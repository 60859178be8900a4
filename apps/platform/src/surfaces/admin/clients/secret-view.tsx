import { Alert, Definition, LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import type { ClientId, ServiceId } from "../../../kernel/ids.ts";
import { adminPage, under } from "../common/admin-page.tsx";
import { clientsPath } from "../services/service-paths.ts";
import { clientWords } from "./client-words.ts";

/** The answer to a post, never a page with an address: what is shown once has nowhere to be read again. */
export function showSecret(
  reply: FastifyReply,
  shown: { readonly serviceId: ServiceId; readonly clientId: ClientId; readonly secret: string },
): FastifyReply {
  const { brand, language } = reply.request.ardeco;
  const words = clientWords(language);
  return adminPage(
    reply.header("cache-control", "no-store"),
    { title: words.secretTitle, place: "services", width: "task" },
    <>
      <h1>{words.secretTitle}</h1>
      <Alert tone="warning" title={words.secretLead} />
      <Definition
        items={[
          { term: words.identifier, description: <code>{shown.clientId}</code> },
          { term: words.secret, description: <code>{shown.secret}</code> },
        ]}
      />
      <LinkButton href={under(brand, clientsPath(shown.serviceId))}>{words.secretDone}</LinkButton>
    </>,
  );
}
