import { FolderOpen } from "lucide-react";
import type { ErrorCode } from "../../main/model/error-code.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { type Submit, useSubmit } from "../components/use-submit.ts";
import { openPackage } from "../stores/package.ts";
import { go } from "../stores/place.ts";
import { useWork } from "../stores/work.ts";

/** Then another key may open it. */
const otherKey: readonly ErrorCode[] = ["PACKAGE_SEALED", "PACKAGE_NOT_FOR_YOU", "VAULT_LOCKED"];

interface Opening {
  readonly mine: Submit;
  readonly chosen: Submit;
}

/** Opens a package from any workstation, with the custodian’s own key or with a key file. */
export function useOpening(): Opening {
  const open = (key: "mine" | "choose") => async () => {
    if (await openPackage(key)) go({ screen: "package" });
  };
  return { mine: useSubmit(open("mine")), chosen: useSubmit(open("choose")) };
}

export function OpenButton({ opening, label = "Open a package…" }: { opening: Opening; label?: string }) {
  const isWorking = useWork(({ running }) => running !== null);
  return (
    <Button
      icon={FolderOpen}
      isDisabled={isWorking && !opening.mine.busy}
      busy={opening.mine.busy}
      onPress={() => {
        opening.chosen.forget();
        void opening.mine.run();
      }}
    >
      {label}
    </Button>
  );
}

/** Why it did not open; a sealed one can be tried with a key file. */
export function OpeningRefused({ opening }: { opening: Opening }) {
  const { mine, chosen } = opening;
  const refused = chosen.refused ?? mine.refused;
  if (refused === null) return null;
  return (
    <ErrorNote refused={refused}>
      {otherKey.includes(refused.code) && (
        <Button onPress={() => void chosen.run()} busy={chosen.busy}>
          Open it with a key file…
        </Button>
      )}
    </ErrorNote>
  );
}
