import { useEffect, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { CredentialRow, CredentialView } from "../../main/model/vault-view.ts";
import { ask, refusedOf } from "../bridge.ts";

interface Loaded {
  /** null while it is being read. */
  readonly credential: CredentialView | null;
  readonly refused: Refused | null;
  readonly took: (credential: CredentialView) => void;
}

/** A credential in full, read again whenever its row in the list says something else. */
export function useCredential(vault: string, id: string, row: CredentialRow | undefined): Loaded {
  const [credential, setCredential] = useState<CredentialView | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that changed says that there is more to be read
  useEffect(() => {
    let gone = false;
    ask("vault.credential", { vault, credential: id })
      .then((read) => {
        if (gone) return;
        setCredential(read);
        setRefused(null);
      })
      .catch((error: unknown) => {
        if (!gone) setRefused(refusedOf(error));
      });
    return () => {
      gone = true;
    };
  }, [vault, id, row]);
  return { credential: credential?.id === id ? credential : null, refused, took: setCredential };
}
