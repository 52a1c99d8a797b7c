/** An official social media account, as far as a case needs it. */
export interface Account {
  readonly id: string;
  readonly department: string;
  /** Platform name as people write it: `Facebook` */
  readonly platform: string;
  readonly handle: string;
  /** What the page calls itself. */
  readonly name: string;
  /** https address of the page. */
  readonly address: string | null;
  /** Date `YYYY-MM-DD` on which the account was opened, if known. */
  readonly since: string | null;
}

/** The person at this workstation. */
export interface Person {
  readonly name: string;
  /** Title in the organisation: `Social Media Coordinator` */
  readonly role: string;
  readonly department: string;
}
