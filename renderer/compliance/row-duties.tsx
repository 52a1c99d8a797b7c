import { Button } from "../components/button.tsx";
import type { DutyLine } from "../duties.ts";
import { aimAt } from "../stores/aim.ts";
import { go } from "../stores/place.ts";

/** What to do about a row, each with the button that leads to it. */
export function RowDuties({ lines }: { lines: readonly DutyLine[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="findings">
      <h3>What to do</h3>
      <ul className="row-duties">
        {lines.map((line) => (
          <li key={line.id}>
            <span>
              <bdi>{line.title}</bdi>
              {line.when !== "" && <small className="when">{line.when}</small>}
            </span>
            <Button
              small
              aria-label={`${line.action}: ${line.title}`}
              onPress={() => {
                aimAt(line.aim);
                go(line.place);
              }}
            >
              {line.action}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
