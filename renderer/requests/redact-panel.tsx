import { Plus, Undo2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Provision } from "../../main/model/policy-pack.ts";
import type { PreviewEntry } from "../../main/model/records-view.ts";
import { Button } from "../components/button.tsx";
import { CheckChoices } from "../components/choices.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { Note } from "../components/note.tsx";
import { SelectBox } from "../components/select-box.tsx";
import { useSubmit } from "../components/use-submit.ts";
import { SubPanel } from "../custodians/sub-panel.tsx";
import { useCaught } from "../custodians/use-arrived.ts";
import { counted } from "../format.ts";
import { redactPicture } from "../stores/requests.ts";
import { AreaCanvas } from "./area-canvas.tsx";
import { AreaFields } from "./area-fields.tsx";
import { redactionOf, usePicture } from "./picture.ts";
import { ProvisionBox } from "./provision-box.tsx";
import { useAreas } from "./use-areas.ts";

const zooms = ["fit", "1", "2"] as const;
type Zoom = (typeof zooms)[number];
const zoomWords: Record<Zoom, string> = { fit: "Whole picture", "1": "Actual size", "2": "Twice its size" };

interface RedactProps {
  readonly request: string;
  readonly entry: PreviewEntry;
  readonly sha256: string;
  readonly provisions: readonly Provision[];
  /** The provision that was chosen last. */
  readonly usual: string;
  readonly onClose: () => void;
  /** The redacted picture counts now, under this provision. */
  readonly onUsed: (provision: string) => void;
}

/** Says what to do next; the areas count only after their result was looked at. */
function Guide({ result, areas }: { result: boolean; areas: number }) {
  const holder = useCaught<HTMLDivElement>(String(result));
  useEffect(() => {
    if (result) holder.current?.scrollIntoView({ block: "start" });
  }, [result, holder]);
  if (result) {
    return (
      <div ref={holder} tabIndex={-1}>
        <Note tone="warn">
          <p>
            <b>This is how the picture would go out.</b> It doesn’t count yet: look at it closely, then press “Use this
            picture”. The original stays sealed in the log.
          </p>
        </Note>
      </div>
    );
  }
  return (
    <div ref={holder} tabIndex={-1}>
      <p className="hint" id="area-keys">
        {areas === 0
          ? "Drag over what must not be seen, or press “Add an area”."
          : "Drag an area to move it, its corners to resize it. With the keyboard: arrow keys move it, Shift and arrow keys resize it, with Ctrl by one pixel, Delete takes it away."}
      </p>
    </div>
  );
}

/** The file's name may say who is in the picture. */
function FileChoice({ drawn }: Pick<ToolsProps, "drawn">) {
  return (
    <CheckChoices<"file">
      label="The file"
      value={drawn.hidesFile ? ["file"] : []}
      onChange={(chosen) => drawn.setHidesFile(chosen.length > 0)}
      choices={[{ value: "file", label: "Withhold the file’s name as well" }]}
    />
  );
}

function ZoomBox({ zoom, onZoom }: { zoom: Zoom; onZoom: (zoom: Zoom) => void }) {
  const options = zooms.map((value) => ({ value, label: zoomWords[value] }));
  return <SelectBox label="Show it as" quietLabel value={zoom} onChange={onZoom} options={options} />;
}

type Drawn = ReturnType<typeof useAreas>;

interface ToolsProps {
  readonly drawn: Drawn;
  readonly result: boolean;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly onAdd: () => void;
}

function Tools({ drawn, onAdd, result, zoom, onZoom }: ToolsProps) {
  return (
    <div className="form-row">
      {!result && (
        <>
          <Button icon={Plus} onPress={onAdd}>
            Add an area
          </Button>
          <Button icon={Undo2} onPress={drawn.undo} isDisabled={!drawn.canUndo}>
            Undo
          </Button>
        </>
      )}
      <ZoomBox zoom={zoom} onZoom={onZoom} />
      <span className="faint">{counted(drawn.areas.length, "area")}</span>
    </div>
  );
}

