import { renderToString } from "preact-render-to-string";
import { expect, it } from "vitest";
import { Button, LinkButton } from "./button.tsx";

it("sends the form unless told otherwise", () => {
  expect(renderToString(<Button>Envoyer</Button>)).toContain('type="submit"');
});

it("sends its own answer when two buttons share a form", () => {
  const html = renderToString(
    <Button name="decision" value="refuse" formAction="/refus">
      Refuser
    </Button>,
  );
  expect(html).toContain('formaction="/refus"');
  expect(html).toContain('name="decision" value="refuse"');
});

it("escapes what it shows and where it leads", () => {
  const html = renderToString(<LinkButton href={'/?a="><script>'}>{"<b>Aller</b>"}</LinkButton>);
  expect(html).not.toContain("<script>");
  expect(html).toContain("&lt;b>Aller");
});
