import { assetHrefs } from "../assets.ts";
import type { PageProps } from "../components/page/page-props.ts";

/** What every sample page shares: an authority, its navigation and its footer. */
export const SITE: Omit<PageProps, "title" | "children"> = {
  locale: "fr",
  authority: { name: "Ville de Caen", href: "/caen/" },
  ...assetHrefs(),
  themeHref: "/caen/theme.css",
  navigation: [
    { href: "/caen/services", label: "Services" },
    { href: "/caen/situations", label: "Ma situation" },
    { href: "/caen/adresse", label: "Mon adresse" },
  ],
  languages: [
    { locale: "fr", label: "Français", href: "/caen/" },
    { locale: "en", label: "English", href: "/caen/?lang=en" },
  ],
  signInHref: "/caen/espace/",
  footerLinks: [
    { href: "/caen/accessibilite", label: "Accessibilité : conforme" },
    { href: "/caen/donnees", label: "Vos données" },
    { href: "/caen/mentions-legales", label: "Mentions légales" },
    { href: "/caen/contact", label: "Nous contacter" },
  ],
  footerNote: "Esplanade Jean-Marie-Louvel, 14027 Caen",
};

export const ACCOUNT: NonNullable<PageProps["account"]> = {
  name: "Awa Diallo",
  links: [
    { href: "/caen/espace/donnees", label: "Mes renseignements" },
    { href: "/caen/espace/journal", label: "Mon journal" },
  ],
  signOut: { action: "/caen/espace/deconnexion", csrf: "jeton" },
};
