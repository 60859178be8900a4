import { expect, it } from "vitest";
import { unbreakableHtml } from "./unbreakable-html.ts";

it("keeps French punctuation with its word, across tags too", () => {
  expect(unbreakableHtml("<p>Pourquoi ? <b>Nom</b> : « Zoé » ; 3,99 €, 50 % !</p>")).toBe(
    "<p>Pourquoi\u00a0? <b>Nom</b>\u00a0: «\u00a0Zoé\u00a0»\u00a0; 3,99\u00a0€, 50\u00a0%\u00a0!</p>",
  );
});

it("leaves addresses, typed values and code as they are", () => {
  const html =
    '<input value="a > b : c"><textarea>Bonjour !</textarea><pre>x ? y : z</pre><a href="/?q=a ; b">x</a>';
  expect(unbreakableHtml(html)).toBe(html);
});
