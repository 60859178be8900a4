import { spaceSearchSlot } from "../../../../../../frames/space/slots.ts";
import { matchTyped } from "../../../../../../kernel/typed-match.ts";
import { listFilesOfEach } from "../../../index.ts";
import { buildEnrolmentPaths } from "./paths.ts";
import { isChange } from "./requests/list-people-requests.ts";
import { formatRequestTitle } from "./requests/request-title.ts";
import { requestWords } from "./requests/request-words.ts";

/** Files, by what they are, their number and whom they are about. */
export const foundFilesFill = spaceSearchSlot.fill({
  name: "enrolment.found",
  title: { fr: "Demandes", en: "Applications" },
  order: 5,
  permission: ({ kind }) => kind === "person",
  load: (context, { subjects }) => listFilesOfEach(context, subjects),
  show: (files, { visit: { language, brand }, input, subject }) => {
    const somebody = input.people.find(({ id }) => id === subject);
    if (!somebody) return [];
    const at = buildEnrolmentPaths(brand);
    const kinds = { fr: "dossier demande", en: "file application" }[language];
    return files.flatMap((tracked) => {
      const { file, state } = tracked;
      const about = {
        self: somebody.self,
        name: somebody.givenName,
        isChange: isChange(tracked, files, somebody.elements),
      };
      const title = formatRequestTitle(about, requestWords(language));
      if (!matchTyped(input.typed, [title, kinds, file.receiptNumber ?? ""])) return [];
      const href = file.state === "draft" ? at.draft(file.id) : at.request(file.id);
      return [{ title, text: state[language], href, icon: "file-text" as const }];
    });
  },
});
