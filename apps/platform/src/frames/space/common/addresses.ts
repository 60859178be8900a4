import type { FastifyRequest } from "fastify";
import type { CampaignId } from "../../../features/consent/campaigns/index.ts";
import { type GrantId, isUuid, type PersonId } from "../../../kernel/ids.ts";
import { type Brand, getQueryText } from "../../../web/index.ts";

/** Query parameter that names whom a page is about, when it is not the reader. */
export const FOR = "pour";

/** Addresses of the space, in one place. */
export const buildSpaceAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const root = `/${slug}/espace`;
  return {
    ...buildHomeAddresses(root),
    signIn: `/${slug}/connexion`,
    signUp: `/${slug}/inscription`,
    site: `/${slug}/`,
    contact: `/${slug}/contact`,
    elements: `${root}/informations`,
    element: (name: string) => `${root}/informations/${name}`,
    takeOut: `${root}/informations/export`,
    takeOutFile: `${root}/informations/export.json`,
    rights: `${root}/droits`,
    askRight: (right: string) => `${root}/droits/demander/${right}`,
    rightsRequest: (id: string) => `${root}/droits/demandes/${id}`,
    pause: (id: string) => `${root}/droits/pauses/${id}`,
    liftPause: (id: string) => `${root}/droits/pauses/${id}/lever`,
    keepPause: (id: string) => `${root}/droits/pauses/${id}/garder`,
    undoErasure: (id: string) => `${root}/droits/demandes/${id}/annuler`,
    dossierPdf: `${root}/droits/dossier.pdf`,
    dossierJsonLd: `${root}/droits/dossier.jsonld`,
    portableJson: `${root}/droits/portabilite.json`,
    portableCsv: `${root}/droits/portabilite.csv`,
    erasure: `${root}/droits/effacement`,
    move: `${root}/demenagement`,
    sources: `${root}/demander`,
    source: (kind: string) => `${root}/demander/${kind}`,
    sourceYearly: `${root}/demander/chaque-annee`,
    services: `${root}/services`,
    service: (provider: string, service: string) => `${root}/services/${provider}/${service}`,
    consent: (provider: string, service: string) => `${root}/services/${provider}/${service}/accord`,
    agreements: `${root}/accords`,
    grant: (id: GrantId) => `${root}/accords/${id}`,
    withdrawal: (id: GrantId) => `${root}/accords/${id}/retrait`,
    authorise: (uid: string) => `${root}/autoriser/${uid}`,
    exchanges: `${root}/echanges`,
    exchange: (id: string) => `${root}/echanges/${id}`,
    campaign: (id: CampaignId) => `${root}/campagnes/${id}`,
    renewal: (id: CampaignId) => `${root}/campagnes/${id}/confirmer`,
    link: `${root}/relier`,
    links: `${root}/comptes`,
    supports: `${root}/supports`,
    orderSupport: `${root}/supports/demander`,
    support: (id: string) => `${root}/supports/${id}`,
    supportCard: (id: string) => `${root}/supports/${id}/carte.pdf`,
    loss: (id: string) => `${root}/supports/${id}/perdu`,
    counters: `${root}/compteurs`,
    topUp: `${root}/compteurs/recharger`,
    topUpDone: (id: string) => `${root}/compteurs/paiements/${id}`,
    receipt: (id: string) => `${root}/compteurs/recus/${id}`,
    ...buildThirdPartyPayerAddresses(root),
    bookings: `${root}/reservations`,
    severalBookings: `${root}/reservations/plusieurs`,
    absence: `${root}/absence`,
    cancelBooking: (id: string) => `${root}/reservations/${id}/annuler`,
    ...buildCalendarAddresses(root),
    ...buildSpaceCoupledOfferAddresses(`${root}/offres`),
    family: `${root}/famille`,
    tariffs: `${root}/tarifs`,
    ...buildInvoiceAddresses(root),
    ...buildSpaceDebitAddresses(`${root}/prelevement`),
    passes: `${root}/pass`,
    passAct: (id: string, act: "demander" | "ouvrir" | "code") => `${root}/pass/${id}/${act}`,
    journal: `${root}/journal`,
    journalCheck: `${root}/journal/verifier`,
    journalFile: `${root}/journal/lignes.json`,
    security: `${root}/securite`,
    sessions: `${root}/seances`,
  };
};

const buildHomeAddresses = (root: string) => ({
  home: root,
  whole: `${root}/tout`,
  search: `${root}/recherche`,
  requests: `${root}/demandes`,
  relatives: `${root}/proches`,
});

const buildCalendarAddresses = (root: string) => ({
  calendar: `${root}/calendrier`,
  calendarFile: `${root}/calendrier.ics`,
  bookingFile: (booking: string) => `${root}/calendrier/seances/${booking}`,
  calendarAddress: `${root}/calendrier/adresse`,
  endCalendarAddress: `${root}/calendrier/adresse/fin`,
});

const buildInvoiceAddresses = (root: string) => ({
  dues: `${root}/payer`,
  duePayment: (id: string) => `${root}/payer/${id}`,
  invoices: `${root}/factures`,
  invoice: (id: string) => `${root}/factures/${id}`,
  invoiceHelp: `${root}/factures/aide`,
  invoicePdf: (id: string) => `${root}/factures/${id}/facture.pdf`,
});

const buildThirdPartyPayerAddresses = (root: string) => ({
  bound: `${root}/compteurs/limite`,
  leaveCounter: `${root}/compteurs/quitter`,
  guests: `${root}/compteurs/invites`,
  endGuest: `${root}/compteurs/invites/arreter`,
  topUpFor: `${root}/recharger-pour`,
  answerInvitation: `${root}/recharger-pour/reponse`,
  topUpForDone: (id: string) => `${root}/recharger-pour/paiements/${id}`,
});

const buildSpaceDebitAddresses = (debits: string) => ({
  debits,
  stopDebit: (id: string) => `${debits}/${id}/arreter`,
  mandatePdf: (id: string) => `${debits}/${id}/mandat.pdf`,
});

const buildSpaceCoupledOfferAddresses = (couplings: string) => ({
  couplings,
  coupling: (id: string) => `${couplings}/${id}`,
  agreeCoupling: (id: string) => `${couplings}/${id}/accepter`,
  stopCoupling: (id: string) => `${couplings}/${id}/arreter`,
});

/** Whom an address is about; `self` is the reader. */
interface Named {
  readonly id: PersonId;
  readonly self: boolean;
}

/** The same page about somebody; nothing is added for the reader. */
export function formatPersonAddress(path: string, { id, self }: Named, more: Query = {}): string {
  return addQuery(path, { ...(self ? {} : { [FOR]: id }), ...more });
}

/** In an address: the coupled offer from which a service is added, to go back to. */
const FROM_OFFER = "offre";

export const fromOffer = (id: string): Query => (isUuid(id) ? { [FROM_OFFER]: id } : {});

/** The offer that the address names, as it goes on to the next page; none where it names none. */
export const findOfferParameter = (request: FastifyRequest): string | undefined =>
  fromOffer(getQueryText(request, FROM_OFFER))[FROM_OFFER];

type Query = Readonly<Record<string, string>>;

export function addQuery(path: string, query: Query): string {
  const text = new URLSearchParams(query).toString();
  return text === "" ? path : `${path}?${text}`;
}
