import { useCallback, useEffect, useRef, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { PasswordRecipe, PlatformRule, Strength } from "../../main/model/vault-view.ts";
import { ask, refusedOf } from "../bridge.ts";

interface Generated {
  /** null until one was made. */
  readonly password: string | null;
  readonly strength: Strength | null;
  readonly refused: Refused | null;
  readonly another: () => Promise<void>;
}

/** A password by this recipe: a new one whenever the recipe changes, or on asking. */
export function useGenerator(recipe: PasswordRecipe): Generated {
  const [made, setMade] = useState<{ password: string; strength: Strength } | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const asked = useRef(0);
  const latest = useRef(recipe);
  latest.current = recipe;
  const another = useCallback(async () => {
    const mine = ++asked.current;
    try {
      const reply = await ask("vault.generate", { recipe: latest.current });
      if (mine !== asked.current) return;
      setMade(reply);
      setRefused(null);
    } catch (error) {
      if (mine !== asked.current) return;
      setMade(null);
      setRefused(refusedOf(error));
    }
  }, []);
  const text = JSON.stringify(recipe);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another recipe makes another password
  useEffect(() => {
    void another();
    return () => {
      asked.current += 1;
    };
  }, [text, another]);
  return { password: made?.password ?? null, strength: made?.strength ?? null, refused, another };
}

/** What platforms ask of passwords, as far as that is known. */
export function usePlatformRules(): readonly PlatformRule[] {
  const [rules, setRules] = useState<readonly PlatformRule[]>([]);
  useEffect(() => {
    let gone = false;
    ask("vault.platform-rules", null)
      .then((read) => {
        if (!gone) setRules(read);
      })
      .catch(() => {
        // Then no platform is offered; a password is made all the same.
      });
    return () => {
      gone = true;
    };
  }, []);
  return rules;
}
