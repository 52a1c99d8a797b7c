import { useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { SecretField } from "../../preload/contract.ts";
import { ask, refusedOf } from "../bridge.ts";
import { useVault } from "../stores/vault.ts";
import { useHiding } from "./use-hiding.ts";

/** Which secret: of which credential, and of which of its versions. `version` null: the present one. */
export interface SecretOf {
  readonly vault: string;
  readonly credential: string;
  readonly version: string | null;
  readonly field: SecretField;
}

export interface Secret {
  /** null: hidden. */
  readonly value: string | null;
  readonly refused: Refused | null;
  readonly toggle: () => Promise<void>;
  readonly hide: () => void;
}

/** One secret, asked for when the person wants to see it; main keeps who did. `stamp` changes when the secret may be another one. */
export function useSecret({ vault, credential, version, field }: SecretOf, stamp = ""): Secret {
  const { value, show, hide } = useHiding<string>([vault, credential, version ?? "", field, stamp].join(" "));
  const [refused, setRefused] = useState<Refused | null>(null);
  const toggle = async () => {
    setRefused(null);
    if (value !== null) return hide();
    try {
      const reply = await ask("vault.reveal", { vault, credential, version, field });
      // The vaults may have been locked while main answered.
      if (useVault.getState().desk?.lock === "open") show(reply.value);
    } catch (error) {
      setRefused(refusedOf(error));
    }
  };
  return { value, refused, toggle, hide };
}
