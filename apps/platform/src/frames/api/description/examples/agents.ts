import { AT, ELEMENT, type Examples, FILE, PERSON } from "./values.ts";

const file = {
  id: FILE,
  personId: PERSON,
  state: "in_review",
  version: 2,
  openedOn: "2026-11-28",
  openedAt: "web",
  submittedAt: AT,
  dueOn: "2026-12-05",
};

export const agentExamples: Examples = {
  whoAmI: {
    answer: {
      id: PERSON,
      name: "Inès Marchand",
      roles: [{ role: "validator" }],
      capabilities: ["file.read", "file.decide"],
    },
  },
  readJournal: {
    answer: {
      entries: [
        {
          id: ELEMENT,
          position: 1_204,
          at: AT,
          actor: { kind: "staff", label: "Inès Marchand" },
          action: "enrolment.file_opened",
          personId: PERSON,
          data: { file: FILE },
        },
      ],
    },
  },
  listQueue: {
    answer: {
      items: [
        {
          file,
          displayName: "Karim Benali",
          night: false,
          overdue: false,
          pending: ["address"],
          unproven: [],
        },
      ],
    },
  },
  openFile: {
    answer: {
      file,
      elements: [
        { name: "family_name", validated: { id: ELEMENT, value: "Benali", assurance: "substantial" } },
      ],
      documents: [
        {
          id: ELEMENT,
          kind: "identity_card",
          state: "kept",
          receivedOn: "2026-11-28",
          elements: ["family_name"],
        },
      ],
      decisions: [{ element: "family_name", outcome: "validated", at: AT, by: "Inès Marchand" }],
    },
  },
  decideElements: {
    request: {
      version: 2,
      decisions: [
        {
          element: "family_name",
          elementId: ELEMENT,
          outcome: "validated",
          evidence: { seen: "original", kind: "identity_card" },
        },
      ],
    },
    answer: { ...file, version: 3 },
  },
};
