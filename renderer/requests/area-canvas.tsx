import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from "react";
import type { Area } from "../../main/model/records-view.ts";
import {
  areaBetween,
  type Corner,
  corners,
  draggedCorner,
  isSlip,
  keyedArea,
  movedArea,
  type Point,
  shareOf,
} from "./area.ts";
import { cover } from "./picture.ts";

type Drag =
  | { readonly kind: "draw"; readonly from: Point }
  | { readonly kind: "move"; readonly at: number; readonly from: Point; readonly area: Area }
  | { readonly kind: "corner"; readonly at: number; readonly corner: Corner; readonly area: Area };

interface AreaCanvasProps {
  readonly bitmap: ImageBitmap;
  readonly areas: readonly Area[];
  readonly selected: number | null;
  readonly onSelect: (at: number | null) => void;
  /** One change of the person's: what came before it can be taken back. */
  readonly onChange: (areas: readonly Area[]) => void;
  readonly onRemove: (at: number) => void;
  /** Shows the pixels as they will go out, and lets nothing be changed. */
  readonly result: boolean;
  /** Width in pixels of the screen; null: as wide as there is room. */
  readonly width: number | null;
}

function useDrawn({ bitmap, areas, result }: Pick<AreaCanvasProps, "bitmap" | "areas" | "result">) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, bitmap.width, bitmap.height);
    context.drawImage(bitmap, 0, 0);
    if (result) cover(context, areas);
  }, [bitmap, areas, result]);
  return canvas;
}

/** What the area becomes while it is dragged; null: nothing yet. */
function draggedTo(drag: Drag, to: Point, size: ImageBitmap): Area {
  if (drag.kind === "draw") return areaBetween(drag.from, to, size);
  if (drag.kind === "corner") return draggedCorner(drag.area, drag.corner, to, size);
  return movedArea(drag.area, to.x - drag.from.x, to.y - drag.from.y, size);
}

/** Where on what the pointer went down: on an area, at its corner, or on the bare picture. */
function dragAt(event: PointerEvent, from: Point, areas: readonly Area[]): Drag {
  const target = event.target instanceof Element ? event.target : null;
  const at = Number(target?.closest<HTMLElement>("[data-area]")?.dataset.area ?? -1);
  const area = areas[at];
  if (area === undefined) return { kind: "draw", from };
  const corner = target?.closest<HTMLElement>("[data-corner]")?.dataset.corner as Corner | undefined;
  return corner === undefined ? { kind: "move", at, from, area } : { kind: "corner", at, corner, area };
}

function replaced(areas: readonly Area[], at: number, area: Area): readonly Area[] {
  return areas.map((one, n) => (n === at ? area : one));
}

/** Drawing, moving and resizing with the pointer. `live` is what is dragged right now. */
function usePointer({ bitmap, areas, onSelect, onChange }: AreaCanvasProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const [live, setLive] = useState<Area | null>(null);
  const stage = useRef<HTMLDivElement>(null);
  const point = (event: PointerEvent): Point => {
    const rect = stage.current?.getBoundingClientRect();
    if (!rect || rect.width === 0) return { x: 0, y: 0 };
    const scale = bitmap.width / rect.width;
    return { x: (event.clientX - rect.left) * scale, y: (event.clientY - rect.top) * scale };
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const next = dragAt(event, point(event), areas);
    setDrag(next);
    onSelect(next.kind === "draw" ? null : next.at);
  };
  const move = (event: PointerEvent<HTMLDivElement>) => drag && setLive(draggedTo(drag, point(event), bitmap));
  const up = () => {
    setDrag(null);
    setLive(null);
    if (drag === null || live === null) return;
    if (drag.kind !== "draw") return onChange(replaced(areas, drag.at, live));
    if (isSlip(live)) return;
    onChange([...areas, live]);
    onSelect(areas.length);
  };
  const shown =
    live === null || drag === null ? areas : drag.kind === "draw" ? [...areas, live] : replaced(areas, drag.at, live);
  const cancel = () => {
    setDrag(null);
    setLive(null);
  };
  return { stage, shown, on: { onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerCancel: cancel } };
}

function areaWords(area: Area, at: number, of: number): string {
  return `Area ${at + 1} of ${of}: ${area.width} by ${area.height} pixels, ${area.x} from the left, ${area.y} from the top`;
}

interface BoxProps {
  readonly area: Area;
  readonly at: number;
  readonly of: number;
  readonly bitmap: ImageBitmap;
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

function AreaBox({ area, at, of, bitmap, selected, onSelect, onKey }: BoxProps) {
  return (
    <button
      type="button"
      className={selected ? "area-box on" : "area-box"}
      data-area={at}
      aria-label={areaWords(area, at, of)}
      aria-describedby="area-keys"
      style={shareOf(area, bitmap)}
      onFocus={onSelect}
      onKeyDown={onKey}
    >
      <span aria-hidden="true" className="area-number">
        {at + 1}
      </span>
      {selected &&
        corners.map((corner) => <span key={corner} data-corner={corner} className={`area-corner ${corner}`} />)}
    </button>
  );
}

/** The picture with the areas over it. Each area is a button: arrow keys move it, with Shift they resize it, Delete takes it away. */
export function AreaCanvas(props: AreaCanvasProps) {
  const { bitmap, areas, selected, onSelect, onChange, onRemove, result, width } = props;
  const canvas = useDrawn(props);
  const { stage, shown, on } = usePointer(props);
  const key = (event: KeyboardEvent, area: Area, at: number) => {
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      return onRemove(at);
    }
    const next = keyedArea(area, event, bitmap);
    if (next === null) return;
    event.preventDefault();
    onChange(replaced(areas, at, next));
  };
  return (
    <div className="area-scroll">
      <div
        ref={stage}
        className={result ? "area-stage" : "area-stage drawing"}
        style={{ width: width ?? "100%" }}
        {...(result ? {} : on)}
      >
        <canvas
          ref={canvas}
          width={bitmap.width}
          height={bitmap.height}
          role="img"
          aria-label={result ? "The picture as it will go out" : "The picture; areas can be drawn on it"}
        />
        {!result &&
          shown.map((area, at) => (
            <AreaBox
              // biome-ignore lint/suspicious/noArrayIndexKey: an area is known by its place in the list
              key={at}
              area={area}
              at={at}
              of={shown.length}
              bitmap={bitmap}
              selected={selected === at}
              onSelect={() => onSelect(at)}
              onKey={(event) => key(event, area, at)}
            />
          ))}
      </div>
    </div>
  );
}
