export { type Certificate, readCertificate } from "./certificates.ts";
export { type Identity, makeIdentity } from "./make-identity.ts";
export { type Opened, type Opening, openSealed } from "./open.ts";
export { type Sealing, seal } from "./seal.ts";
export { SealedFileError, type SealedFileProblem, sealedFileProblems } from "./sealed-file-error.ts";
