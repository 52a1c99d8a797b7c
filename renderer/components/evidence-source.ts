/** Where the pictures on the screen come from: this log's sealed files, or those of an opened package. */
import { createContext, useContext } from "react";
import type { ErrorCode } from "../../main/model/error-code.ts";
import { ask, RefusedError, refusedOf } from "../bridge.ts";

export interface EvidenceSource {
  /** Tells the thumbnails of one source from those of another. */
  readonly key: string;
  /** The file's bytes, hashed again by main while they were read. Throws RefusedError. */
  readonly read: (sha256: string) => Promise<{ readonly mediaType: string; readonly bytes: Uint8Array }>;
  /** Can main hand a copy of it to the system's viewer? */
  readonly opensCopies: boolean;
}

const own: EvidenceSource = { key: "", read: (sha256) => ask("evidence.read", { sha256 }), opensCopies: true };

export const EvidenceSourceContext = createContext<EvidenceSource>(own);

export function useEvidenceSource(): EvidenceSource {
  return useContext(EvidenceSourceContext);
}

/** What is wrong with a file of a package: this computer’s own log and backups have nothing to do with it. */
function inPackage(error: unknown): unknown {
  const { code, detail } = refusedOf(error);
  const reasons: Partial<Record<ErrorCode, string>> = {
    EVIDENCE_MISSING: "the file is missing from it",
    EVIDENCE_DAMAGED: "the file in it was changed or is damaged",
  };
  const reason = reasons[code];
  if (reason === undefined) return error;
  return new RefusedError({ code: "PACKAGE_DOES_NOT_VERIFY", detail: { ...detail, reason } });
}

/** The source of an opened package's files. */
export function packageEvidence(token: string): EvidenceSource {
  const read: EvidenceSource["read"] = async (sha256) => {
    try {
      return await ask("package.evidence", { token, sha256 });
    } catch (error) {
      throw inPackage(error);
    }
  };
  return { key: token, read, opensCopies: false };
}
