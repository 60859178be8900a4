import type { Brand } from "../../../web/index.ts";

/** Addresses of the desk, in one place. */
export const buildDeskAddresses = ({ slug }: Pick<Brand, "slug">) => {
  const root = `/${slug}/agents`;
  const file = (id: string) => `${root}/dossiers/${id}`;
  return {
    signIn: `${root}/connexion`,
    delegations: `${root}/delegations`,
    administration: `/${slug}/administration`,
    queue: root,
    nextFile: `${root}/suivant`,
    file,
    fileAct: (id: string, act: string) => `${file(id)}/${act}`,
    elementAct: (id: string, element: string, act: string) => `${file(id)}/elements/${element}/${act}`,
    receipt: (id: string) => `${file(id)}/recepisse`,
    document: (id: string) => `${root}/documents/${id}`,
    saveDocument: (id: string, piece: string) => `${file(id)}/pieces/${piece}/telecharger?piece=${piece}`,
    people: `${root}/personnes`,
    person: (id: string, purpose?: string) =>
      `${root}/personnes/${id}${purpose === undefined ? "" : `?motif=${purpose}`}`,
    reason: (id: string) => `${root}/personnes/${id}/motif`,
    personServices: (id: string) => `${root}/personnes/${id}/services`,
    presenceOver: (id: string) => `${root}/personnes/${id}/services/fin`,
    offers: (id: string) => `${root}/personnes/${id}/services/ouvrir`,
    offer: (id: string, service: string) => `${root}/personnes/${id}/services/ouvrir/${service}`,
    /** `by`: who is there and listens. */
    offerConsent: (id: string, service: string, by: string) =>
      `${root}/personnes/${id}/services/ouvrir/${service}/accord?avec=${by}`,
    agreement: (id: string, grant: string) => `${root}/personnes/${id}/accords/${grant}`,
    withdrawal: (id: string, grant: string) => `${root}/personnes/${id}/accords/${grant}/retrait`,
    death: (id: string) => `${root}/personnes/${id}/deces`,
    rights: (id: string) => `${root}/personnes/${id}/droits`,
    notePause: (id: string) => `${root}/personnes/${id}/droits/pause`,
    liftPause: (id: string, pause: string) => `${root}/personnes/${id}/droits/${pause}/lever`,
    erasure: (id: string) => `${root}/personnes/${id}/droits/effacement`,
    undoErasure: (id: string, request: string) => `${root}/personnes/${id}/droits/${request}/annuler`,
    confirmErasure: (id: string, request: string) => `${root}/personnes/${id}/droits/${request}/confirmer`,
    toSettle: `${root}/quotients`,
    fileLines: `${root}/quotients/lignes`,
    settle: (question: string) => `${root}/quotients/${question}`,
    sources: (id: string) => `${root}/personnes/${id}/administration`,
    source: (id: string, kind: string) => `${root}/personnes/${id}/administration/${kind}`,
    move: (id: string) => `${root}/personnes/${id}/demenagement`,
    link: (id: string, link: string) => `${root}/personnes/${id}/liens/${link}`,
    reach: (id: string, element: string) => `${root}/personnes/${id}/coordonnees/${element}`,
    linkEnd: (id: string, link: string) => `${root}/personnes/${id}/liens/${link}/fin`,
    majority: (id: string) => `${root}/personnes/${id}/majorite`,
    majoritySeen: (id: string) => `${root}/personnes/${id}/majorite/vu`,
    deathReversal: (id: string) => `${root}/personnes/${id}/deces/annuler`,
    campaigns: `${root}/campagnes`,
    campaign: (id: string) => `${root}/campagnes/${id}`,
    /** `by`: who is there and listens. */
    renewal: (personId: string, campaign: string, by?: string) =>
      `${root}/personnes/${personId}/campagnes/${campaign}${by === undefined ? "" : `?avec=${by}`}`,
    recovery: (id: string) => `${root}/personnes/${id}/compte`,
    recoveryAct: (id: string, act: string) => `${root}/personnes/${id}/compte/${act}`,
    enrol: `${root}/inscrire`,
    enrolKnown: (personId: string) => `${root}/inscrire?personne=${personId}`,
    enrolChild: (parentId: string) => `${root}/inscrire?parent=${parentId}`,
    contacts: `${root}/echanges`,
    contact: (id: string) => `${root}/echanges/${id}`,
    contactAct: (id: string, act: string) => `${root}/echanges/${id}/${act}`,
    noteContact: (personId: string) => `${root}/personnes/${personId}/echange`,
    caller: (personId: string) => `${root}/personnes/${personId}/appelant`,
    duplicates: `${root}/doublons`,
    duplicate: (id: string) => `${root}/doublons/${id}`,
    merge: (id: string) => `${root}/doublons/${id}/reunion`,
    letters: `${root}/lettres`,
    letter: (id: string) => `${root}/lettres/${id}`,
    letterPrinted: (id: string) => `${root}/lettres/${id}/remise`,
  };
};

export type Addresses = ReturnType<typeof buildDeskAddresses>;
