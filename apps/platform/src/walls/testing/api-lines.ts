/**
 * Every operation of the API and of the OpenID provider: the line of the journal that a success leaves, or
 * why none is due. A route that is not here fails `walls/surface/every-api-look`, and so does one that does
 * not leave its line, or leaves one where none is due.
 */
export const apiLines: Readonly<Record<string, { readonly line: string } | { readonly none: string }>> = {
  // What agents' programs read and do, by the desk's own use cases.
  listQueue: { line: "enrolment.queue_listed" },
  openFile: { line: "enrolment.file_read" },
  decideElements: { line: "identity.element_validated" },
  readJournal: { line: "audit.journal_consulted" },
  whoAmI: { none: "the agent of the token, told to that agent" },
  // Applications, kept by their manager.
  listApplications: { none: "what was registered for a service: of nobody" },
  registerApplication: { line: "clients.client_registered" },
  changeApplication: { line: "clients.client_changed" },
  rotateSecret: { line: "clients.secret_rotated" },
  setApplicationStatus: { line: "clients.client_disabled" },
  // What an application reads and says.
  listSubscriptions: { line: "subscriptions.list_read" },
  listEntitlements: { line: "couplings.entitled_read" },
  askAccountLink: {
    none: "an account that the application names; whose it is is not known: their yes is told",
  },
  confirmAccountLink: { line: "links.linked" },
  readAccountLink: { line: "links.read" },
  acknowledge: { line: "clients.delivery_acknowledged" },
  listDeliveries: { none: "what was sent to the application that asks: never to whom, nor a value" },
  retryDelivery: { line: "clients.delivery_sent_again" },
  ping: { line: "clients.pinged" },
  readCounter: { line: "counters.balance_read" },
  listTransfers: { none: "what its own service did, without whose account it is nor the balance" },
  readTransfer: { none: "what its own service did, without whose account it is nor the balance" },
  debitCounter: {
    none: "its line is sealed in the counter’s own chain, whose heads the journal keeps; the holder reads it",
  },
  creditCounter: {
    none: "its line is sealed in the counter’s own chain, whose heads the journal keeps; the holder reads it",
  },
  reserveCounter: {
    none: "its line is sealed in the counter’s own chain, whose heads the journal keeps; the holder reads it",
  },
  createTransfers: {
    none: "what is done is sealed in the counter’s own chain, whose heads the journal keeps, and each holder reads theirs; what is refused leaves nothing",
  },
  postReservation: {
    none: "its line is sealed in the counter’s own chain, whose heads the journal keeps; the holder reads it",
  },
  voidReservation: {
    none: "its line is sealed in the counter’s own chain, whose heads the journal keeps; the holder reads it",
  },
  refundTransfer: {
    none: "its line is sealed in the counter’s own chain, whose heads the journal keeps; the holder reads it",
  },
  // Equipment.
  pairEquipment: { line: "equipment.paired" },
  reportHealth: { line: "equipment.health_changed" },
  checkSupport: { line: "supports.shown" },
  readTerminalList: { none: "digests of random ids, and a public key: of nobody" },
  // Card readers.
  readReaderKeys: { none: "public keys" },
  giveReaderKey: { line: "terminals.reader_key_kept" },
  readReaderConfiguration: { none: "what a reader may do; cards that are stopped, under a key: of nobody" },
  readReaderJournal: { none: "a number and a hash, to the reader whose journal it is" },
  handOverReaderJournal: {
    none: "lines that the reader chained and signed, kept word for word; debits are sealed in the counter’s own chain",
  },
  beginCardSession: { none: "a command for a card: its credit, once done, is told" },
  continueCardSession: { line: "terminals.card_credited" },
  // Open to all: public facts.
  listAuthorities: { none: "public" },
  listServices: { none: "public" },
  getService: { none: "public" },
  exportCatalogue: { none: "public" },
  exportService: { none: "public" },
  addCheckpoint: { none: "hashes and signatures; a contradiction, signed, is told" },
  // The OpenID provider, by the names of its discovery document.
  pushed_authorization_request_endpoint: {
    none: "what an application is about to ask; whom, it does not know yet",
  },
  authorization_endpoint: { none: "leads to the page where the person decides: their yes is told" },
  token_endpoint: { line: "consent.released" },
  userinfo_endpoint: { line: "consent.released" },
  introspection_endpoint: {
    none: "whether its own token still works: nothing of anybody that the token did not say",
  },
  revocation_endpoint: {
    none: "an application gives its own token back; what was agreed goes on, and its end is told",
  },
  end_session_endpoint: { none: "leads to the page that signs out" },
  jwks_uri: { none: "public keys" },
};
