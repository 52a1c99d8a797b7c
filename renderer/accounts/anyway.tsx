import type { AccountStep } from "../../preload/contract.ts";
import { Button } from "../components/button.tsx";
import type { Submit } from "../components/use-submit.ts";

export interface Anyway {
  /** What the form shows: the refusal of whichever was tried last. */
  readonly shown: Submit;
  readonly again: Submit;
  /** Main has refused only because the handle looks like another one. */
  readonly isOffered: boolean;
}

/** What a step says when the person has looked at the handle and found it right. */
export type LookedAt = Pick<Extract<AccountStep, { step: "create" | "change" }>, "anyway">;

/**
 * A handle that looks like one of the register may be an impostor’s, or may be right: the person decides.
 * @param again sends the same once more, as looked at
 */
export function useAnyway(first: Submit, again: Submit): Anyway {
  const refused = again.refused ?? first.refused;
  const shown: Submit = {
    ...first,
    busy: first.busy || again.busy,
    refused,
    run: () => {
      again.forget();
      return first.run();
    },
  };
  return { shown, again, isOffered: refused?.code === "ACCOUNT_LOOKS_ALIKE" };
}

export function AnywayButton({ again, isOffered, words }: Anyway & { words: string }) {
  if (!isOffered) return null;
  return (
    <Button onPress={() => void again.run()} busy={again.busy}>
      {words}
    </Button>
  );
}
