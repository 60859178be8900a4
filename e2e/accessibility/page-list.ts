import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const list = fileURLToPath(new URL("../../docs/generated/pages.md", import.meta.url));

/** Addresses that show no page of their own, and why. */
const noPage: ReadonlyMap<string, string> = new Map([
  ["/agents/documents/:id", "a file"],
  ["/administration/indicateurs/services.csv", "a file"],
  ["/administration/registres/fichiers/certificat.pem", "a file"],
  ["/administration/registres/fichiers/demande.p7m", "a file"],
  ["/administration/reprises/exemple.csv", "a file"],
  ["/administration/reprises/fichiers/:file/ecartees.csv", "a file"],
  ["/administration/collectivite/apercu.css", "a stylesheet"],
  ["/administration/collectivite/logo/:digest", "a picture"],
  ["/logo/:digest", "a picture"],
  ["/journal/checkpoint", "a file for programs"],
  ["/journal/key", "a file for programs"],
  ["/journal/tile/*", "a file for programs"],
  ["/administration/journal/preuves.tar", "a file"],
  ["/espace/journal/lignes.json", "a file"],
  ["/agents/connexion/proconnect", "leaves for the State's provider"],
  [
    "/agents/connexion/proconnect/retour",
    "asked by the State's provider: e2e/journeys/state-providers walks it",
  ],
  ["/connexion/franceconnect", "leaves for the State's provider"],
  ["/connexion/franceconnect/retour", "asked by the State's provider: e2e/journeys/state-providers walks it"],
  [
    "/deconnexion/suite",
    "shown to who came by the State's provider: e2e/journeys/state-providers looks at it",
  ],
  ["/agents/deconnexion/suite", "the same page for agents, who come by ProConnect"],
  ["/agents/connexion/cle", "a question for the page's script: e2e/journeys/passkeys answers it"],
  ["/agents/securite/cle", "a question for the page's script: e2e/journeys/passkeys answers it"],
  ["/recuperation/acces/cle", "a question for the page's script: e2e/journeys/recovery answers it"],
  ["/connexion/cle", "a question for the page's script: e2e/journeys/passkeys answers it"],
  ["/espace/securite/cle", "a question for the page's script: e2e/journeys/passkeys answers it"],
  ["/administration/bac-a-sable/exporter/:client", "a file"],
  ["/agents/suivant", "leads to a file of the queue"],
  ["/espace/autoriser/:uid", "asked by an application: e2e/openid walks it"],
  ["/espace/informations/export.json", "a file"],
  ["/pochette/application.webmanifest", "a file for browsers"],
  ["/pochette/hors-connexion.js", "a script for browsers"],
  ["/pochette/contenu", "an answer for the page’s script: e2e/journeys/pocket reads it"],
  ["/espace/supports/:support/carte.pdf", "a file"],
  ["/agents/personnes/:id/supports/:support/carte.pdf", "a file"],
  ["/agents/caisse/clotures/:closing/tresorerie.csv", "a file"],
  [
    "/espace/compteurs/paiements/:payment",
    "shown to who comes back from the payment service: features/ledger/counters/pages/space/counters looks at it",
  ],
  [
    "/espace/recharger-pour/paiements/:payment",
    "shown to a guest who comes back from the payment service: features/ledger/guests/pages/space/guests looks at it",
  ],
  [
    "/borne/paiements/:payment",
    "shown to who comes back from the payment service at a kiosk: e2e/journeys/kiosk looks at it",
  ],
  [
    "/paiement-simule/:operation",
    "stands in for a payment service: features/billing/payments/pages/site/payments looks at it",
  ],
  [
    "/espace/payer/:payment",
    "shown to who comes back from the payment service: features/billing/invoices/pages/space/dues looks at it",
  ],
  ["/espace/factures/:invoice/facture.pdf", "a file"],
  ["/agents/personnes/:id/factures/:invoice/facture.pdf", "a file"],
  ["/administration/factures/:series/envoyees.csv", "a file"],
  ["/administration/journal/compteurs/:counter/chaine.json", "a file"],
  ["/administration/prelevements/echeances/:collection/fichier.xml", "a file"],
  ["/agents/personnes/:id/prelevement/:mandate/mandat.pdf", "a file"],
  ["/espace/prelevement/:mandate/mandat.pdf", "a file"],
  ["/administration/pass/releves/:releve/releve.csv", "a file"],
  ["/partenaire/releves/:statement/releve.csv", "a file"],
  ["/espace/calendrier.ics", "a file"],
  ["/espace/calendrier/seances/:booking", "a file"],
  ["/calendrier/:file", "a file"],
  ["/espace/droits/dossier.pdf", "a file"],
  ["/espace/droits/dossier.jsonld", "a file"],
  ["/espace/droits/portabilite.json", "a file"],
  ["/espace/droits/portabilite.csv", "a file"],
  ["/administration/droits/:request/dossier.pdf", "a file"],
  ["/administration/droits/registre.csv", "a file"],
  ["/administration/equipements.csv", "a file"],
  ["/administration/conformite/:document/:version/document.pdf", "a file"],
  ["/administration/conformite/:document/:version/document.json", "a file"],
  ["/administration/conformite/:document/:version/attestation.pdf", "a file"],
  [
    "/administration/petit-effectif/terminer",
    "asked of an authority of one or two agents: features/access/smallstaff/pages looks at it",
  ],
  ["/administration/approbations/seul/:kind/:id", "the same"],
  ["/administration/approbations/refuser/:announcement", "the same"],
  ["/espace/proches/:file", "leads to a question"],
  ["/inscription/:file", "leads to a question"],
]);

/** The n-th child has the same pages as the first. */
const sameForEachChild = (pattern: string): string => pattern.replace(/\/enfant-\d(?=-|$)/, "/enfant-1");

const known = [...readFileSync(list, "utf8").matchAll(/^- `(.*)`$/gm)]
  .map(([, pattern = ""]) => sameForEachChild(pattern))
  .filter((pattern) => !noPage.has(pattern));

/** Every page of the platform, as docs/generated/pages.md lists them: "/espace/demandes/:file". */
export const everyPage: readonly string[] = [...new Set(known)].sort();

/** Exact words win over parameters, as in the router. */
const byWords = everyPage.toSorted((one, other) => one.split(":").length - other.split(":").length);

/** Which of them this address is; undefined for a page of no authority. */
export function pageOf(path: string): string | undefined {
  const { pathname } = new URL(path, "http://localhost");
  const own = sameForEachChild(pathname.replace(/^\/[^/]+/, "").replace(/\/$/, ""));
  return byWords.find((pattern) => new RegExp(`^${pattern.replace(/:[a-z]+/g, "[^/]+")}$`).test(own));
}
