import { randomBytes } from "node:crypto";
import { type CardTransport, exchange } from "../apdu/frames.ts";
import { fromHex, hex, readLittle, readSigned } from "../bytes.ts";
import * as cards from "../commands/cards.ts";
import * as files from "../commands/files.ts";
import { changeKey, getKeyVersion, type KeyChange } from "../commands/keys.ts";
import { type FileSettings, settingsFromBytes } from "../commands/settings.ts";
import { proofFromBytes, type TransactionProof } from "../commands/transaction-mac.ts";
import {
  authenticateAes,
  authenticateEv2First,
  authenticateEv2NonFirst,
  type RandomBytes,
} from "../messaging/authenticate.ts";
import { Ev2Messaging } from "../messaging/ev2-messaging.ts";
import {
  type CommMode,
  type Message,
  type Messaging,
  NotProven,
  unprotected,
} from "../messaging/messaging.ts";
import { CardError, ProtocolError } from "../status.ts";
import { checkProximity, type ProximityCheck, type Stopwatch, wallStopwatch } from "./proximity-check.ts";

/**
 * A DESFire card before a reader. One command at a time. Whatever goes wrong, the authentication is lost and
 * what was not committed is undone. No answer to `commit` means that nobody knows: authenticate again and
 * read the value, or the transaction counter.
 */
export class Card {
  readonly #transport: CardTransport;
  readonly #random: RandomBytes;
  #messaging: Messaging = unprotected;
  #application: cards.ApplicationId = cards.CARD_LEVEL;
  #keyNo: number | null = null;

  constructor(transport: CardTransport, random: RandomBytes = (length) => randomBytes(length)) {
    this.#transport = transport;
    this.#random = random;
  }

  /** The key that is authenticated; null when none is. */
  get authenticatedKey(): number | null {
    return this.#keyNo;
  }

  async authenticateAes(keyNo: number, key: Uint8Array): Promise<void> {
    await this.#authenticated(keyNo, () => authenticateAes(this.#transport, keyNo, key, this.#random));
  }

  async authenticateEv2First(keyNo: number, key: Uint8Array): Promise<void> {
    await this.#authenticated(keyNo, () => authenticateEv2First(this.#transport, keyNo, key, this.#random));
  }

  /** Another key, in the transaction that `authenticateEv2First` opened: nothing is committed nor undone. */
  async authenticateEv2NonFirst(keyNo: number, key: Uint8Array): Promise<void> {
    const before = this.#messaging;
    if (!(before instanceof Ev2Messaging)) throw new ProtocolError("not_authenticated");
    await this.#authenticated(keyNo, () =>
      authenticateEv2NonFirst(this.#transport, keyNo, key, this.#random, before),
    );
  }

