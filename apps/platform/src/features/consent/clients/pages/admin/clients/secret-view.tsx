import { Alert, Definition, LinkButton } from "@ardeco/ui";
import type { FastifyReply } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import type { ClientId, ServiceId } from "../../../../../../kernel/ids.ts";
import { buildClientsPath } from "../../../../../catalogue/catalogue/pages/admin/services/service-paths.ts";
import { clientWords } from "./client-words.ts";

/** The answer to a post, never a page with an address: what is shown once has nowhere to be read again. */
export function showSecret(
  reply: FastifyReply,
  shown: { readonly serviceId: ServiceId; readonly clientId: ClientId; readonly secret?: string },
): FastifyReply {
  const { brand, context, language } = reply.request.ardeco;
  const words = clientWords(language);
  const { secret } = shown;
  const title = secret === undefined ? words.registeredTitle : words.secretTitle;
  return sendAdminPage(
    reply.header("cache-control", "no-store"),
    { title, place: "services", width: "task" },
    <>
      <h1>{title}</h1>
      {secret === undefined ? (
        <Alert tone="success" title={words.registeredLead} />
      ) : (
        <Alert tone="warning" title={brand.sandbox ? words.secretIsYours : words.secretLead} />
      )}
      <Definition
        items={[
          {
            term: words.issuer,
            description: <code>{`${context.ports.publicUrl}/${brand.slug}/oidc`}</code>,
          },
          { term: words.identifier, description: <code>{shown.clientId}</code> },
          ...(secret === undefined ? [] : [{ term: words.secret, description: <code>{secret}</code> }]),
        ]}
      />
      <LinkButton href={formatAdminPath(brand, buildClientsPath(shown.serviceId))}>
        {words.secretDone}
      </LinkButton>
    </>,
  );
}
