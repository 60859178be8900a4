import { Button, ButtonGroup, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId, sendSeeOther } from "../../../../../../web/index.ts";
import { closeApplication } from "../../../index.ts";
import { cardWords } from "./card-words.ts";
import { CARDS, closePath } from "./paths.ts";
import { readApplication } from "./read-directory.ts";

export async function showClosing(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { brand, language, csrf } = request.ardeco;
  const { id, name } = await readApplication(request);
  const words = cardWords(language);
  const title = words.closeTitle(name);
  return sendAdminPage(
    reply,
    { title, place: "cards", width: "task", above: [] },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.closeLead}</p>
      <Form action={formatAdminPath(brand, closePath(id))} csrf={csrf()}>
        <ButtonGroup>
          <Button>{words.closeNow}</Button>
          <LinkButton href={formatAdminPath(brand, CARDS)} variant="secondary">
            {words.cancel}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}

export async function close(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  await closeApplication(context, parsePathId<"cardApplication">(request, "application"));
  return sendSeeOther(reply, `${formatAdminPath(brand, CARDS)}?fait=fermee`);
}
