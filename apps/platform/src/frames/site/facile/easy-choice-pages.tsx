import { Button, ButtonGroup, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { getTypedText, isEasyReader, readForm, saveEasyChoice, sendSeeOther } from "../../../web/index.ts";
import { easyWords } from "./easy-words.ts";

const PATH = "/facile";

/** The switch: easy-to-read pages first, kept by the browser and nowhere else. */
export function mountEasyChoicePages(app: FastifyInstance): void {
  app.post(PATH, async (request, reply) => {
    const { brand, context } = request.ardeco;
    const wanted = getTypedText(readForm(request).typed, "easy") === "oui";
    saveEasyChoice(reply, wanted, context.ports.publicUrl.startsWith("https://"));
    return sendSeeOther(reply, `/${brand.slug}${PATH}`);
  });
}

export function EasyChoice({ request }: { request: FastifyRequest }) {
  const { brand, csrf } = request.ardeco;
  const on = isEasyReader(request);
  return (
    <>
      <h2>{easyWords.choice}</h2>
      <ul class="ar-easy">
        {(on ? easyWords.choiceOn : easyWords.choiceOff).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Form action={`/${brand.slug}${PATH}`} csrf={csrf()} hidden={{ easy: on ? "non" : "oui" }}>
        <ButtonGroup>
          <Button variant="secondary" icon="check">
            {on ? easyWords.stop : easyWords.always}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  );
}