/** The areas as numbers and the provision: what can be changed as long as the result is not shown. */
function Details({
  drawn,
  bitmap,
  provisions,
}: Pick<ToolsProps, "drawn"> & Pick<RedactProps, "provisions"> & { bitmap: ImageBitmap }) {
  const { areas, selected, select, set, remove, provision, setProvision } = drawn;
  return (
    <>
      <AreaFields
        areas={areas}
        size={bitmap}
        selected={selected}
        onSelect={select}
        onChange={(at, area) => set(areas.map((one, n) => (n === at ? area : one)))}
        onRemove={remove}
      />
      <ProvisionBox provisions={provisions} value={provision} onChange={setProvision} />
      <FileChoice drawn={drawn} />
    </>
  );
}

/** First the areas, then their result, which has to be looked at before it can be used. */
function useEditor({ request, entry, sha256, usual, onClose, onUsed }: RedactProps) {
  const was = entry.redaction;
  const start = { areas: was?.areas ?? [], provision: was?.provision ?? usual, hidesFile: was?.hidesFile ?? true };
  const drawn = useAreas(`request:${request}:areas:${entry.seq}`, start);
  const { areas, provision, hidesFile } = drawn;
  const use = useSubmit(async () => {
    await redactPicture(request, entry.seq, { areas, provision, hidesFile }, redactionOf(request, entry.seq, sha256));
    drawn.clear();
    onUsed(provision);
  });
  const cancel = () => {
    drawn.clear();
    onClose();
  };
  return { drawn, use, cancel };
}

function Editor({ bitmap, ...props }: RedactProps & { bitmap: ImageBitmap }) {
  const { drawn, use, cancel } = useEditor(props);
  const [result, setResult] = useState(false);
  const [zoom, setZoom] = useState<Zoom>("fit");
  const { areas, provision } = drawn;
  const holder = useRef<HTMLDivElement>(null);
  // The arrow keys move it at once.
  const add = () => {
    drawn.add(bitmap);
    const box = `[data-area="${areas.length}"]`;
    requestAnimationFrame(() => holder.current?.querySelector<HTMLElement>(box)?.focus());
  };
  const isReady = areas.length > 0 && props.provisions.some(({ id }) => id === provision);
  return (
    <div className="redact" ref={holder}>
      <Guide result={result} areas={areas.length} />
      <Tools drawn={drawn} onAdd={add} result={result} zoom={zoom} onZoom={setZoom} />
      <AreaCanvas
        bitmap={bitmap}
        areas={areas}
        selected={drawn.selected}
        onSelect={drawn.select}
        onChange={drawn.set}
        onRemove={drawn.remove}
        result={result}
        width={zoom === "fit" ? null : bitmap.width * Number(zoom)}
      />
      {!result && <Details drawn={drawn} bitmap={bitmap} provisions={props.provisions} />}
      <ErrorNote refused={use.refused} />
      <div className="form-actions">
        {result ? (
          <>
            <Button key="use" look="primary" onPress={() => void use.run()} busy={use.busy}>
              Use this picture
            </Button>
            <Button onPress={() => setResult(false)}>Change the areas</Button>
          </>
        ) : (
          <Button key="show" look="primary" onPress={() => setResult(true)} isDisabled={!isReady}>
            Show the result
          </Button>
        )}
        <Button look="quiet" onPress={cancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}

/** Covers areas of a picture: draw them, look at the result, use it. [issue 4, records requests] */
export function RedactPanel(props: RedactProps) {
  const picture = usePicture(props.sha256);
  return (
    <SubPanel title="Cover parts of the picture" label="Cover parts of the picture">
      {picture === null && <p className="faint">Reading and checking the file…</p>}
      {picture !== null && "refused" in picture && (
        <>
          <ErrorNote refused={picture.refused} />
          <Button look="quiet" onPress={props.onClose}>
            Close
          </Button>
        </>
      )}
      {picture !== null && "bitmap" in picture && <Editor {...props} bitmap={picture.bitmap} />}
    </SubPanel>
  );
}
