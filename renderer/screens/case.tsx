import { RoundOfCase } from "../accounts/half-rounds.tsx";
import { Button } from "../components/button.tsx";
import { DeviceWarning } from "../components/device-warning.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { useCase } from "../components/use-case.ts";
import { usePack, usePacks } from "../stores/packs.ts";
import { go } from "../stores/place.ts";
import { Board } from "../workflow/board.tsx";

/** A case on its way through the steps. */
export function Case({ id }: { id: string }) {
  const { view, refused } = useCase(id);
  const ref = view?.summary.policy ?? "";
  const pack = usePack(ref);
  const missing = usePacks((store) => view !== null && store.packs[ref] === null);
  if (view !== null && pack !== null) {
    return (
      <>
        <ErrorNote refused={refused} />
        <DeviceWarning />
        <RoundOfCase of={view.summary} />
        <Board view={view} pack={pack} />
      </>
    );
  }
  return (
    <ErrorNote refused={refused ?? (missing ? { code: "PACK_UNKNOWN", detail: { ref } } : null)}>
      {missing && <Button onPress={() => go({ screen: "record", id })}>Show the record</Button>}
    </ErrorNote>
  );
}
