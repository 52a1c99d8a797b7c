/** An export key that was read: its signature fits its own key, its fingerprint is computed. (FORMATS section 4) */
export interface KnownKey {
  /** 8 hex digits. */
  readonly keyId: string;
  readonly name: string;
  readonly title: string;
  readonly organisation: string;
  /** Also the name of the key. */
  readonly email: string;
  /** age recipient, `age1...` or `age1pq1...`. */
  readonly recipient: string;
  /** The recipient is a post-quantum one. */
  readonly hybrid: boolean;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Uint8Array;
  /** Eight groups of five digits, parted by spaces. */
  readonly fingerprint: string;
  /** The signed note itself. */
  readonly text: string;
}

/** What an export key says of its person. */
export interface CustodianPerson {
  readonly name: string;
  /** Title in the organisation. */
  readonly title: string;
  readonly organisation: string;
  readonly email: string;
}
