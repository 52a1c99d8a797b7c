import { type PointerEvent, useEffect, useRef, useState } from "react";
import type { Refused } from "../../main/model/error-code.ts";
import { ask, refusedOf } from "../bridge.ts";
import { Button } from "../components/button.tsx";
import { ErrorNote } from "../components/error-note.tsx";
import { addToTray } from "../stores/tray.ts";
import { type Box, boxBetween, clampBox, wholeBox } from "./crop-box.ts";
import { captureName, itemOfBlob } from "./tray-items.ts";

interface Captured {
  readonly name: string;
  readonly url: string;
}

function useScreens(): { screens: readonly Captured[]; refused: Refused | null } {
  const [screens, setScreens] = useState<readonly Captured[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  useEffect(() => {
    let urls: string[] = [];
    let gone = false;
    const capture = async () => {
      const found = await ask("capture.screens", null);
      if (gone) return;
      const shown = found.map(({ name, png }) => {
        const url = URL.createObjectURL(new Blob([new Uint8Array(png)], { type: "image/png" }));
        return { name, url };
      });
      urls = shown.map(({ url }) => url);
      setScreens(shown);
    };
    capture().catch((error: unknown) => setRefused(refusedOf(error)));
    return () => {
      gone = true;
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, []);
  return { screens, refused };
}

/** The picture inside the box, as PNG. */
async function cropped(image: HTMLImageElement, box: Box): Promise<Blob> {
  const canvas = new OffscreenCanvas(box.width, box.height);
  canvas.getContext("2d")?.drawImage(image, box.left, box.top, box.width, box.height, 0, 0, box.width, box.height);
  return canvas.convertToBlob({ type: "image/png" });
}

interface CropProps {
  readonly screen: Captured;
  readonly onUse: (blob: Blob) => Promise<void>;
  readonly onClose: () => void;
}

function Crop({ screen, onUse, onClose }: CropProps) {
  const image = useRef<HTMLImageElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [box, setBox] = useState<Box>(wholeBox(size));
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null);
  const point = (event: PointerEvent) => {
    const rect = image.current?.getBoundingClientRect();
    if (!rect || rect.width === 0) return { x: 0, y: 0 };
    const scale = size.width / rect.width;
    return { x: (event.clientX - rect.left) * scale, y: (event.clientY - rect.top) * scale };
  };
  const percent = (part: number, whole: number) => `${(part / Math.max(whole, 1)) * 100}%`;
  const edge = (name: keyof Box, label: string) => (
    <label className="crop-edge">
      {label}
      <input
        type="number"
        className="field small"
        value={box[name]}
        min={0}
        onChange={(event) => setBox(clampBox({ ...box, [name]: event.currentTarget.valueAsNumber || 0 }, size))}
      />
    </label>
  );
  return (
    <>
      <div
        className="crop"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setFrom(point(event));
        }}
        onPointerMove={(event) => from && setBox(boxBetween(from, point(event), size))}
        onPointerUp={() => setFrom(null)}
      >
        <img
          ref={image}
          src={screen.url}
          alt={`Captured: ${screen.name}`}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => {
            setSize({ width, height });
            setBox(wholeBox({ width, height }));
          }}
        />
        <span
          className="crop-box"
          style={{
            left: percent(box.left, size.width),
            top: percent(box.top, size.height),
            width: percent(box.width, size.width),
            height: percent(box.height, size.height),
          }}
        />
      </div>
      <div className="form-row">
        {edge("left", "Left")}
        {edge("top", "Top")}
        {edge("width", "Width")}
        {edge("height", "Height")}
      </div>
      <div className="form-actions">
        <Button look="primary" onPress={() => void (image.current && cropped(image.current, box).then(onUse))}>
          Use this picture
        </Button>
        <Button look="quiet" onPress={() => setBox(wholeBox(size))}>
          The whole screen
        </Button>
        <Button look="quiet" onPress={onClose}>
          Cancel
        </Button>
      </div>
    </>
  );
}

/** A picture of the screen, cut down to what matters, before it goes on the tray. */
export function CaptureCrop({ tray, onClose }: { tray: string; onClose: () => void }) {
  const { screens, refused } = useScreens();
  const [chosen, setChosen] = useState(0);
  const screen = screens[chosen];
  const use = async (blob: Blob) => {
    addToTray(tray, [await itemOfBlob(blob, captureName(new Date()))]);
    onClose();
  };
  return (
    <section className="sub-panel" aria-label="Capture the screen">
      <p className="hint">Drag over the part that matters. Leave the address and the time of the content inside.</p>
      {screens.length > 1 && (
        <div className="form-row">
          {screens.map(({ name }, at) => (
            <Button key={name} small look={at === chosen ? "primary" : "plain"} onPress={() => setChosen(at)}>
              {name}
            </Button>
          ))}
        </div>
      )}
      <ErrorNote refused={refused} />
      {screen ? (
        <Crop key={screen.url} screen={screen} onUse={use} onClose={onClose} />
      ) : (
        <div className="form-actions">
          {refused === null && <p role="status">Capturing…</p>}
          <Button look="quiet" onPress={onClose}>
            Cancel
          </Button>
        </div>
      )}
    </section>
  );
}
