import { useEffect, useState } from "react";
import type { Strength } from "../../main/model/vault-view.ts";
import { ask } from "../bridge.ts";

const pause = 150;

/** How strong a password is, asked for when the typing pauses; null for none. `known`: words that a guesser would try first. */
export function useStrength(password: string, known: readonly string[]): Strength | null {
  const [measured, setMeasured] = useState<{ readonly of: string; readonly strength: Strength } | null>(null);
  const words = known.filter((word) => word !== "").join("\n");
  useEffect(() => {
    if (password === "") return;
    let gone = false;
    const measure = async () => {
      const strength = await ask("vault.strength", { password, known: words === "" ? [] : words.split("\n") });
      if (!gone) setMeasured({ of: password, strength });
    };
    const timer = setTimeout(() => {
      measure().catch(() => {
        // The meter is advice: without it the password can be saved as well.
        if (!gone) setMeasured(null);
      });
    }, pause);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [password, words]);
  return password !== "" && measured?.of === password ? measured.strength : null;
}
