interface Sentence {
  readonly fr: string;
  readonly en: string;
}

/**
 * Everything that may be wrong with a sealed file or a certificate: a stable code, what it means, what to do.
 */
export const sealedFileProblems = {
  not_sealed: {
    fr: "Ce fichier n’est pas un fichier chiffré (CMS). Envoyez le fichier reçu, sans l’ouvrir ni le convertir.",
    en: "This is not an encrypted file (CMS). Send the file as it was received, neither opened nor converted.",
  },
  cut_short: {
    fr: "Le fichier est incomplet : la fin manque. Récupérez-le à nouveau.",
    en: "The file is incomplete: its end is missing. Fetch it again.",
  },
  too_large: {
    fr: "Le fichier est trop gros pour ce qu’il doit contenir. Demandez à l’expéditeur de le découper.",
    en: "The file is too large for what it should hold. Ask its sender to split it.",
  },
  too_deep: {
    fr: "Le fichier est construit d’une façon anormale. Il n’a pas été ouvert : prévenez l’expéditeur.",
    en: "The file is built in an abnormal way. It was not opened: tell its sender.",
  },
  not_for_us: {
    fr: "Le fichier est chiffré pour un autre destinataire. Si c’est votre demande, choisissez plutôt le fichier reçu en réponse. Sinon, donnez votre certificat à l’expéditeur, puis demandez un nouveau fichier.",
    en: "The file is encrypted for another recipient. If it is your own request, choose the file received in answer. Otherwise give your certificate to its sender, then ask for a new file.",
  },
  weak: {
    fr: "Le fichier est protégé par une méthode trop faible. Demandez : AES-GCM ou AES-CBC, clé par RSA-OAEP (SHA-256), signature avec SHA-256 au moins.",
    en: "The file is protected by too weak a method. Ask for: AES-GCM or AES-CBC, key by RSA-OAEP (SHA-256), signature with SHA-256 at least.",
  },
  altered: {
    fr: "Le fichier a été modifié ou abîmé en route : rien n’en a été lu. Récupérez-le à nouveau.",
    en: "The file was changed or damaged on its way: nothing of it was read. Fetch it again.",
  },
  unproven: {
    fr: "Rien ne prouve que ce fichier est entier et vient de votre correspondant : il n’est pas signé, ou il a été modifié. Demandez un fichier signé puis chiffré en AES-GCM.",
    en: "Nothing proves that this file is whole and from your correspondent: it is not signed, or it was changed. Ask for a file signed, then encrypted with AES-GCM.",
  },
  not_signed: {
    fr: "Le fichier n’est pas signé : rien ne dit de qui il vient. Demandez à l’expéditeur de le signer avant de le chiffrer.",
    en: "The file is not signed: nothing says whom it comes from. Ask its sender to sign it before encrypting it.",
  },
  other_sender: {
    fr: "Le fichier est signé par un autre que le correspondant enregistré. Vérifiez son certificat avec lui.",
    en: "The file is signed by another than the correspondent on record. Check their certificate with them.",
  },
  expired: {
    fr: "Le certificat n’est pas valable aujourd’hui. Demandez le nouveau à votre correspondant.",
    en: "The certificate is not valid today. Ask your correspondent for the new one.",
  },
  not_a_certificate: {
    fr: "Ce n’est pas un certificat (X.509, en PEM ou DER).",
    en: "This is not a certificate (X.509, in PEM or DER).",
  },
  private_key_given: {
    fr: "Ce texte contient une clé privée. Ne la donnez à personne : prévenez celui à qui elle appartient, et demandez son certificat seul.",
    en: "This text holds a private key. Give it to nobody: tell whose it is, and ask for their certificate alone.",
  },
  weak_certificate: {
    fr: "La clé de ce certificat ne convient pas : RSA de 2048 bits au moins.",
    en: "The key of this certificate will not do: RSA of 2048 bits at least.",
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type SealedFileProblem = keyof typeof sealedFileProblems;

/** Never holds a word of what the file contains. */
export class SealedFileError extends Error {
  override readonly name = "SealedFileError";
  readonly code: SealedFileProblem;
  readonly fr: string;
  readonly en: string;

  constructor(code: SealedFileProblem) {
    super(sealedFileProblems[code].en);
    this.code = code;
    this.fr = sealedFileProblems[code].fr;
    this.en = sealedFileProblems[code].en;
  }
}
