import { LinkButton } from "@ardeco/ui";
import { defineMessages, PhoneLink, type Visit } from "../../../../../../../web/index.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import type { StartPlace } from "./start-place.ts";

export const notOpenWords = defineMessages({
  fr: {
    title: {
      commune: "Votre commune n’a pas encore ouvert ses services ici",
      other: "Pas encore ouvert ici",
    },
    lead: (name: string) =>
      `À ${name}, personne ne traite encore les dossiers sur ` +
      "cette plateforme. Nous ne vous demandons donc rien.",
    exists: "Ce qui existe à votre adresse",
    existsText:
      "L’agglomération, le département et la région ont peut-être déjà ouvert des services pour vous.",
    see: "Voir ce qui existe chez moi",
    todo: "Ce que vous pouvez faire",
    todoText:
      "Faites votre démarche à l’accueil, comme aujourd’hui : sur place, par téléphone ou par courrier.",
    contact: "Contact et horaires",
    signIn: "J’ai déjà un compte",
  },
  en: {
    title: { commune: "Your commune has not opened its services here yet", other: "Not open here yet" },
    lead: (name: string) =>
      `In ${name}, nobody handles files on this platform yet. So we ask you for nothing.`,
    exists: "What exists at your address",
    existsText: "The agglomération, the département and the région may already have opened services for you.",
    see: "See what exists where I live",
    todo: "What you can do",
    todoText: "Make your request at the front desk, as today: on the spot, by phone or by post.",
    contact: "Contact and opening hours",
    signIn: "I already have an account",
  },
});

/** No form that nobody would receive. */
export function NotOpenView({ visit, place }: { visit: Visit; place: StartPlace }) {
  const { brand, language } = visit;
  const words = notOpenWords(language);
  const { authority } = place;
  const { phone } = authority.contact;
  const isCommune = authority.kind === "commune";
  return (
    <>
      <h1>{words.title[isCommune ? "commune" : "other"]}</h1>
      <p class="ar-lead">{words.lead(authority.name)}</p>
      <h2>{words.exists}</h2>
      <p>{words.existsText}</p>
      <p>
        <LinkButton
          href={isCommune ? `/${brand.slug}/chez-moi/${authority.officialCode}` : `/${brand.slug}/`}
          icon="map-pin"
        >
          {words.see}
        </LinkButton>
      </p>
      <h2>{words.todo}</h2>
      <p>{words.todoText}</p>
      <p>
        {phone && <PhoneLink phone={phone} />} <a href={`/${brand.slug}/contact`}>{words.contact}</a>
      </p>
      <p>
        <a href={buildEnrolmentPaths(brand).signIn}>{words.signIn}</a>
      </p>
    </>
  );
}
