import { ChevronDown } from "lucide-react";
import { useEffect, useState } from "react";
import { announce } from "../stores/announcer.ts";
import { useCases } from "../stores/cases.ts";
import { go, type Place, usePlace } from "../stores/place.ts";
import { addToTray, dropFromTray, incidentTray, looseTray, moveTray, trayHere, useTrayOf } from "../stores/tray.ts";
import { itemsOfFiles } from "../workflow/tray-items.ts";
import { Button } from "./button.tsx";

/** Where files go: to the case or the report of an incident that is open on the screen, else they wait for a case. */
function trayOf(place: Place): string {
  if (place.screen === "incidents" && place.report !== undefined) return incidentTray;
  return place.screen === "case" ? place.id : looseTray;
}

async function take(files: readonly File[], pasted: boolean): Promise<void> {
  const { place } = usePlace.getState();
  const form = trayHere();
  const tray = form?.tray ?? trayOf(place);
  addToTray(tray, await itemsOfFiles(files, pasted));
  if (form !== null) return announce(form.words);
  if (place.screen === "case") announce("Ready to seal: nothing is saved until you press Seal.");
  if (tray === incidentTray) announce("It goes along with the report.");
}

/** Catches pictures that are pasted or dropped anywhere in the window. */
export function useCatchFiles(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      // A form took it, as the picture of a QR code.
      if (event.defaultPrevented) return;
      const files = [...(event.clipboardData?.files ?? [])];
      // Office programs put a picture beside the text that was copied: in a text field the text is meant.
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      if (files.length === 0 || (typing && event.clipboardData?.getData("text/plain"))) return;
      event.preventDefault();
      void take(files, true);
    };
    const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;
    const dragOver = (event: DragEvent) => {
      if (event.defaultPrevented) return setOver(false);
      event.preventDefault();
      if (carriesFiles(event)) setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!carriesFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      void take([...(event.dataTransfer?.files ?? [])], false);
    };
    const abort = new AbortController();
    const { signal } = abort;
    window.addEventListener("paste", paste, { signal });
    window.addEventListener("dragover", dragOver, { signal });
    window.addEventListener("dragleave", leave, { signal });
    window.addEventListener("drop", drop, { signal });
    return () => abort.abort();
  }, []);
  return over;
}

function OpenCaseChoices({ onChoose }: { onChoose: (id: string) => void }) {
  const open = useCases((store) => store.open) ?? [];
  if (open.length === 0) return null;
  return (
    <span className="select">
      <select
        className="field small"
        aria-label="Add to an open case"
        value=""
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value="">Add to an open case…</option>
        {open.map(({ summary }) => (
          <option key={summary.id} value={summary.id}>
            {summary.author} · {summary.excerpt.slice(0, 40)}
          </option>
        ))}
      </select>
      <ChevronDown size={15} aria-hidden="true" />
    </span>
  );
}

/** Offers what can be done with a screenshot that was pasted where no case is open. */
export function LooseFiles() {
  const items = useTrayOf(looseTray);
  const screen = usePlace(({ place }) => place.screen);
  if (items.length === 0) return null;
  const discard = () => {
    for (const item of items) dropFromTray(looseTray, item.key);
  };
  const addTo = (id: string) => {
    if (id === "") return;
    moveTray(looseTray, id);
    go({ screen: "case", id });
  };
  return (
    <section className="loose" aria-label="Pasted screenshot">
      {items
        .slice(0, 3)
        .map((item) =>
          item.preview ? (
            <img key={item.key} src={item.preview} alt={item.name} />
          ) : (
            <code key={item.key}>{item.name}</code>
          ),
        )}
      <p role="status">
        <b>{items.length === 1 ? "A screenshot is waiting" : `${items.length} files are waiting`}</b>
        <br />
        <small>
          {screen === "remove"
            ? "It goes along with the case that you start here."
            : "It isn’t saved until it is sealed in a case."}
        </small>
      </p>
      {screen !== "remove" && (
        <Button look="primary" onPress={() => go({ screen: "remove" })}>
          Start a case with it
        </Button>
      )}
      <OpenCaseChoices onChoose={addTo} />
      <Button look="quiet" onPress={discard}>
        Discard
      </Button>
    </section>
  );
}
