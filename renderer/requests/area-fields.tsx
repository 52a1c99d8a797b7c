import { Trash2 } from "lucide-react";
import type { Area } from "../../main/model/records-view.ts";
import { IconButton } from "../components/button.tsx";
import { clampArea, type Size } from "./area.ts";

interface AreaFieldsProps {
  readonly areas: readonly Area[];
  readonly size: Size;
  readonly selected: number | null;
  readonly onSelect: (at: number) => void;
  readonly onChange: (at: number, area: Area) => void;
  readonly onRemove: (at: number) => void;
}

const members = [
  ["x", "Left"],
  ["y", "Top"],
  ["width", "Width"],
  ["height", "Height"],
] as const satisfies readonly (readonly [keyof Area, string])[];

/** The areas as numbers, in pixels: for exactness, and for those who draw nothing. */
export function AreaFields({ areas, size, selected, onSelect, onChange, onRemove }: AreaFieldsProps) {
  if (areas.length === 0) return null;
  return (
    <ul className="area-fields" aria-label="Areas, in pixels">
      {areas.map((area, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an area is known by its place in the list
        <li key={at} className={selected === at ? "on" : undefined} onFocus={() => onSelect(at)}>
          <span className="t">Area {at + 1}</span>
          {members.map(([name, label]) => (
            <label key={name} className="crop-edge">
              <span>
                {label}
                <span className="unseen"> of area {at + 1}</span>
              </span>
              <input
                type="number"
                className="field small"
                value={area[name]}
                min={name === "x" || name === "y" ? 0 : 1}
                onChange={(event) =>
                  onChange(at, clampArea({ ...area, [name]: event.currentTarget.valueAsNumber || 0 }, size))
                }
              />
            </label>
          ))}
          <IconButton icon={Trash2} label={`Take area ${at + 1} away`} onPress={() => onRemove(at)} />
        </li>
      ))}
    </ul>
  );
}
