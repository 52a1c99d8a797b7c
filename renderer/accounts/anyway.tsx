import { Button } from "../components/button.tsx";
import { type Submit, useSubmit } from "../components/use-submit.ts";

export interface Anyway {
  /** What the form shows: the refusal of whichever was tried last. */
  readonly shown: Submit;
  readonly again: Submit;
  /** Main has refused only because the handle looks like another one. */
  readonly isOffered: boolean;
}

/** A handle that looks like one of the register may be an impostor’s, or may be right: the person decides. */
export function useAnyway(first: Submit, send: () => Promise<unknown>): Anyway {
  const again = useSubmit(send);
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
