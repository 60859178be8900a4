import type { Answers } from "../forms/answer.ts";
import { findTextAnswer, listFileAnswers } from "../forms/answer.ts";
import { defineJourney } from "../journey/journey.ts";
import type { JourneyPort, SavedStep } from "../journey/journey-port.ts";

const both = (fr: string, en: string) => ({ fr, en });

/** A registration at the canteen: a branch, a file, two answers that must agree. */
export const canteen = defineJourney({
  id: "canteen",
  path: "/espace/cantine",
  title: both("Inscription à la cantine", "School meals"),
  submitLabel: both("Envoyer ma demande", "Send my request"),
  parts: [
    {
      title: both("Votre enfant", "Your child"),
      steps: [
        {
          id: "child",
          path: "enfant",
          title: both("Votre enfant", "Your child"),
          about: (answers) => both(`Enfant : ${findTextAnswer(answers, "child_name")}`, "Child"),
          fields: [
            { kind: "text", name: "child_name", label: both("Prénom de l’enfant", "Child’s first name") },
            {
              kind: "date",
              name: "child_birth",
              label: both("Date de naissance", "Date of birth"),
              past: true,
            },
          ],
        },
        {
          id: "diet",
          path: "regime",
          title: both("Régime", "Diet"),
          why: both("Pour préparer ses repas.", "To prepare the meals."),
          legalBasis: both("mission d’intérêt public", "public task"),
          fields: [
            {
              kind: "choice",
              name: "diet",
              label: both("Votre enfant a-t-il une allergie ?", "Does your child have an allergy?"),
              options: [
                { value: "no", label: both("Non", "No") },
                { value: "yes", label: both("Oui", "Yes") },
              ],
            },
          ],
        },
        {
          id: "certificate",
          path: "certificat",
          title: both("Certificat", "Certificate"),
          when: (answers) => answers.diet === "yes",
          fields: [
            { kind: "file", name: "certificate", label: both("Certificat médical", "Medical certificate") },
          ],
        },
      ],
    },
    {
      title: both("Vous joindre", "Reaching you"),
      steps: [
        {
          id: "contact",
          path: "contact",
          title: both("Vous joindre", "Reaching you"),
          fields: [
            { kind: "phone", name: "phone", label: both("Téléphone", "Phone"), optional: true },
            { kind: "email", name: "email", label: both("Courriel", "E-mail"), optional: true },
            { kind: "address", name: "home", label: both("Adresse", "Address") },
            { kind: "confirm", name: "honest", label: both("Je certifie", "I declare") },
          ],
          validate: ({ phone, email }) =>
            phone || email
              ? []
              : [
                  {
                    field: "phone",
                    code: "canteen.unreachable",
                    ...both("Indiquez un moyen.", "Give one way."),
                  },
                ],
        },
      ],
    },
  ],
});

export const TODAY = "2026-11-24";

const contact: Answers = {
  phone: "+33612345678",
  email: null,
  home: { street: "12 rue Saint-Jean", complement: "", postcode: "14000", city: "Caen" },
  honest: true,
};
const child: Answers = { child_name: "Moussa", child_birth: "2019-03-03" };

export const withoutAllergy: Answers = { ...child, diet: "no", ...contact };
export const withAllergy: Answers = {
  ...child,
  diet: "yes",
  certificate: [{ fileName: "pai.pdf", size: 3 }],
  ...contact,
};

/** Drafts in memory. */
export function aDraft(answers: Answers = {}) {
  const kept = { answers, saved: [] as SavedStep[], sent: undefined as Answers | undefined };
  const port: JourneyPort = {
    load: async () => kept.answers,
    save: async (_context, _place, step) => {
      kept.saved.push(step);
      kept.answers = { ...kept.answers, ...step.answers };
    },
    submit: async (_context, _place, sent) => {
      kept.sent = sent;
      return "/caen/espace/recu/AB12";
    },
  };
  return {
    port,
    kept,
    fileNames: () => listFileAnswers(kept.answers, "certificate").map((file) => file.fileName),
  };
}
