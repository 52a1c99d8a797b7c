import { ShieldCheck } from "lucide-react";
import { pressing } from "../../main/model/duty.ts";
import { count } from "../format.ts";
import type { RailItem } from "../screens/index.tsx";
import { useReady } from "../stores/app.ts";
import { useDutiesOf } from "../stores/duties.ts";
import { go, usePlace } from "../stores/place.ts";

function Item({ item, here, waiting }: { item: RailItem; here: boolean; waiting: number }) {
  const Icon = item.icon;
  const counts = item.place.screen === "today" && waiting > 0;
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
            {count(waiting)}
            <span className="unseen"> {waiting === 1 ? "thing needs" : "things need"} you now</span>
          </span>
        )}
      </button>
    </li>
  );
}

/** The screens, on the left. Beside Today: what can’t wait in the person’s own department. */
export function Rail({ items }: { items: readonly RailItem[] }) {
  const { person } = useReady();
  const { desk } = useDutiesOf(person.department);
  const screen = usePlace(({ place }) => place.screen);
  return (
    <nav className="rail" aria-label="Screens">
      <div className="brand">
        <ShieldCheck size={19} aria-hidden="true" />
        <span>Custodia</span>
      </div>
      <ul>
        {items.map((item) => (
          <Item
            key={item.label}
            item={item}
            here={item.holds.includes(screen)}
            waiting={desk === null ? 0 : pressing(desk.counts)}
          />
        ))}
      </ul>
      <div className="rail-foot">
        <b>{person.department}</b>
        {person.name}
      </div>
    </nav>
  );
}
