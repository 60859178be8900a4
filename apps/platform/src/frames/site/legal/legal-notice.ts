import type { Authority, AuthorityKind } from "../../../features/authorities/authorities/index.ts";
import type { Language } from "../../../kernel/errors.ts";
import { buildLink, buildMailLink, buildParagraph, list, type Part } from "./article.tsx";

/** Who answers for what is published (law of 29 July 1982, art. 93-2): the head of the executive. */
const DIRECTORS: Readonly<Record<Exclude<AuthorityKind, "sandbox">, Record<Language, string>>> = {
  commune: { fr: "le maire", en: "the mayor" },
  epci: { fr: "le président de l’établissement", en: "the president of the group of communes" },
  departement: {
    fr: "le président du conseil départemental",
    en: "the president of the departmental council",
  },
  region: { fr: "le président du conseil régional", en: "the president of the regional council" },
  syndicat_mixte: { fr: "le président du syndicat", en: "the president of the joint authority" },
};

/** What the law on trust in the digital economy asks (LCEN, 21 June 2004, art. 1-1). */
export function buildLegalNotice(
  here: Authority,
  { hostingProvider, besides }: { hostingProvider: string; besides: readonly Part[] },
  language: Language,
): { title: string; parts: readonly Part[] } {
  const fr = language === "fr";
  const { name, kind, siren, contact, slug } = here;
  const { street, postalCode, locality, phone, email } = contact;
  const address = [street, [postalCode, locality].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  // A vendor's space speaks for nobody: whoever runs the platform answers for what it shows.
  if (kind === "sandbox") return buildSandboxNotice({ hostingProvider, slug }, language);
  const identity = [
    [name, address].filter(Boolean).join(", "),
    ...(siren ? [`SIREN ${siren}`] : []),
    ...(phone ? [phone] : []),
    ...(email ? [buildMailLink(email)] : []),
  ];
  return {
    title: fr ? "Mentions légales" : "Legal notice",
    parts: [
      { title: fr ? "Éditeur" : "Publisher", blocks: [list(...identity)] },
      {
        title: fr ? "Directeur de la publication" : "Director of publication",
        blocks: [buildParagraph(`${name}, ${DIRECTORS[kind][language]}.`)],
      },
      {
        title: fr ? "Hébergement" : "Hosting",
        blocks: [buildParagraph(hostingProvider)],
      },
      ...besides,
      ...buildCommonNotice(slug, language),
    ],
  };
}

/** Whatever the site: what it runs on, and where the rest is said. */
function buildCommonNotice(slug: string, language: Language): readonly Part[] {
  const fr = language === "fr";
  return [
    {
      title: fr ? "Logiciel" : "Software",
      blocks: [
        buildParagraph(
          fr
            ? "Ce site fonctionne avec Ardeco, logiciel libre sous licence EUPL 1.2. " +
                "Caractères Atkinson Hyperlegible Next (OFL), dessins Lucide (ISC)."
            : "This site runs on Ardeco, free software under the EUPL 1.2. " +
                "Typeface Atkinson Hyperlegible Next (OFL), drawings Lucide (ISC).",
        ),
      ],
    },
    {
      title: fr ? "Données et accessibilité" : "Data and accessibility",
      blocks: [
        list(
          buildLink(fr ? "Vos données personnelles" : "Your personal data", `/${slug}/confidentialite`),
          buildLink(fr ? "Déclaration d’accessibilité" : "Accessibility statement", `/${slug}/accessibilite`),
        ),
      ],
    },
  ];
}

function buildSandboxNotice(
  { hostingProvider, slug }: { readonly hostingProvider: string; readonly slug: string },
  language: Language,
): { title: string; parts: readonly Part[] } {
  const fr = language === "fr";
  return {
    title: fr ? "Mentions légales" : "Legal notice",
    parts: [
      {
        title: fr ? "Éditeur et hébergement" : "Publisher and hosting",
        blocks: [
          buildParagraph(hostingProvider),
          buildParagraph(
            fr
              ? "Le bac à sable est publié par qui héberge la plateforme, pour essayer des " +
                  "applications. Aucune collectivité, et aucun éditeur de logiciel, n’y parle."
              : "The sandbox is published by whoever hosts the platform, to " +
                  "try applications. No authority, and no vendor, speaks here.",
          ),
        ],
      },
      ...buildCommonNotice(slug, language),
    ],
  };
}
