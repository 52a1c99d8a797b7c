import { ShieldCheck } from "lucide-react";
import type { RailItem } from "../screens/index.tsx";
import { useReady } from "../stores/app.ts";
import { go, usePlace } from "../stores/place.ts";

function Item({ item, here, open }: { item: RailItem; here: boolean; open: number }) {
  const Icon = item.icon;
  const counts = item.place.screen === "today" && open > 0;
  return (
    <li className={item.apart ? "apart" : undefined}>
      <button
        type="button"
        className="rail-item"
        aria-current={here ? "page" : undefined}
        title={item.label}
        onClick={() => go(item.place)}
      >
        <Icon size={17} strokeWidth={1.9} aria-hidden="true" />
        <span className="rail-label">{item.label}</span>
        {counts && (
          <span className="count">
            {open}
            <span className="unseen"> open {open === 1 ? "case" : "cases"}</span>
          </span>
        )}
      </button>
    </li>
  );
}

/** The screens, on the left. */
export function Rail({ items }: { items: readonly RailItem[] }) {
  const { person, log } = useReady();
  const screen = usePlace(({ place }) => place.screen);
  return (
    <nav className="rail" aria-label="Screens">
      <div className="brand">
        <ShieldCheck size={19} aria-hidden="true" />
        <span>Custodia</span>
      </div>
      <ul>
        {items.map((item) => (
          <Item key={item.label} item={item} here={item.holds.includes(screen)} open={log.openCases} />
        ))}
      </ul>
      <div className="rail-foot">
        <b>{person.department}</b>
        {person.name}
      </div>
    </nav>
  );
}
