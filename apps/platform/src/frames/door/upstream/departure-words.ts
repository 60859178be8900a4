import { formatAuthorityGenitive } from "../../../features/authorities/authorities/index.ts";
import { defineMessages } from "../../../web/index.ts";

export const departureWords = defineMessages({
  fr: {
    title: "Votre session est fermée ici",
    lead: (town: string, provider: string) =>
      `Votre compte ${formatAuthorityGenitive(town)} est fermé sur cet appareil. ${provider} y reste ouvert.`,
    why: (provider: string) =>
      `Sur un appareil partagé, fermez aussi ${provider} : sinon, la personne suivante entrerait en votre nom. Sur le vôtre, vous pouvez le laisser ouvert.`,
    everywhere: (provider: string) => `Me déconnecter aussi de ${provider}`,
    stay: (provider: string) => `Laisser ${provider} ouvert`,
    gone: "Tout est fermé",
    goneTitle: (town: string) => `${town} et le service de l’État sont fermés sur cet appareil`,
    goneText: "Vous pouvez fermer cette page, ou laisser l’appareil à quelqu’un d’autre.",
    home: "Revenir à l’accueil",
  },
  en: {
    title: "You are signed out here",
    lead: (town: string, provider: string) =>
      `Your session at ${town} is closed. ${provider}, by which you came in, stays open in this browser.`,
    why: (provider: string) =>
      `On a shared device, close ${provider} too: otherwise the next person would come in as you. On your own, you may leave it open.`,
    everywhere: (provider: string) => `Sign out of ${provider} too`,
    stay: (provider: string) => `Leave ${provider} open`,
    gone: "All is closed",
    goneTitle: (town: string) => `${town} and the State’s service are closed on this device`,
    goneText: "You may close this page, or leave the device to somebody else.",
    home: "Back to the home page",
  },
});
