import { Button, ButtonGroup, Definition, Form, LinkButton } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/parse-path-id.ts";
import { getEquipment } from "../../../index.ts";
import { equipmentWords } from "./equipment-words.ts";
import { EQUIPMENT, revokePath } from "./paths.ts";

export async function showRevocation(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language, csrf } = request.ardeco;
  const id = parsePathId<"equipment">(request, "equipment");
  const { name, kind, place } = await context.transaction((tx) => getEquipment(tx, context, id));
  const words = equipmentWords(language);
  const title = words.revokeTitle(name);
  return sendAdminPage(
    reply,
    { title, place: "equipment", width: "task", above: [] },
    <>
      <h1>{title}</h1>
      <p class="ar-lead">{words.revokeLead}</p>
      <Definition
        items={[
          { term: words.kind, description: words.kinds[kind] },
          { term: words.place, description: place },
        ]}
      />
      <Form action={formatAdminPath(brand, revokePath(id))} csrf={csrf()}>
        <ButtonGroup>
          <Button>{words.revokeNow}</Button>
          <LinkButton href={formatAdminPath(brand, EQUIPMENT)} variant="secondary">
            {words.cancel}
          </LinkButton>
        </ButtonGroup>
      </Form>
    </>,
  );
}
