/** Where the pictures of the register come from: its own sealed files. */

import { ask } from "../bridge.ts";
import type { EvidenceSource } from "../components/evidence-source.ts";

export const registerEvidence: EvidenceSource = {
  key: "register",
  read: (sha256) => ask("register.file", { sha256 }),
  opensCopies: true,
};

/** The tray of the screenshot that goes along with a check of this account. */
export function proofTray(account: string): string {
  return `proof:${account}`;
}