  async getVersion(): Promise<cards.CardVersion> {
    return cards.versionFromBytes(await this.#send(cards.getVersion()));
  }

  /** The seven bytes that the card proves to be its own; needs a session. */
  async getCardUid(): Promise<Uint8Array> {
    if (this.#messaging === unprotected) throw new ProtocolError("not_authenticated");
    const uid = await this.#send(cards.getCardUid());
    if (uid.length !== 7) throw new ProtocolError("answer_malformed");
    return uid;
  }

  /**
   * What the reader saw when the card came (PC/SC part 3): proven by nobody, and drawn at random by some
   * cards.
   */
  async getUid(): Promise<Uint8Array> {
    const answer = await this.#transport.transmit(fromHex("FFCA000000"));
    const [sw1, sw2] = answer.subarray(-2);
    if (sw1 === undefined || sw2 === undefined) throw new ProtocolError("answer_malformed");
    if (sw1 !== 0x90 || sw2 !== 0x00) throw new CardError((sw1 << 8) | sw2);
    return answer.slice(0, -2);
  }

  async selectApplication(aid: cards.ApplicationId): Promise<void> {
    this.#forget();
    await this.#send(cards.selectApplication(aid));
    this.#application = aid.slice();
  }

  /**
   * With `proximity`, the application has a key 0x21 of its own, zeros until it is changed: `checkProximity`.
   */
  async createApplication(
    aid: cards.ApplicationId,
    settings: cards.ApplicationSettings,
    keys: number,
    { proximity = false }: { readonly proximity?: boolean } = {},
  ): Promise<void> {
    await this.#send(cards.createApplication(aid, settings, keys, proximity));
  }

  async deleteApplication(aid: cards.ApplicationId): Promise<void> {
    await this.#send(cards.deleteApplication(aid));
  }

  async getApplicationIds(): Promise<readonly cards.ApplicationId[]> {
    return cards.applicationIdsFromBytes(await this.#send(cards.getApplicationIds()));
  }

  /** Every application of the card is gone. */
  async formatPicc(): Promise<void> {
    await this.#send(cards.formatPicc());
  }

  /** Bytes that files may still take. */
  async getFreeMemory(): Promise<number> {
    const answer = await this.#send(cards.getFreeMemory());
    if (answer.length !== 3) throw new ProtocolError("answer_malformed");
    return readLittle(answer, 0, 3);
  }

  async getKeySettings(): Promise<cards.KeySettings> {
    return cards.keySettingsFromBytes(await this.#send(cards.getKeySettings()));
  }

  /**
   * By the master key of what is selected. Without `settingsChangeable`, nobody changes them again. At the
   * card's own level no key changes others: `changeKey` is 0.
   */
  async changeKeySettings(settings: cards.ApplicationSettings): Promise<void> {
    if (this.#messaging === unprotected) throw new ProtocolError("not_authenticated");
    if (this.#isCardLevel() && settings.changeKey !== 0)
      throw new RangeError("The card's own level has one key: changeKey is 0.");
    await this.#send(cards.changeKeySettings(settings));
  }

  async getKeyVersion(keyNo: number): Promise<number> {
    const [version] = await this.#send(getKeyVersion(keyNo));
    if (version === undefined) throw new ProtocolError("answer_malformed");
    return version;
  }

  /** Changing the key in use ends the session: authenticate again. */
  async changeKey(keyNo: number, change: KeyChange): Promise<void> {
    if (this.#messaging === unprotected) throw new ProtocolError("not_authenticated");
    const own = keyNo === this.#keyNo;
    if (own === (change.former !== undefined))
      throw new TypeError("The former key is given for another key than the one in use, and only then.");
    const message = changeKey(this.#isCardLevel() ? keyNo | 0x80 : keyNo, change);
    if (!own) return void (await this.#send(message));
    try {
      await exchange(this.#transport, message.code, this.#messaging.seal(message));
    } finally {
      this.#forget();
    }
  }

  async createStandardFile(fileNo: number, file: files.NewFile & { size: number }): Promise<void> {
    await this.#send(files.createDataFile("standard", fileNo, file));
  }

  /** Written as a whole at the commit, or not at all. */
  async createBackupFile(fileNo: number, file: files.NewFile & { size: number }): Promise<void> {
    await this.#send(files.createDataFile("backup", fileNo, file));
  }

  async createValueFile(fileNo: number, file: files.NewValueFile): Promise<void> {
    await this.#send(files.createValueFile(fileNo, file));
  }

  /** From then on each commit of the application is numbered and proven. */
  async createTransactionMacFile(
    fileNo: number,
    file: files.NewFile,
    key: Uint8Array,
    version: number,
  ): Promise<void> {
    if (this.#messaging.generation !== "ev2") throw new ProtocolError("not_authenticated");
    await this.#send(files.createTransactionMacFile(fileNo, file, key, version));
  }

  async deleteFile(fileNo: number): Promise<void> {
    await this.#send(files.deleteFile(fileNo));
  }

  async getFileIds(): Promise<readonly number[]> {
    return [...(await this.#send(files.getFileIds()))];
  }

  async getFileSettings(fileNo: number): Promise<FileSettings> {
    return settingsFromBytes(await this.#send(files.getFileSettings(fileNo)));
  }

  /** `free` when the present settings let anybody change them: they then cross in the open. */
  async changeFileSettings(fileNo: number, file: files.NewFile, free = false): Promise<void> {
    await this.#send(files.changeFileSettings(fileNo, file, free));
  }

  /** A length of 0 reads to the end. Backup files give what was last committed. */
  async readData(fileNo: number, offset: number, length: number, mode: CommMode): Promise<Uint8Array> {
    const data = await this.#send(files.readData(fileNo, offset, length, mode));
    if (length !== 0 && data.length !== length) throw new ProtocolError("answer_malformed");
    return data;
  }

  async writeData(fileNo: number, offset: number, data: Uint8Array, mode: CommMode): Promise<void> {
    await this.#send(files.writeData(fileNo, offset, data, mode));
  }

  /** What was last committed. */
  async getValue(fileNo: number, mode: CommMode): Promise<number> {
    const answer = await this.#send(files.getValue(fileNo, mode));
    if (answer.length !== 4) throw new ProtocolError("answer_malformed");
    return readSigned(answer, 0);
  }

  async credit(fileNo: number, amount: number, mode: CommMode): Promise<void> {
    await this.#send(files.moveValue("credit", fileNo, amount, mode));
  }

  async debit(fileNo: number, amount: number, mode: CommMode): Promise<void> {
    await this.#send(files.moveValue("debit", fileNo, amount, mode));
  }

  /** Gives back, once, up to what the last transaction with a debit took. */
  async limitedCredit(fileNo: number, amount: number, mode: CommMode): Promise<void> {
    await this.#send(files.moveValue("limitedCredit", fileNo, amount, mode));
  }

  async commitTransaction(): Promise<void> {
    await this.#send(files.commitTransaction(false));
  }

  /** In an application that has a transaction MAC file, with EV2. */
  async commitTransactionWithProof(): Promise<TransactionProof> {
    return proofFromBytes(await this.#send(files.commitTransaction(true)));
  }

  async abortTransaction(): Promise<void> {
    await this.#send(files.abortTransaction());
  }

  /**
   * How long the card that has this key takes to answer, over rounds that nobody foresees: the key 0x21 of
   * the application that is selected. Ends the session on both sides, and what waited for a commit. After an
   * error the card may answer nothing else until it is reset. Throws CardError when it has no such check,
   * ProtocolError `proximity_not_proven`.
   */
  async checkProximity(key: Uint8Array, stopwatch: Stopwatch = wallStopwatch): Promise<ProximityCheck> {
    this.#forget();
    return checkProximity(this.#transport, key, this.#random, stopwatch);
  }

  #isCardLevel(): boolean {
    return hex(this.#application) === hex(cards.CARD_LEVEL);
  }

  async #send(message: Message): Promise<Uint8Array> {
    try {
      const answer = await exchange(this.#transport, message.code, this.#messaging.seal(message));
      return this.#messaging.openAnswer(answer, message.protection);
    } catch (error) {
      this.#forget();
      throw error instanceof NotProven ? new ProtocolError("answer_not_proven") : error;
    }
  }

  async #authenticated(keyNo: number, handshake: () => Promise<Messaging>): Promise<void> {
    this.#forget();
    this.#messaging = await handshake();
    this.#keyNo = keyNo;
  }

  #forget(): void {
    this.#messaging = unprotected;
    this.#keyNo = null;
  }
}
