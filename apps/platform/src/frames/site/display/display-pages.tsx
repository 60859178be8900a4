import { asDisplay, Button, ButtonGroup, displays, Form, RadioGroup } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply } from "fastify";
import {
  getDisplay,
  getTypedText,
  readForm,
  saveDisplay,
  sendAuthorityPage,
  sendSeeOther,
} from "../../../web/index.ts";
import { HomeCrumb } from "../browse/browse-pages.tsx";
import { displayWords } from "./display-words.ts";

/**
 * `/affichage`: light, dark or a stronger contrast, whatever the device says. No script: a cookie, another
 * stylesheet.
 */
export function mountDisplayPages(app: FastifyInstance): void {
  app.get("/affichage", async (_request, reply) => showDisplay(reply));
  app.post("/affichage", async (request, reply) => {
    const { brand, context } = request.ardeco;
    const chosen = asDisplay(getTypedText(readForm(request).typed, "display")) ?? "device";
    saveDisplay(reply, chosen, context.ports.publicUrl.startsWith("https://"));
    return sendSeeOther(reply, `/${brand.slug}/affichage`);
  });
}

function showDisplay(reply: FastifyReply): FastifyReply {
  const visit = reply.request.ardeco;
  const { brand, language } = visit;
  const say = displayWords(language);
  return sendAuthorityPage(
    reply,
    { title: say.title, breadcrumb: <HomeCrumb visit={visit} current={say.title} /> },
    <>
      <h1>{say.title}</h1>
      <p class="ar-lead">{say.lead}</p>
      <Form action={`/${brand.slug}/affichage`} csrf={visit.csrf()}>
        <RadioGroup
          name="display"
          label={say.question}
          why={say.why}
          value={getDisplay(reply.request)}
          choices={displays.map((value) => ({ value, label: say.choices[value] }))}
        />
        <ButtonGroup>
          <Button icon="check">{say.save}</Button>
        </ButtonGroup>
      </Form>
      {!brand.sandbox && (
        <p>
          {say.easy} <a href={`/${brand.slug}/facile`}>{say.easyLink}</a>
        </p>
      )}
    </>,
  );
}
