import { describe, expect, it } from "vitest";
import { ACCOUNT, SITE } from "../../gallery/sample-site.ts";
import { render } from "../../render.ts";
import { monogramOf } from "./monogram.ts";
import { monogramIcon } from "./monogram-icon.tsx";
import { Page } from "./page.tsx";

describe("a page", () => {
  it("is a whole document in its language", () => {
    const html = render(
      <Page {...SITE} title="Accueil">
        <h1>Accueil</h1>
      </Page>,
    );
    expect(html).toMatch(/^<!doctype html><html lang="fr"><head><meta charset="utf-8"/);
    expect(html).toContain("<title>Accueil – Ville de Caen</title>");
    expect(html).toContain('href="#content">Aller au contenu</a>');
  });

  it("speaks English to the end of its components", () => {
    const html = render(
      <Page {...SITE} locale="en" title="Home">
        <h1>Home</h1>
      </Page>,
    );
    expect(html).toContain('<html lang="en">');
    expect(html).toContain("Skip to content");
    expect(html).toContain('hreflang="fr">Français</a>');
    expect(html).not.toContain("Me connecter");
  });

  it("says first in its title that something is to correct", () => {
    const html = render(
      <Page {...SITE} title="Adresse" hasErrors>
        <h1>Adresse</h1>
      </Page>,
    );
    expect(html).toContain("<title>Erreur : Adresse – Ville de Caen</title>");
  });

  it("signs out by a form, never by a link that a robot may follow", () => {
    const html = render(
      <Page {...SITE} title="Espace" account={ACCOUNT}>
        <h1>Espace</h1>
      </Page>,
    );
    expect(html).toContain('<form method="post" action="/caen/espace/deconnexion">');
    expect(html).not.toContain("Me connecter");
  });

  it("gives many places a line of their own, and leaves a few beside the brand", () => {
    const withPlaces = (count: number): string => {
      const navigation = Array.from({ length: count }, (_, at) => ({ href: `/${at}`, label: `Lieu ${at}` }));
      return render(
        <Page {...SITE} title="Administration" navigation={navigation}>
          <h1>Administration</h1>
        </Page>,
      );
    };
    expect(withPlaces(5)).not.toContain("ar-header__places");
    expect(withPlaces(6)).toMatch(/ar-header__places"><nav class="ar-nav"/);
    // Once for a desk, once behind the button of a phone
    expect(withPlaces(6).match(/<nav class="ar-nav"/g)).toHaveLength(2);
  });

  it("escapes a name that carries markup", () => {
    const html = render(
      <Page {...SITE} title={"</title><script>alert(1)</script>"} authority={{ name: "<i>Caen", href: "/" }}>
        <h1>{"<img src=x onerror=alert(1)>"}</h1>
      </Page>,
    );
    expect(html).not.toMatch(/<script|<i>|<img src=x/);
  });
});

it("gives a tab its monogram, readable on any colour", () => {
  expect(monogramIcon("Ville de <Caen>", "#FFD400")).toMatch(/fill="#000000">V&lt;<\/text><\/svg>$/);
  expect(() => monogramIcon("Caen", "yellow")).toThrow(RangeError);
});

describe("the monogram of an authority without a logo", () => {
  it.each([
    ["Ville de Caen", "VC"],
    ["Caen la Mer", "CM"],
    ["L’Isle-d’Abeau", "IA"],
    ["Étretat", "É"],
    ["Bac à sable", "BS"],
  ])("%s → %s", (name, monogram) => {
    expect(monogramOf(name)).toBe(monogram);
  });
});
