import fc from "fast-check";
import { expect, it } from "vitest";
import { formatUnbreakable } from "../../kernel/text.ts";
import { formatUnbreakableHtml } from "./format-unbreakable-html.ts";

it("keeps French punctuation with its word, across tags too", () => {
  expect(formatUnbreakableHtml("<p>Pourquoi ? <b>Nom</b> : « Zoé » ; 3,99 €, 50 % !</p>")).toBe(
    "<p>Pourquoi\u00a0? <b>Nom</b>\u00a0: «\u00a0Zoé\u00a0»\u00a0; 3,99\u00a0€, 50\u00a0%\u00a0!</p>",
  );
});

it("keeps a phone number on one line", () => {
  expect(formatUnbreakableHtml("<p>Appelez le 02 31 30 41 00.</p>")).toBe(
    "<p>Appelez le 02\u00a031\u00a030\u00a041\u00a000.</p>",
  );
});

it("keeps an article of law in one piece, but not in an address", () => {
  expect(formatUnbreakableHtml('<a href="/L231-1">article L231-1</a>')).toBe(
    '<a href="/L231-1">article <span class="ar-whole">L231-1</span></a>',
  );
});

it("leaves addresses, typed values and code as they are", () => {
  const html =
    '<input value="a > b : c"><textarea>Bonjour !</textarea><pre>x ? y : z</pre><a href="/?q=a ; b">x</a>';
  expect(formatUnbreakableHtml(html)).toBe(html);
});

it("does in any order of pieces what it does to each", () => {
  const texts = ["Non ! ", "a : b", "« oui » ", "plain", " 5 € ; "].map(
    (text) => [text, formatUnbreakable(text)] as const,
  );
  const kept = [
    '<a title="x : y > z ?">',
    "<pre>a ? b</pre>",
    "<br>",
    "</p>",
    '<script src="a ; b">x ! y</script>',
  ];
  const piece = fc.oneof(
    fc.constantFrom(...texts),
    fc.constantFrom(...kept.map((tag) => [tag, tag] as const)),
  );
  // A tag after each: two texts side by side are one.
  const page = fc.array(piece.map(([before, after]) => [`${before}<i>`, `${after}<i>`] as const));
  fc.assert(
    fc.property(page, (pieces) => {
      const before = pieces.map(([html]) => html).join("");
      expect(formatUnbreakableHtml(before)).toBe(pieces.map(([, html]) => html).join(""));
    }),
  );
});
