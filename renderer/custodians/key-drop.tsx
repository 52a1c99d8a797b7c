import { FolderOpen } from "lucide-react";
import { type ClipboardEvent, type DragEvent, type ReactNode, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import type { Requests } from "../../preload/contract.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { TextBox } from "../components/text-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { readQr } from "../read-qr.ts";
import { isWholeKey } from "./key-standing.ts";

type Chosen = NonNullable<Requests["custodian.choose-key"]["reply"]>;

/** Longer files are no export key. */
const longestKey = 20_000;

async function textOfChosen(chosen: Chosen): Promise<string> {
  if (chosen.kind === "text") return chosen.text;
  return readQr(new Blob([new Uint8Array(chosen.bytes)], { type: chosen.mediaType }));
}

async function textOfFile(file: File): Promise<string> {
  if (file.type.startsWith("image/")) return readQr(file);
  return file.slice(0, longestKey).text();
}

interface DropProps {
  readonly onFile: (file: File) => void;
  readonly children: ReactNode;
}

/** Takes a file that is dropped on it, or a picture that is pasted into it. */
function DropZone({ onFile, children }: DropProps) {
  const [over, setOver] = useState(false);
  const take = (event: ClipboardEvent | DragEvent, files: FileList) => {
    const [file] = files;
    if (file === undefined) return;
    // So that the window does not take it for a screenshot to be sealed.
    event.preventDefault();
    setOver(false);
    onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a short cut; the button inside does the same
    <div
      className={over ? "key-drop over" : "key-drop"}
      onPaste={(event) => event.clipboardData.getData("text/plain") === "" && take(event, event.clipboardData.files)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => take(event, event.dataTransfer.files)}
    >
      {children}
    </div>
  );
}

interface KeyDropProps {
  /** Reads the key; what it throws is shown here. */
  readonly onText: (text: string) => Promise<void>;
}

/** An export key on its way in: pasted as text, chosen as a file, or the picture of its QR code pasted or dropped. */
export function KeyDrop({ onText }: KeyDropProps) {
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState<Refused | null>(null);
  const read = async (text: string | Promise<string>) => {
    setRefused(null);
    try {
      await onText(await text);
    } catch (error) {
      setRefused(refusedOf(error));
    }
  };
  const choose = useSubmit(async () => {
    const chosen = await ask("custodian.choose-key", null);
    if (chosen !== null) await read(textOfChosen(chosen));
  });
  const change = (text: string) => {
    setTyped(text);
    setRefused(null);
    if (isWholeKey(text)) void read(text);
  };
  return (
    <DropZone onFile={(file) => void read(textOfFile(file))}>
      <TextBox
        label="Their export key"
        value={typed}
        onChange={change}
        lines={4}
        autoFocus
        hint="Paste the text, or a picture of the QR code. Files can be dropped here, too."
      />
      <ErrorNote refused={refused ?? choose.refused} />
      <div className="form-row">
        <Button icon={FolderOpen} onPress={() => void choose.run()} busy={choose.busy}>
          Choose a file…
        </Button>
        <Button onPress={() => void read(typed)} isDisabled={typed.trim() === ""}>
          Read what is pasted
        </Button>
      </div>
    </DropZone>
  );
}
