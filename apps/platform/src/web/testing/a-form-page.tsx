import { Button, Form, TextArea } from "@ardeco/ui";
import type { FastifyInstance } from "fastify";
import { getTypedText, readForm } from "../forms/posted-form.ts";
import { sendAuthorityPage } from "../page/page.tsx";

/** A page with a form, as a surface would write it. */
export function aFormPage(app: FastifyInstance): void {
  app.get("/avis", async (request, reply) =>
    sendAuthorityPage(
      reply,
      { title: "Donner mon avis" },
      <Form action="/caen/avis" csrf={request.ardeco.csrf()}>
        <TextArea name="text" label="Mon avis" optional />
        <Button>Envoyer mon avis</Button>
      </Form>,
    ),
  );
  app.post("/avis", async (request, reply) => {
    const form = readForm(request);
    return reply.send({
      text: getTypedText(form.typed, "text"),
      files: form.uploads.map(({ fileName, size }) => ({ fileName, size })),
    });
  });
}
