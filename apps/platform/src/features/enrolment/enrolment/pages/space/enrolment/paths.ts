import type { FileId } from "../../../../../../kernel/ids.ts";
import type { Brand } from "../../../../../../web/index.ts";

/** Addresses of enrolment, in one place. */
export const buildEnrolmentPaths = ({ slug }: Pick<Brand, "slug">) => {
  const requests = `/${slug}/espace/demandes`;
  const relatives = `/${slug}/espace/proches`;
  return {
    start: `/${slug}/inscription`,
    draft: (file: FileId) => `/${slug}/inscription/${file}`,
    code: (file: FileId) => `/${slug}/inscription/${file}/code`,
    removeDocument: (file: FileId) => `/${slug}/inscription/${file}/retirer-un-document`,
    removeChild: (file: FileId) => `/${slug}/inscription/${file}/retirer-un-enfant`,
    /** Finds the draft of whoever comes back. */
    resume: `/${slug}/reprise?${new URLSearchParams({ retour: requests })}`,
    signIn: `/${slug}/connexion?${new URLSearchParams({ retour: requests })}`,
    space: `/${slug}/espace`,
    privacy: `/${slug}/confidentialite`,
    requests,
    request: (file: FileId) => `${requests}/${file}`,
    receipt: (file: FileId) => `${requests}/${file}/recepisse`,
    withdrawal: (file: FileId) => `${requests}/${file}/retrait`,
    relatives,
    addRelative: `${relatives}/ajouter`,
    relativeDraft: (file: FileId) => `${relatives}/${file}`,
  };
};
