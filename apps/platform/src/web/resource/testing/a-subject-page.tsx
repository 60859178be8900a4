import { formPage } from "../form/form-page.tsx";
import { getSubject, getSubjectName, mountSubjectPages } from "../subject/mount-subject-pages.ts";
import type { Subject, SubjectFrame } from "../subject/subject.ts";

/** One page in any frame of somebody: it says about whom it is, and keeps about whom it was sent. */
export function aSubjectPage(frame: SubjectFrame) {
  const sent: Subject[] = [];
  const page = formPage({
    frame,
    path: `${frame.root}/essai`,
    read: async (request) => ({ subject: getSubject(request), request }),
    fields: () => [{ kind: "text", name: "mot", label: { fr: "Un mot", en: "A word" } }],
    texts: (_, { subject }) => ({ title: subject.kind, submit: "Envoyer" }),
    save: async (_, { known: { subject } }) => sent.push(subject),
    after: async () => ({ page: { title: "C’est fait", width: "task" }, content: "C’est fait" }),
  });
  const named = formPage({
    frame,
    path: `${frame.root}/nom`,
    read: getSubjectName,
    fields: () => [{ kind: "text", name: "mot", label: { fr: "Un mot", en: "A word" } }],
    texts: (_, name) => ({ title: name, submit: "Envoyer" }),
    save: async () => undefined,
    after: () => ({ path: "/", flash: { title: "C’est fait" } }),
  });
  return { sent, mount: mountSubjectPages(frame, [page, named]) };
}
