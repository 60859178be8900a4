import { defineJourney } from "../../../../../../web/index.ts";
import { buildSentence } from "./build-sentence.ts";
import { childrenSteps } from "./steps/children/children-steps.ts";
import { documentSteps } from "./steps/document-steps.ts";
import { homeSteps } from "./steps/home-steps.ts";
import { identitySteps } from "./steps/identity-steps.ts";
import { reachSteps } from "./steps/reach-steps.ts";

/** A newcomer, with their children: one question a page, under the address of their own file. */
export const enrolmentJourney = defineJourney({
  id: "enrolment",
  path: "/inscription/:file",
  title: buildSentence("Votre inscription", "Your enrolment"),
  submitLabel: buildSentence("Envoyer ma demande", "Send my request"),
  parts: [
    { title: buildSentence("Vous", "You"), steps: [...identitySteps, ...homeSteps, ...reachSteps] },
    { title: buildSentence("Vos enfants", "Your children"), steps: childrenSteps },
    { title: buildSentence("Vos documents", "Your documents"), steps: documentSteps },
  ],
});
